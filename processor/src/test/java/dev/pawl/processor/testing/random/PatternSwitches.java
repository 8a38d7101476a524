package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.BOOLEAN;
import static dev.pawl.processor.testing.random.JavaType.INT;
import static dev.pawl.processor.testing.random.JavaType.INTEGER;
import static dev.pawl.processor.testing.random.JavaType.OBJECT;
import static dev.pawl.processor.testing.random.JavaType.STRING;

/** Switches over patterns with guards, of records, too; from Java 21 on. */
final class PatternSwitches {
  private static final int SINCE = 21;

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
            ? "await(of((Object) new Pair(%s, %s)))"
                .formatted(statements.expression(OBJECT), statements.expression(STRING))
            : "(Object) " + statements.expression(OBJECT);
    draft.open("switch (" + selector + ") {");
    scope.enter(new JumpTarget(null, JumpTarget.Kind.SWITCH));
    typeCase(INTEGER);
    recordCase();
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

  private void typeCase(JavaType type) {
    Local bound = new Local(scope.freshName("p"), type, true);
    arm(type.text() + " " + bound.name(), bound);
  }

  private void recordCase() {
    Local bound = new Local(scope.freshName("p"), INT, true);
    String text = scope.freshName("p");
    arm("Pair(Integer " + bound.name() + ", var " + text + ")", bound);
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
