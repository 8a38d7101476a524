package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.BOOLEAN;
import static dev.pawl.processor.testing.random.JavaType.BOX;
import static dev.pawl.processor.testing.random.JavaType.COLOUR;
import static dev.pawl.processor.testing.random.JavaType.DOUBLE;
import static dev.pawl.processor.testing.random.JavaType.INT;
import static dev.pawl.processor.testing.random.JavaType.INTEGER;
import static dev.pawl.processor.testing.random.JavaType.INTS;
import static dev.pawl.processor.testing.random.JavaType.LONG;
import static dev.pawl.processor.testing.random.JavaType.NUMBERS;
import static dev.pawl.processor.testing.random.JavaType.OBJECT;
import static dev.pawl.processor.testing.random.JavaType.SECRET;
import static dev.pawl.processor.testing.random.JavaType.STRING;
import static dev.pawl.processor.testing.random.JavaType.TEXTS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Random expressions of a given type, with awaits in every operand position. */
final class Expressions {
  private final Dice dice;
  private final Scope scope;
  private final SwitchExpressions switches;
  private final Lvalues lvalues;
  private final Closures closures;
  private final InferredValues inferredValues;
  private final Callees callees;
  private final Host host;
  private AsyncBlocks blocks;

  /** In a lambda: nothing may be awaited there, and only what never changes may be captured. */
  private boolean inLambda;

  private Focus focus = Focus.NONE;

  /**
   * The variable that a statement is about.
   *
   * @param type null if there is none
   * @param text how it is named
   */
  record Focus(JavaType type, String text) {
    static final Focus NONE = new Focus(null, "");
  }

  Expressions(Dice dice, Scope scope, Host host, SwitchExpressions switches, Callees callees) {
    this.dice = dice;
    this.scope = scope;
    this.host = host;
    this.switches = switches;
    this.lvalues = new Lvalues(dice, scope, host, this);
    this.closures = new Closures(dice, scope, this);
    this.inferredValues = new InferredValues(dice, scope, this);
    this.callees = callees;
  }

  /** Who writes what has types that only javac names. */
  InferredValues inferredValues() {
    return inferredValues;
  }

  /** Who writes async blocks. */
  void blocks(AsyncBlocks writer) {
    blocks = writer;
  }

  /**
   * Lets what follows use one variable more often than others, so that operands change what other
   * operands have read.
   *
   * @return what was in focus before
   */
  Focus focusOn(Focus next) {
    Focus before = focus;
    focus = next;
    return before;
  }

  Focus focus() {
    return focus;
  }

  /** A variable that can be used and assigned here. */
  Focus anyFocus() {
    JavaType type = dice.pick(INT, INT, STRING, LONG, INTS, BOX, JavaType.any(dice));
    List<Local> locals = scope.locals(local -> local.type() == type && !local.isFixed());
    boolean isLocal = !locals.isEmpty() && !dice.oneIn(3);
    return new Focus(type, isLocal ? dice.pick(locals).name() : lvalues.field(type));
  }

  /** An expression that has exactly the type, or for a primitive one perhaps the boxed type. */
  String of(JavaType type, int depth) {
    if (depth <= 0 || dice.oneIn(6)) {
      boolean isAwaited = !inLambda && dice.oneIn(4);
      return isAwaited ? "await(Leaf.<" + type.boxed() + ">of(" + leaf(type) + "))" : leaf(type);
    }
    if (dice.oneIn(3) && !inLambda) {
      return awaited(type, depth - 1);
    }
    return switch (dice.below(12)) {
      case 0 -> conditional(type, depth - 1);
      case 1 -> "Case.<" + type.boxed() + ">seen(" + of(type, depth - 1) + ")";
      case 2 -> inLambda ? leaf(type) : lvalues.assignment(type, depth - 1);
      case 3 -> inLambda ? leaf(type) : switches.of(type, depth - 1);
      case 4 -> closures.of(type, depth - 1);
      case 5 -> "Case.<" + type.boxed() + ">id(" + of(type, depth - 1) + ")";
      case 6 -> inLambda ? leaf(type) : lvalues.compound(type, depth - 1);
      default -> special(type, depth - 1);
    };
  }

  /** A statement's expression: an await, an assignment, an increment or a call. */
  String statement(int depth) {
    JavaType type = JavaType.any(dice);
    return switch (dice.below(6)) {
      case 0 -> "log(" + of(type, depth) + ")";
      case 1 -> awaitOf(type, depth);
      case 2 -> lvalues.increment();
      case 3 ->
          unparenthesised(lvalues.compound(dice.pick(INT, STRING, LONG, JavaType.BYTE), depth));
      default -> unparenthesised(lvalues.assignment(type, depth));
    };
  }

  private static String unparenthesised(String text) {
    return text.substring(1, text.length() - 1);
  }

  String leaf(JavaType type) {
    if (focus.type() == type && !inLambda && dice.oneIn(2)) {
      return dice.oneIn(3) ? changed(focus) : focus.text();
    }
    List<Local> locals = locals(type);
    if (!locals.isEmpty() && !dice.oneIn(3)) {
      return dice.pick(locals).name();
    }
    return dice.oneIn(3) ? lvalues.field(type) : type.typedLiteral(dice);
  }

  private String changed(Focus variable) {
    return variable.type().isNumeric() && dice.oneIn(2)
        ? "(" + dice.pick("++", "--") + variable.text() + ")"
        : "(" + variable.text() + " = " + variable.type().typedLiteral(dice) + ")";
  }

  private List<Local> locals(JavaType type) {
    return scope.locals(local -> local.type() == type && (local.isFixed() || !inLambda));
  }

  private String awaited(JavaType type, int depth) {
    String await = awaitOf(type, depth);
    // A boxed value in a place of the primitive type is unboxed; sometimes that is written down.
    return type.text().equals(type.boxed()) || !dice.oneIn(4)
        ? await
        : "(" + type.text() + ") " + await;
  }

  private String awaitOf(JavaType type, int depth) {
    String value = of(type, depth);
    String typed = "Leaf.<" + type.boxed() + ">";
    return switch (dice.below(10)) {
      case 0 ->
          "await(%s ? %sof(%s) : %sof(%s))"
              .formatted(of(BOOLEAN, depth), typed, value, typed, of(type, depth - 1));
      case 1 -> {
        scope.throwsChecked("Checked");
        yield "await(%srisky(%s))".formatted(typed, value);
      }
      case 2 -> "Task.await(%sof(%s))".formatted(typed, value);
      case 3 -> machine(type, value, depth);
      default -> "await(%sof(%s))".formatted(typed, value);
    };
  }

  /** An await of another generated task. */
  private String machine(JavaType type, String value, int depth) {
    List<Callees.Callee> random = callees.of(type, host);
    if (!random.isEmpty() && dice.oneIn(2)) {
      return call(dice.pick(random), depth - 1);
    }
    if (dice.oneIn(3)) {
      return blocks.expression(type);
    }
    if (dice.oneIn(3)) {
      return generic(type, value, depth - 1);
    }
    if (type == INT) {
      return dice.oneIn(2) || !host.hasProgram()
          ? "await(CaseAsync.twice(" + value + "))"
          : "await(CaseAsync.scaled("
              + host.program()
              + ", "
              + value
              + ", "
              + of(LONG, depth - 1)
              + "))";
    }
    if (type == STRING) {
      scope.throwsChecked("Checked");
      return "await(CaseAsync.quoted(" + value + "))";
    }
    return "await(CaseAsync.<" + type.boxed() + ">same(" + value + "))";
  }

  private String call(Callees.Callee callee, int depth) {
    List<String> arguments = new ArrayList<>();
    if (!callee.host().isStatic()) {
      String receiver = callee.host().receiver();
      arguments.add(receiver.isEmpty() ? host.program() : receiver.formatted(own(receiver, depth)));
    }
    if (callee.extra() != null) {
      arguments.add(of(callee.extra(), depth));
    }
    callee.parameters().forEach(type -> arguments.add(argument(type, depth)));
    if (callee.throwsChecked()) {
      scope.throwsChecked("Checked");
    }
    return "await(%s.%s(%s))"
        .formatted(callee.host().facade(), callee.name(), String.join(", ", arguments));
  }

  /** What a receiver is made of. */
  private String own(String receiver, int depth) {
    return of(receiver.contains("<Integer>") ? INTEGER : STRING, depth);
  }

  /** A boxed byte is no int, so that an overload might be missed. */
  private String argument(JavaType type, int depth) {
    return "(" + type.text() + ") (" + of(type, depth) + ")";
  }

  /** Factories with type variables, thrown ones included, and with any number of arguments. */
  private String generic(JavaType type, String value, int depth) {
    return switch (type) {
      case STRING -> "await(CaseAsync.<String>larger(%s, %s))".formatted(value, of(STRING, depth));
      case INTEGER ->
          "await(CaseAsync.<Integer>larger(%s, %s))".formatted(value, of(INTEGER, depth));
      case INT ->
          dice.oneIn(2) || !host.hasProgram()
              ? "await(CaseAsync.total(%s, %s))".formatted(value, of(INT, depth))
              : "await(Case_InnerAsync.shifted(%s.new Inner(%s), %s))"
                  .formatted(host.program(), value, of(INT, depth));
      case TEXTS ->
          "await(CaseAsync.<String, RuntimeException>copied(%s, new SubFailure(\"copied\")))"
              .formatted(value);
      default -> "await(CaseAsync.<" + type.boxed() + ">same(" + value + "))";
    };
  }

  private String conditional(JavaType type, int depth) {
    return "(%s ? %s : %s)".formatted(of(BOOLEAN, depth), of(type, depth), of(type, depth));
  }

  /** What comes before a member's name: a class inside the body has a {@code this} of its own. */
  String self() {
    return inLambda ? "Case.this." : host.program() + ".";
  }

  /** Whether that is where the expression stands. */
  boolean areInLambda() {
    return inLambda;
  }

  /** What may stand in a lambda. */
  String inLambda(JavaType type, int depth) {
    return inLambda(() -> of(type, depth));
  }

  /** What {@code writing} writes, made of what may stand in a lambda. */
  String inLambda(Supplier<String> writing) {
    boolean before = inLambda;
    inLambda = true;
    String body = writing.get();
    inLambda = before;
    return body;
  }

  /** What only this type has. */
  private String special(JavaType type, int depth) {
    List<String> terms = host.terms(type, inLambda);
    if (!terms.isEmpty() && dice.oneIn(3)) {
      String term = dice.pick(terms);
      return term.contains("%s") ? term.formatted(of(INT, depth)) : term;
    }
    return switch (type) {
      case INT -> number(depth);
      case LONG, DOUBLE, FLOAT -> arithmetic(type, depth);
      case SHORT, BYTE, CHAR -> "(%s) (%s)".formatted(type.text(), number(depth));
      case BOOLEAN -> truth(depth);
      case STRING -> text(depth);
      case INTEGER -> integer(depth);
      case OBJECT -> object(depth);
      case COLOUR -> "Colour.at(" + of(INT, depth) + ")";
      case INTS -> "new int[] {" + of(INT, depth) + ", " + of(INT, depth) + ", " + leaf(INT) + "}";
      case TEXTS -> "Arrays.asList(" + of(STRING, depth) + ", " + of(STRING, depth) + ")";
      case BOX -> "new Box<Integer>(" + of(INT, depth) + ")";
      case NUMBERS ->
          "Case.<List<? extends Number>>id(Arrays.asList("
              + of(INTEGER, depth)
              + ", "
              + of(DOUBLE, depth)
              + "))";
      case SECRET ->
          dice.pick("new Secret<Integer>(", "Secret.<Integer>of(") + of(INTEGER, depth) + ")";
    };
  }

  /** Some are what private methods and fields of a private class give. */
  private String integer(int depth) {
    return switch (dice.below(6)) {
      case 0 -> of(SECRET, depth) + ".kept";
      case 1 -> of(SECRET, depth) + ".kept(" + of(INT, depth) + ")";
      case 2 -> of(SECRET, depth) + ".passed(" + of(INTEGER, depth) + ")";
      default -> "Integer.valueOf(" + of(INT, depth) + ")";
    };
  }

  private String number(int depth) {
    return switch (dice.below(18)) {
      case 0 -> dice.pick("-", "~", "+") + "(" + of(INT, depth) + ")";
      case 1 -> "mix(" + of(INT, depth) + ", " + of(LONG, depth) + ", " + of(STRING, depth) + ")";
      case 2 -> "sum(" + of(INT, depth) + ", " + of(INT, depth) + ", " + of(INT, depth) + ")";
      case 3 -> lvalues.element(depth);
      case 4 ->
          !host.hasProgram()
              ? "sum()"
              : dice.pick(self(), "") + "plus(" + of(INT, depth) + ", " + of(INT, depth) + ")";
      case 5 -> of(BOX, depth) + ".get(" + of(INT, depth) + ")";
      case 6 -> narrowed(dice.pick(LONG, DOUBLE), depth);
      case 7 -> "size(" + of(TEXTS, depth) + ", " + of(OBJECT, depth) + ")";
      case 8 -> of(COLOUR, depth) + ".ordinal()";
      case 9 -> of(NUMBERS, depth) + ".get(" + of(INT, depth) + " & 1).intValue()";
      case 10 -> "first((List<? extends Number>) " + of(NUMBERS, depth) + ").intValue()";
      case 11 -> of(SECRET, depth) + ".weigh(" + of(INT, depth) + ")";
      case 12 -> of(SECRET, depth) + ".count";
      case 13, 14 -> inferredValues.number(depth);
      default -> arithmetic(INT, depth);
    };
  }

  /** A boxed value has to be unboxed before it can be narrowed. */
  private String narrowed(JavaType type, int depth) {
    return "(int) (" + type.text() + ") (" + of(type, depth) + ")";
  }

  private String arithmetic(JavaType type, int depth) {
    JavaType other =
        type == INT ? dice.pick(JavaType.INT, JavaType.BYTE, JavaType.CHAR) : dice.pick(type, INT);
    String operator =
        type.isWhole()
            ? dice.pick(
                "+",
                "-",
                "*",
                "&",
                "|",
                "^",
                "+",
                "-",
                "<<",
                ">>",
                ">>>",
                dice.oneIn(3) ? "/" : "%")
            : dice.pick("+", "-", "*", "/");
    return "(%s %s %s)".formatted(of(type, depth), operator, of(other, depth));
  }

  /**
   * Never a constant: javac 17 crashes on patterns in code that it takes for dead, as in {@code
   * false && o instanceof Integer n}.
   */
  private String truth(int depth) {
    return switch (dice.below(8)) {
      case 0 -> "!(" + of(BOOLEAN, depth) + ")";
      case 1, 2 ->
          "(%s %s %s)".formatted(of(BOOLEAN, depth), dice.pick("&&", "||"), of(BOOLEAN, depth));
      case 3 ->
          "(%s %s %s)"
              .formatted(of(BOOLEAN, depth), dice.pick("&", "|", "^", "=="), of(BOOLEAN, depth));
      case 4 ->
          "(%s instanceof Integer %s && %2$s > %s)"
              .formatted(of(OBJECT, depth), scope.freshName("n"), of(INT, depth));
      case 5 -> "(%s instanceof String)".formatted(of(OBJECT, depth));
      case 6 -> "(%s == %s)".formatted(of(COLOUR, depth), of(COLOUR, depth));
      default ->
          "(value(%s) %s %s)"
              .formatted(
                  of(INT, depth),
                  dice.pick("<", ">=", "==", "!="),
                  of(dice.pick(INT, LONG), depth));
    };
  }

  private String text(int depth) {
    JavaType one = JavaType.any(dice);
    return switch (dice.below(3)) {
      case 0 ->
          "clip(\"\" + %s + %s)".formatted(shown(one, depth), shown(JavaType.any(dice), depth));
      case 1 -> "clip(%s + %s)".formatted(of(STRING, depth), shown(one, depth));
      default -> "show(" + of(one, depth) + ")";
    };
  }

  /** As an operand of a concatenation, where an array or a double would not look the same twice. */
  private String shown(JavaType type, int depth) {
    return type == INTS || type == OBJECT ? "show(" + of(type, depth) + ")" : of(type, depth);
  }

  private String object(int depth) {
    JavaType type = dice.pick(INT, STRING, LONG, BOOLEAN, DOUBLE, INTEGER);
    return "((Object) (" + of(type, depth) + "))";
  }
}
