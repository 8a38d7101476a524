package dev.pawl.processor.code;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Name;

/**
 * What {@code break}, {@code continue} and {@code yield} mean: the statement that they leave (JLS
 * 14.15, 14.16, 14.21), and, where that statement was taken apart, the label that stands for its
 * end or for its next round.
 */
public final class JumpTargets {
  /** Where the value of a switch expression that was taken apart goes, and where to go with it. */
  public record Yield(Variable value, Label end) {}

  private final Map<Tree, Label> breaks = new HashMap<>();
  private final Map<Tree, Label> continues = new HashMap<>();
  private final Map<Tree, Yield> yields = new HashMap<>();

  /** Says what leaving {@code statement} means from now on. */
  public void breakOf(Tree statement, Label end) {
    breaks.put(statement, end);
  }

  /** Says what going on with the next round of {@code loop} means from now on. */
  public void continueOf(Tree loop, Label next) {
    continues.put(loop, next);
  }

  /** Says what yielding from {@code switchExpression} means from now on. */
  public void yieldOf(Tree switchExpression, Yield yield) {
    yields.put(switchExpression, yield);
  }

  /** The label that a {@code break} of {@code statement} leads to. */
  public Label breakOf(Tree statement) {
    return required(breaks.get(statement), statement);
  }

  /** The label that a {@code continue} of {@code loop} leads to. */
  public Label continueOf(Tree loop) {
    return required(continues.get(loop), loop);
  }

  /** What a {@code yield} of {@code switchExpression} does. */
  public Yield yieldOf(Tree switchExpression) {
    return required(yields.get(switchExpression), switchExpression);
  }

  /** The loop, switch or labelled statement that a {@code break} leaves. */
  public static Tree target(BreakTree tree, TreePath path) {
    for (TreePath at = path.getParentPath(); ; at = at.getParentPath()) {
      Tree candidate = at.getLeaf();
      if (tree.getLabel() == null
          ? isLoop(candidate) || candidate instanceof SwitchTree
          : hasLabel(candidate, tree.getLabel())) {
        return candidate;
      }
    }
  }

  /** The loop that a {@code continue} goes on with. */
  public static Tree target(ContinueTree tree, TreePath path) {
    for (TreePath at = path.getParentPath(); ; at = at.getParentPath()) {
      Tree candidate = at.getLeaf();
      if (tree.getLabel() == null) {
        if (isLoop(candidate)) {
          return candidate;
        }
      } else if (hasLabel(candidate, tree.getLabel())) {
        return unlabelled(candidate);
      }
    }
  }

  /** The switch expression that a {@code yield} gives its value. */
  public static Tree yieldTarget(TreePath path) {
    TreePath at = path.getParentPath();
    while (!(at.getLeaf() instanceof SwitchExpressionTree)) {
      at = at.getParentPath();
    }
    return at.getLeaf();
  }

  private static Tree unlabelled(Tree tree) {
    Tree statement = tree;
    while (statement instanceof LabeledStatementTree labelled) {
      statement = labelled.getStatement();
    }
    return statement;
  }

  private static boolean hasLabel(Tree tree, Name label) {
    return tree instanceof LabeledStatementTree labelled && labelled.getLabel().equals(label);
  }

  private static boolean isLoop(Tree tree) {
    return tree instanceof ForLoopTree
        || tree instanceof EnhancedForLoopTree
        || tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree;
  }

  private static <T> T required(T found, Tree of) {
    if (found == null) {
      throw new IllegalStateException("no label was made for " + of.getKind());
    }
    return found;
  }
}
