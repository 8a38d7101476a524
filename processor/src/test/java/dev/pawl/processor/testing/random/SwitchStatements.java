package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.COLOUR;
import static dev.pawl.processor.testing.random.JavaType.INT;
import static dev.pawl.processor.testing.random.JavaType.STRING;

import java.util.List;

/** Switches: statements old and new, and expressions. */
final class SwitchStatements {
  private final Dice dice;
  private final Scope scope;
  private final Draft draft;
  private final Statements statements;

  SwitchStatements(Dice dice, Scope scope, Draft draft, Statements statements) {
    this.dice = dice;
    this.scope = scope;
    this.draft = draft;
    this.statements = statements;
  }

  boolean statement() {
    JavaType selector = dice.pick(INT, STRING, COLOUR);
    draft.open("switch (" + statements.expression(selector) + ") {");
    scope.enter(new JumpTarget(null, JumpTarget.Kind.SWITCH));
    if (dice.oneIn(2)) {
      groups(labels(selector));
    } else {
      rules(labels(selector));
    }
    scope.leaveTarget();
    draft.close("}");
    return true;
  }

  private static List<String> labels(JavaType selector) {
    return switch (selector) {
      case STRING -> List.of("\"a\"", "\"bc\"", "\"Aa\"", "\"BB\"");
      case COLOUR -> List.of("RED", "GREEN", "BLUE");
      default -> List.of("1", "2", "-1", "0", "1000");
    };
  }

  /** With falling through, the default anywhere, and locals that all groups share a scope for. */
  private void groups(List<String> labels) {
    int otherwise = dice.below(labels.size() * 2);
    scope.enter();
    for (int i = 0; i < labels.size(); i++) {
      draft.line("case " + labels.get(i) + ":" + (i == otherwise ? " default:" : ""));
      if (i == labels.size() - 1) {
        statements.completingStatements();
      } else if (!dice.oneIn(3)) {
        group();
      }
    }
    scope.hide();
  }

  private void group() {
    scope.enter();
    boolean completes = statements.statements();
    scope.hide();
    if (completes && dice.oneIn(2)) {
      draft.line("break;");
    }
  }

  private void rules(List<String> labels) {
    draft.line("case " + labels.get(0) + " -> log(" + statements.expression(STRING) + ");");
    draft.open("case " + labels.get(1) + ", " + labels.get(2) + " -> {");
    statements.block();
    draft.close("}");
    if (dice.oneIn(2)) {
      draft.open("default -> {");
      statements.block();
      draft.close("}");
    }
  }

  /** A switch expression; no jump goes out of it. */
  String expression(JavaType type, int depth) {
    JavaType selector = dice.pick(INT, STRING, COLOUR);
    String on = statements.expression(selector, depth);
    List<String> labels = labels(selector);
    return draft
        .aside(
            () -> {
              scope.enter(new JumpTarget(null, JumpTarget.Kind.WALL));
              draft.open("(switch (" + on + ") {");
              draft.line(
                  "case " + labels.get(0) + " -> " + statements.expression(type, depth) + ";");
              draft.line("case " + labels.get(1) + " -> " + yieldingBlock(type, depth));
              draft.line("default -> " + statements.expression(type, depth) + ";");
              draft.close("})");
              scope.leaveTarget();
            })
        .strip();
  }

  /** {@code yield (x)} may be taken for a call of a method named yield. */
  private static String yielded(String value, JavaType type) {
    return value.startsWith("(") ? "Case.<" + type.boxed() + ">id(" + value + ")" : value;
  }

  private String yieldingBlock(JavaType type, int depth) {
    return draft
        .aside(
            () -> {
              draft.open("{");
              scope.enter();
              if (statements.statements()) {
                draft.line("yield " + yielded(statements.expression(type, depth), type) + ";");
              }
              scope.leave();
              draft.close("}");
            })
        .strip();
  }
}
