package dev.pawl.processor.code;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * A member that the task's class can't reach by its name, and the static method of the task's class
 * that reaches it through a handle.
 *
 * @param kind what the static method does
 * @param name the static method's name
 * @param member the field, method or constructor; for {@link Kind#OUTER} and the kinds that concern
 *     a class, the class
 * @param site where the member is looked up: the class that declares it, or what {@code super}
 *     stands for
 * @param holder the class in whose name it is looked up, and whose instance the receiver is
 * @param signature how the static method is declared
 */
public record Accessor(
    Kind kind,
    String name,
    Element member,
    TypeElement site,
    TypeElement holder,
    AccessSignature signature) {
  /** What is done with the member. */
  public enum Kind {
    /** Calls the method: receiver first unless it is static. */
    CALL,
    /** Calls the accessor of a record's component for a pattern. */
    COMPONENT,
    /** Calls the method of the superclass or superinterface, as {@code super.m()} does. */
    SUPER_CALL,
    /** Calls the method of this very class, whatever a subclass has made of it. */
    OWN_CALL,
    /** Calls the constructor: the enclosing instance first, if the class is an inner one. */
    CREATE,
    /** The same where the class is named without its type arguments (JLS 4.8). */
    CREATE_RAW,
    /** Calls the constructor of an anonymous class that javac compiled in the user's class. */
    CREATE_COMPILED,
    /** Gives the field's value. */
    READ,
    /** Sets the field and gives the value that it was set to. */
    WRITE,
    /** Does {@code ++} in front of the field. */
    PRE_INCREMENT,
    /** Does {@code --} in front of the field. */
    PRE_DECREMENT,
    /** Does {@code ++} behind the field. */
    POST_INCREMENT,
    /** Does {@code --} behind the field. */
    POST_DECREMENT,
    /** Gives the enclosing instance, as {@code Outer.this} does. */
    OUTER;

    /** Whether it reads and writes, by means of the accessors that do one of it. */
    public boolean steps() {
      return switch (this) {
        case PRE_INCREMENT, PRE_DECREMENT, POST_INCREMENT, POST_DECREMENT -> true;
        default -> false;
      };
    }
  }

  /** Whether it calls a constructor. */
  public boolean creates() {
    return switch (kind) {
      case CREATE, CREATE_RAW, CREATE_COMPILED -> true;
      default -> false;
    };
  }

  /** Whether the member belongs to no instance. */
  public boolean isStatic() {
    return Names.isStatic(member);
  }
}
