package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.BOOLEAN;
import static dev.pawl.processor.testing.random.JavaType.INT;
import static dev.pawl.processor.testing.random.JavaType.OBJECT;
import static dev.pawl.processor.testing.random.JavaType.STRING;

import java.util.ArrayList;
import java.util.List;

/**
 * What a random method is a member of: the program's class, or a class, record, enum or interface
 * of its own in that.
 */
final class Host {
  /** An expression that the method's class makes possible, with {@code %s} for an int. */
  private record Term(JavaType type, String text, boolean inLambda) {}

  private final String head;
  private final String facade;
  private final String receiver;
  private final boolean isInterface;
  private final boolean hasProgram;
  private final String program;
  private final List<Term> terms = new ArrayList<>();

  private Host(
      String head,
      String facade,
      String receiver,
      boolean isInterface,
      boolean hasProgram,
      String program) {
    this.head = head;
    this.facade = facade;
    this.receiver = receiver;
    this.isInterface = isInterface;
    this.hasProgram = hasProgram;
    this.program = program;
  }

  /** The program's class itself. */
  static Host program(boolean isStatic) {
    return new Host("", "CaseAsync", isStatic ? null : "", false, !isStatic, "this");
  }

  /**
   * A type of the method's own.
   *
   * @param name of the type
   */
  static Host nested(String name, boolean isStatic, Dice dice) {
    String access = dice.pick("", "private ");
    String argument = dice.pick("Integer", "String");
    return switch (dice.below(5)) {
      case 0 -> record(name, isStatic, access, argument);
      case 1 -> enumeration(name, isStatic);
      case 2 -> interfaceType(name, isStatic, access, argument);
      case 3 -> generic(name, isStatic, access + "static ", false, argument);
      default -> generic(name, isStatic, access, !isStatic, argument);
    };
  }

  /** A class in a hierarchy of generic ones; an inner one if {@code hasProgram}. */
  private static Host generic(
      String name, boolean isStatic, String modifiers, boolean hasProgram, String argument) {
    String head =
        """
        %sclass %s<T extends Comparable<? super T>> extends Parent<T> {
          private T kept;
          %s(T own) { super(own); kept = own; }
        """
            .formatted(modifiers, name, name);
    Host host =
        nested(head, name, isStatic, "new " + name + "<" + argument + ">(%s)", hasProgram, false);
    if (!isStatic) {
      host.add(INT, "weight", true);
      host.add(INT, "(weight += %s)", true);
      host.add(INT, "weigh(%s)", true);
      host.add(INT, "super.weigh(%s)", false);
      host.add(INT, name + ".super.weigh(%s)", true);
      host.add(OBJECT, "((Object) kept)", true);
      host.add(OBJECT, "((Object) (kept = id(own)))", true);
      host.add(OBJECT, "((Object) await(Leaf.<T>of(kept = own)))", false);
      host.add(STRING, "show(await(CaseAsync.<T>larger(own, await(Leaf.<T>of(kept)))))", false);
      host.add(BOOLEAN, "(own.compareTo(kept) == %s)", true);
    }
    return host;
  }

  private static Host record(String name, boolean isStatic, String access, String argument) {
    String head =
        "%srecord %s<T>(T own, int weight) implements Weighing {\n".formatted(access, name);
    String receiver = "new " + name + "<" + argument + ">(%s, 4)";
    Host host = nested(head, name, isStatic, receiver, false, false);
    if (!isStatic) {
      host.addWeighing();
      host.add(INT, "weight", true);
      host.add(INT, "weight()", true);
      host.add(OBJECT, "((Object) own)", true);
      host.add(OBJECT, "((Object) await(Leaf.<T>of(own())))", false);
      host.add(STRING, "clip(toString())", false);
    }
    return host;
  }

  private static Host enumeration(String name, boolean isStatic) {
    String head =
        """
        enum %s implements Weighing {
          ONE(1),
          TWO(2) {
            @Override
            public int weigh(int by) {
              return by * weight();
            }
          };
          private final int weight;
          %s(int weight) { this.weight = weight; }
          int weight() { return weight; }
        """
            .formatted(name, name);
    String receiver = name + ".valueOf(show(%s).length() > 3 ? \"ONE\" : \"TWO\")";
    Host host = nested(head, name, isStatic, receiver, false, false);
    if (!isStatic) {
      host.addWeighing();
      host.add(INT, "weight", true);
      host.add(INT, "ordinal()", true);
      host.add(STRING, "name()", true);
      host.add(BOOLEAN, "(this == ONE)", false);
    }
    return host;
  }

  private static Host interfaceType(String name, boolean isStatic, String access, String argument) {
    String head =
        """
        %sinterface %s<T extends Comparable<? super T>> extends Weighing {
          T own();
        """
            .formatted(access, name);
    String receiver = "Case.<" + name + "<" + argument + ">>id(() -> " + literal(argument) + ")";
    Host host = nested(head, name, isStatic, receiver, false, true);
    if (!isStatic) {
      host.addWeighing();
      host.add(OBJECT, "((Object) own())", true);
      host.add(STRING, "show(await(CaseAsync.<T>larger(own(), await(Leaf.<T>of(own())))))", false);
    }
    return host;
  }

  private static String literal(String type) {
    return type.equals("String") ? "\"own\"" : "Integer.valueOf(6)";
  }

  private static Host nested(
      String head,
      String name,
      boolean isStatic,
      String receiver,
      boolean hasProgram,
      boolean isInterface) {
    return new Host(
        head,
        "Case_" + name + "Async",
        isStatic ? null : receiver,
        isInterface,
        hasProgram,
        "Case.this");
  }

  private void addWeighing() {
    add(INT, "weigh(%s)", true);
    add(INT, "Weighing.super.weigh(%s)", false);
  }

  private void add(JavaType type, String text, boolean inLambda) {
    terms.add(new Term(type, text, inLambda));
  }

  /** A variable of a type parameter that can be compared. */
  void addVariable(String type, String name) {
    add(OBJECT, "((Object) " + name + ")", true);
    add(OBJECT, "((Object) await(Leaf.<" + type + ">of(" + name + ")))", false);
    String other = "await(CaseAsync.<" + type + ">same(" + name + "))";
    add(STRING, "show(await(CaseAsync.<%s>larger(%s, %s)))".formatted(type, name, other), false);
    add(BOOLEAN, "(" + name + ".compareTo(id(" + name + ")) == %s)", true);
  }

  /** A method and what is around it. */
  String around(String method) {
    return head.isEmpty() ? method : head.indent(2) + method.indent(2) + "  }\n";
  }

  /** The modifiers of a method. */
  String modifiers(Dice dice) {
    String access = isInterface ? dice.pick("", "private ") : dice.pick("", "private ", "public ");
    String kind = isStatic() ? "static " : "";
    return access + (isInterface && access.isEmpty() && !isStatic() ? "default " : kind);
  }

  /** The class that makes the method's tasks. */
  String facade() {
    return facade;
  }

  /** Whether the method is one. */
  boolean isStatic() {
    return receiver == null;
  }

  /**
   * Whose method it is, as an expression, with {@code %s} for an object; empty for the program
   * itself.
   */
  String receiver() {
    return receiver;
  }

  /** Whether an instance of the program is around. */
  boolean hasProgram() {
    return hasProgram;
  }

  /** How that instance is called in the method. */
  String program() {
    return program;
  }

  /** What only this host makes possible. */
  List<String> terms(JavaType type, boolean inLambda) {
    return terms.stream()
        .filter(term -> term.type == type && (term.inLambda || !inLambda))
        .map(Term::text)
        .toList();
  }
}
