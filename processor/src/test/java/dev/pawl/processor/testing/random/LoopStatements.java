package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.INT;
import static dev.pawl.processor.testing.random.JavaType.INTS;
import static dev.pawl.processor.testing.random.JavaType.STRING;
import static dev.pawl.processor.testing.random.JavaType.TEXTS;

/** Loops of all kinds. All of them end: the run's fuel is in every condition. */
final class LoopStatements {
  private final Dice dice;
  private final Scope scope;
  private final Draft draft;
  private final Statements statements;

  LoopStatements(Dice dice, Scope scope, Draft draft, Statements statements) {
    this.dice = dice;
    this.scope = scope;
    this.draft = draft;
    this.statements = statements;
  }

  boolean statement() {
    String label = dice.oneIn(3) ? null : scope.freshName("loop");
    scope.enter();
    switch (dice.below(6)) {
      case 0 -> loop(label, "while (more() && " + statements.condition() + ") {", "}");
      case 1 -> atLeastOnce(label);
      case 2 -> counting(label);
      case 3 -> endless(label);
      case 4 -> each(label, INT, INTS);
      default -> each(label, STRING, TEXTS);
    }
    scope.leave();
    return true;
  }

  /** The only loop that can't complete if its body can't. */
  private void atLeastOnce(String label) {
    draft.open(labelled(label, "do {"));
    scope.enter(new JumpTarget(label, JumpTarget.Kind.LOOP));
    scope.enter();
    statements.completingStatements();
    scope.leave();
    scope.leaveTarget();
    draft.close("} while (more() && " + statements.condition() + ");");
  }

  private void loop(String label, String head, String tail) {
    draft.open(labelled(label, head));
    body(label);
    draft.close(tail);
  }

  private static String labelled(String label, String head) {
    return label == null ? head : label + ": " + head;
  }

  private void body(String label) {
    scope.enter(new JumpTarget(label, JumpTarget.Kind.LOOP));
    statements.block();
    scope.leaveTarget();
  }

  private void counting(String label) {
    Local i = scope.announce(INT, false);
    String start = statements.expression(INT);
    scope.reveal(i);
    String limit = dice.oneIn(2) ? "3" : statements.expression(INT);
    String update =
        dice.oneIn(2) ? i.name() + "++" : i.name() + " += " + statements.expression(INT);
    String head = "for (int %s = %s; more() && %s < %s; %s) {";
    loop(label, head.formatted(i.name(), start, i.name(), limit, update), "}");
  }

  private void endless(String label) {
    draft.open(labelled(label, dice.pick("for (;;) {", "while (true) {")));
    draft.open("if (!more()) {");
    draft.line("break;");
    draft.close("}");
    body(label);
    draft.close("}");
  }

  private void each(String label, JavaType element, JavaType source) {
    String from = statements.expression(source);
    Local local = scope.declare(element, dice.oneIn(2));
    String type = dice.oneIn(4) ? "var" : element.text();
    loop(label, "for (" + type + " " + local.name() + " : " + from + ") {", "}");
  }
}
