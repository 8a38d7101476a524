package dev.pawl.processor.code;

import java.util.Optional;

/** A part of {@link Code}. */
public sealed interface Piece {
  /** Text as it stands; its lines may be indented anew. */
  record Text(String text) implements Piece {}

  /** Text whose lines must not move: a text block. */
  record Verbatim(String text) implements Piece {}

  /** A variable that is read. */
  record Use(Variable variable) implements Piece {}

  /** A variable that is read and written: {@code i++}, {@code i += 2}. */
  record Update(Variable variable) implements Piece {}

  /** A variable that is only written: the left side of {@code =}. */
  record Assign(Variable variable) implements Piece {}

  /**
   * A variable that is read inside a lambda or a class, where Java asks for an effectively final
   * one. A variable that became a field or is shared by states is none, so it is copied before the
   * statement.
   */
  record Capture(Variable variable) implements Piece {}

  /**
   * The place where a variable is declared, up to its name.
   *
   * @param declaration all of it, for a variable that stays where it is: {@code final int i}
   * @param initialised whether a value follows; without one a declaration that moved away leaves
   *     nothing behind
   */
  record Declare(Variable variable, String declaration, boolean initialised) implements Piece {}

  /**
   * The place where a pattern declares a variable: {@code Circle c}. A hoisted one is bound under
   * another name and copied, see {@link Moved}.
   *
   * @param prefix what comes before the name: {@code final Circle }
   */
  record Bind(Variable variable, String prefix) implements Piece {}

  /**
   * Text that is there only if the variable does not stay where it is declared: {@code new int[] }
   * before an initialiser that only a declaration may have.
   */
  record Moved(Variable variable, String text) implements Piece {}

  /**
   * Text around a catch parameter that is thrown on: it is there only if javac no longer knows
   * which exceptions the parameter can really hold (JLS 11.2.2), so that their types are erased.
   */
  record Erased(Variable variable, String text) implements Piece {}

  /**
   * What copies a moved pattern variable out of its pattern: {@code && (c = c1) == c1} after the
   * test.
   *
   * @param variable the variable that the pattern binds
   */
  record Bound(Variable variable) implements Piece {}

  /**
   * A way out of the statement to the end of a labelled block: {@code break} and {@code continue}.
   *
   * @param braces whether the place holds one statement only, so that two need braces
   */
  record Leave(Label target, boolean braces) implements Piece {}

  /**
   * A {@code return} inside a statement that holds no await.
   *
   * @param value what is returned; empty in a method that returns nothing
   * @param braces whether the place holds one statement only, so that two need braces
   */
  record Return(Optional<Code> value, boolean braces) implements Piece {}
}
