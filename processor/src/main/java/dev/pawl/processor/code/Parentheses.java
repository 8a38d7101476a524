package dev.pawl.processor.code;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.TreePath;

/** Parentheses, which change nothing: {@code (x) = 1} assigns to {@code x}. */
public final class Parentheses {
  private Parentheses() {}

  /** An expression without the parentheses around it. */
  public static TreePath inside(TreePath path) {
    return path.getLeaf() instanceof ParenthesizedTree tree
        ? inside(new TreePath(path, tree.getExpression()))
        : path;
  }

  /** The same without the place that it has. */
  static ExpressionTree inside(ExpressionTree tree) {
    return tree instanceof ParenthesizedTree inner ? inside(inner.getExpression()) : tree;
  }
}
