package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.BOOLEAN;
import static dev.pawl.processor.testing.random.JavaType.INT;
import static dev.pawl.processor.testing.random.JavaType.INTEGER;
import static dev.pawl.processor.testing.random.JavaType.OBJECT;
import static dev.pawl.processor.testing.random.JavaType.STRING;

/** Switches over patterns with guards, of records in records, too; from Java 21 on. */
final class PatternSwitches {
  private static final int SINCE = 21;
  private static final boolean HAVE_UNNAMED = Runtime.version().feature() >= 22;

  private final Dice dice;
  private final Scope scope;
  private final Draft draft;
  private final Statements statements;

  PatternSwitches(Dice dice, Scope scope, Draft draft, Statements statements) {
    this.dice = dice;
    this.scope = scope;
    this.draft = draft;
    this.statements = statements;
  }

  static boolean arePossible() {
    return Runtime.version().feature() >= SINCE;
  }

  boolean statement() {
    String selector =
        dice.oneIn(2)
            ? "await(of((Object) " + pair(dice.below(3)) + "))"
            : "(Object) " + statements.expression(OBJECT);
    draft.open("switch (" + selector + ") {");
    scope.enter(new JumpTarget(null, JumpTarget.Kind.SWITCH));
    typeCase(INTEGER);
    recordCase();
    if (dice.oneIn(2)) {
      nestedCase();
    }
    if (dice.oneIn(2)) {
      typeCase(STRING);
    }
    draft.open(dice.pick("default -> {", "case null, default -> {"));
    statements.block();
    draft.close("}");
    scope.leaveTarget();
    draft.close("}");
    return true;
  }

  private String pair(int depth) {
    String first = depth == 0 ? statements.expression(OBJECT) : pair(depth - 1);
    return "new Pair(%s, %s)".formatted(first, statements.expression(STRING));
  }

  private void typeCase(JavaType type) {
    Local bound = new Local(scope.freshName("p"), type, true);
    arm(type.text() + " " + bound.name(), bound);
  }

  private void recordCase() {
    Local bound = new Local(scope.freshName("p"), INT, true);
    String text = scope.freshName("p");
    arm("Pair(Integer " + bound.name() + ", var " + text + ")", bound);
  }

  private void nestedCase() {
    Local bound = new Local(scope.freshName("p"), STRING, true);
    String other = HAVE_UNNAMED ? dice.pick("_", "var _", "Object _") : "var " + otherName();
    String inner = dice.oneIn(2) ? "Pair(var " + otherName() + ", " + other + ")" : other;
    arm("Pair(Pair(%s, String %s), Object %s)".formatted(inner, bound.name(), otherName()), bound);
  }

  private String otherName() {
    return scope.freshName("p");
  }

  private void arm(String pattern, Local bound) {
    scope.enter();
    scope.reveal(bound);
    draft.open("case " + pattern + (dice.oneIn(2) ? " when " + guard() : "") + " -> {");
    statements.block();
    draft.close("}");
    scope.hide();
  }

  /** A guard may assign nothing but what it declares, as a lambda may not. */
  private String guard() {
    String condition = statements.expressionInLambda(BOOLEAN);
    return dice.oneIn(2) ? condition : "await(of(" + condition + "))";
  }
}
