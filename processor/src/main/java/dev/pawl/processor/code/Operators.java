package dev.pawl.processor.code;

import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.Tree;

/** Operators as source text: what a compound assignment does before it assigns. */
public final class Operators {
  private Operators() {}

  /** The binary operator of a compound assignment, as source text. */
  public static String of(CompoundAssignmentTree tree) {
    return switch (tree.getKind()) {
      case PLUS_ASSIGNMENT -> "+";
      case MINUS_ASSIGNMENT -> "-";
      case MULTIPLY_ASSIGNMENT -> "*";
      case DIVIDE_ASSIGNMENT -> "/";
      case REMAINDER_ASSIGNMENT -> "%";
      case AND_ASSIGNMENT -> "&";
      case OR_ASSIGNMENT -> "|";
      case XOR_ASSIGNMENT -> "^";
      case LEFT_SHIFT_ASSIGNMENT -> "<<";
      case RIGHT_SHIFT_ASSIGNMENT -> ">>";
      case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> ">>>";
      default -> throw new IllegalArgumentException(((Tree) tree).getKind().name());
    };
  }

  /**
   * Whether an expression binds more tightly than any operator, so that it needs no parentheses
   * beside one.
   */
  public static boolean isPrimary(Tree expression) {
    return switch (expression.getKind()) {
      case IDENTIFIER,
          MEMBER_SELECT,
          METHOD_INVOCATION,
          ARRAY_ACCESS,
          PARENTHESIZED,
          INT_LITERAL,
          LONG_LITERAL,
          FLOAT_LITERAL,
          DOUBLE_LITERAL,
          CHAR_LITERAL,
          STRING_LITERAL,
          BOOLEAN_LITERAL ->
          true;
      default -> false;
    };
  }
}
