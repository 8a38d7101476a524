package dev.pawl.processor.normalise;

import java.util.List;

/** Statements in normal form as text, for tests. */
final class StatementText {
  private final StringBuilder text = new StringBuilder();

  private StatementText() {}

  static String of(Body body) {
    StatementText text = new StatementText();
    text.all(body.statements(), "");
    return text.text.toString();
  }

  private void all(List<Statement> statements, String indent) {
    statements.forEach(statement -> one(statement, indent));
  }

  private void one(Statement statement, String indent) {
    if (statement instanceof Statement.Plain plain) {
      line(indent, plain.code().toString());
    } else if (statement instanceof Statement.Await await) {
      Suspension suspension = await.suspension();
      line(indent, suspension.polled() + " = wait for " + suspension.task());
    } else if (statement instanceof Statement.If branch) {
      block(indent, "if (" + branch.condition() + ")", branch.then());
      if (!branch.otherwise().isEmpty()) block(indent, "else", branch.otherwise());
    } else if (statement instanceof Statement.Loop loop) {
      block(indent, loop.head() + ": loop", loop.body());
    } else if (statement instanceof Statement.Block block) {
      block(indent, block.end() + ":", block.body());
    } else if (statement instanceof Statement.Switch choice) {
      line(indent, "switch (" + choice.selector() + ")");
      choice.arms().forEach(arm -> block(indent, arm.labels().toString(), arm.body()));
    } else if (statement instanceof Statement.TryCatch attempt) {
      block(indent, "try", attempt.body());
      attempt
          .catches()
          .forEach(c -> block(indent, "catch " + c.types() + " " + c.parameter(), c.body()));
    } else if (statement instanceof Statement.TryFinally attempt) {
      block(indent, "try", attempt.body());
      block(indent, "finally", attempt.normally());
      if (!attempt.afterThrow().equals(attempt.normally())) {
        block(indent, "finally after " + attempt.thrown(), attempt.afterThrow());
      }
    } else if (statement instanceof Statement.Jump jump) {
      line(indent, "→ " + jump.target());
    } else if (statement instanceof Statement.Return exit) {
      line(indent, "return" + exit.value().map(value -> " " + value).orElse("") + ";");
    }
  }

  private void block(String indent, String head, List<Statement> body) {
    line(indent, head);
    all(body, indent + "  ");
  }

  private void line(String indent, String lines) {
    lines.lines().forEach(line -> text.append(indent).append(line).append('\n'));
  }
}
