package dev.pawl.processor.code;

/**
 * A variable of the machine: one of the user's, or one that holds a value across an await. Compared
 * by identity: Java lets two variables of one method share a name, and sibling scopes often do.
 */
public final class Variable {
  /** What the variable is to the user. */
  public enum Role {
    /** A parameter of the method: has its value before the first poll. */
    PARAMETER,
    /** A local variable, pattern variable, resource or exception parameter of the user's. */
    LOCAL,
    /**
     * A constant variable of the user's (JLS 4.12.4): it may be a case label, and stays one
     * wherever it is declared.
     */
    CONSTANT,
    /** A value of ours, named for what it holds. */
    TEMPORARY
  }

  private final String name;
  private final String type;
  private final Role role;

  /**
   * @param name the name it should have; a later pass may number it
   * @param type its type as source text, as it can be written in the task's class
   * @param role what it is to the user
   */
  public Variable(String name, String type, Role role) {
    this.name = name;
    this.type = type;
    this.role = role;
  }

  /** The name that it should have; a later pass may number it. */
  public String name() {
    return name;
  }

  /** Its type as source text. */
  public String type() {
    return type;
  }

  /** What it is to the user. */
  public Role role() {
    return role;
  }

  /** Whether it holds a reference, which would keep an object alive if it were left in a field. */
  public boolean isReference() {
    return !isPrimitive();
  }

  /** What a field or local of its type holds before anything is assigned, as source text. */
  public String initialValue() {
    if (!isPrimitive()) {
      return "null";
    }
    return type.equals("boolean") ? "false" : "0";
  }

  private boolean isPrimitive() {
    return switch (type) {
      case "boolean", "byte", "short", "char", "int", "long", "float", "double" -> true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
