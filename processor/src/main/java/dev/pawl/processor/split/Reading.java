package dev.pawl.processor.split;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.normalise.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether statements mention variables. */
final class Reading {
  private final Set<Variable> variables;

  Reading(Set<Variable> variables) {
    this.variables = variables;
  }

  boolean in(Code code) {
    return code.flattened()
        .anyMatch(piece -> piece instanceof Piece.Use use && variables.contains(use.variable()));
  }

  boolean in(List<Statement> statements) {
    return statements.stream().anyMatch(this::in);
  }

  private boolean in(Statement statement) {
    if (statement instanceof Statement.Plain plain) {
      return in(plain.code());
    } else if (statement instanceof Statement.Await await) {
      return in(await.suspension().task());
    } else if (statement instanceof Statement.If branch) {
      return in(branch.condition()) || in(branch.then()) || in(branch.otherwise());
    } else if (statement instanceof Statement.Loop loop) {
      return in(loop.body());
    } else if (statement instanceof Statement.Block block) {
      return in(block.body());
    } else if (statement instanceof Statement.Switch choice) {
      return in(choice.selector()) || choice.arms().stream().anyMatch(arm -> in(arm.body()));
    } else if (statement instanceof Statement.TryCatch attempt) {
      return Stream.concat(
              Stream.of(attempt.body()), attempt.catches().stream().map(Statement.Catch::body))
          .anyMatch(this::in);
    } else if (statement instanceof Statement.TryFinally attempt) {
      return in(attempt.body()) || in(attempt.normally()) || in(attempt.afterThrow());
    }
    return statement instanceof Statement.Return exit && exit.value().filter(this::in).isPresent();
  }
}
