package dev.pawl.processor.normalise;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements in the making. */
final class Steps {
  private static final int NOWHERE = -1;

  private final List<Statement> statements = new ArrayList<>();

  List<Statement> statements() {
    return statements;
  }

  void add(Statement statement) {
    statements.add(statement);
  }

  void addAll(List<Statement> more) {
    statements.addAll(more);
  }

  /** A comment on lines of its own. */
  void comment(String comment) {
    add(new Statement.Plain(Code.text(comment), Optional.empty(), true, NOWHERE));
  }

  /** A comment at the end of the last statement's line. */
  void commentBehind(String comment) {
    if (!statements.isEmpty()
        && statements.get(statements.size() - 1) instanceof Statement.Plain last) {
      Code both = Code.of(last.code(), " " + comment);
      statements.set(
          statements.size() - 1,
          new Statement.Plain(both, last.assigned(), last.completes(), last.offset()));
    } else {
      comment(comment);
    }
  }

  /** Declares a variable of ours without a value. */
  void declare(Variable variable) {
    Piece declaration = declaration(variable, false);
    add(new Statement.Plain(Code.of(declaration, ";"), Optional.empty(), true, NOWHERE));
  }

  /** Declares a variable of ours with its value. */
  void declare(Variable variable, Code value, int offset) {
    Code code = Code.of(declaration(variable, true), " = ", value, ";");
    add(new Statement.Plain(code, Optional.of(variable), true, offset));
  }

  /** {@code variable = value;}. */
  void assign(Variable variable, Code value, int offset) {
    Code code = Code.of(Code.assign(variable), " = ", value, ";");
    add(new Statement.Plain(code, Optional.of(variable), true, offset));
  }

  private static Piece declaration(Variable variable, boolean initialised) {
    return new Piece.Declare(variable, variable.type() + " " + variable.name(), initialised);
  }
}
