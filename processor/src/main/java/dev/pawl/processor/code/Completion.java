package dev.pawl.processor.code;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.source.NewerTrees;
import dev.pawl.processor.source.OwnParts;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Which statements can complete normally (JLS 14.22): behind one that can't, javac accepts nothing.
 */
public final class Completion {
  private static final String OLD_SELECTORS = "java\\.lang\\.(Character|Byte|Short|Integer|String)";

  private final MethodSource source;
  private final Constants constants;

  Completion(MethodSource source, Constants constants) {
    this.source = source;
    this.constants = constants;
  }

  /** Whether what follows a statement can be reached. */
  public boolean canComplete(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof BlockTree block) {
      return canComplete(path, block.getStatements());
    } else if (tree instanceof IfTree branch) {
      return branch.getElseStatement() == null
          || canComplete(new TreePath(path, branch.getThenStatement()))
          || canComplete(new TreePath(path, branch.getElseStatement()));
    } else if (tree instanceof WhileLoopTree loop) {
      return !isConstant(new TreePath(path, loop.getCondition()), true) || isLeft(path);
    } else if (tree instanceof DoWhileLoopTree loop) {
      boolean reachesCondition =
          canComplete(new TreePath(path, loop.getStatement())) || isContinued(path);
      boolean endless = isConstant(new TreePath(path, loop.getCondition()), true);
      return reachesCondition && !endless || isLeft(path);
    } else if (tree instanceof ForLoopTree loop) {
      boolean endless =
          loop.getCondition() == null || isConstant(new TreePath(path, loop.getCondition()), true);
      return !endless || isLeft(path);
    } else if (tree instanceof LabeledStatementTree labelled) {
      return canComplete(new TreePath(path, labelled.getStatement())) || isLeft(path);
    } else if (tree instanceof SynchronizedTree locked) {
      return canComplete(new TreePath(path, locked.getBlock()));
    } else if (tree instanceof TryTree attempt) {
      return canComplete(path, attempt);
    } else if (tree instanceof SwitchTree choice) {
      return canComplete(path, choice);
    }
    return !(tree instanceof BreakTree
        || tree instanceof ContinueTree
        || tree instanceof ReturnTree
        || tree instanceof ThrowTree
        || tree instanceof YieldTree);
  }

  private boolean canComplete(TreePath parent, List<? extends StatementTree> statements) {
    return statements.stream().allMatch(one -> canComplete(new TreePath(parent, one)));
  }

  private boolean canComplete(TreePath path, TryTree tree) {
    if (tree.getFinallyBlock() != null
        && !canComplete(new TreePath(path, tree.getFinallyBlock()))) {
      return false;
    }
    return canComplete(new TreePath(path, tree.getBlock()))
        || tree.getCatches().stream()
            .anyMatch(
                clause -> canComplete(new TreePath(new TreePath(path, clause), clause.getBlock())));
  }

  private boolean canComplete(TreePath path, SwitchTree tree) {
    List<? extends CaseTree> cases = tree.getCases();
    if (cases.isEmpty() || !isExhaustive(path, tree) || isLeft(path)) {
      return true;
    }
    boolean rules = cases.get(0).getCaseKind() == CaseTree.CaseKind.RULE;
    if (rules) {
      return cases.stream().anyMatch(one -> canComplete(new TreePath(path, one), one.getBody()));
    }
    return fallsOut(path, cases);
  }

  /** Whether control falls out of the last group of an old switch. */
  public boolean fallsOut(TreePath choice, List<? extends CaseTree> cases) {
    return !cases.isEmpty() && fallsOut(choice, cases.get(cases.size() - 1));
  }

  /** Whether control falls out of a group of an old switch (JLS 14.11.3); no rule lets it. */
  boolean fallsOut(TreePath choice, CaseTree group) {
    return group.getCaseKind() == CaseTree.CaseKind.STATEMENT
        && canComplete(new TreePath(choice, group), group.getStatements());
  }

  private boolean canComplete(TreePath path, Tree rule) {
    return rule instanceof ExpressionTree || canComplete(new TreePath(path, rule));
  }

  /**
   * An old switch without a default can be passed by. One with a pattern or null can't, nor can one
   * over what only newer ones switch over (JLS 14.11.2, 14.22).
   */
  private boolean isExhaustive(TreePath path, SwitchTree tree) {
    return isNew(source.trees().getTypeMirror(new TreePath(path, tree.getExpression())))
        || tree.getCases().stream()
            .map(group -> new CaseLabels(group).all())
            .anyMatch(
                labels -> labels.isEmpty() || labels.stream().anyMatch(Completion::takesTheRest));
  }

  private static boolean takesTheRest(Tree label) {
    Tree constant = NewerTrees.constant(label);
    return label.getKind().name().equals("DEFAULT_CASE_LABEL")
        || label.getKind().name().equals("PATTERN_CASE_LABEL")
        || constant != null && constant.getKind() == Tree.Kind.NULL_LITERAL;
  }

  /** Whether a switch over a type is none of those that Java had before patterns. */
  private boolean isNew(TypeMirror selector) {
    if (selector instanceof DeclaredType declared) {
      TypeElement type = (TypeElement) declared.asElement();
      return type.getKind() != ElementKind.ENUM
          && !type.getQualifiedName().toString().matches(OLD_SELECTORS);
    }
    return !selector.getKind().isPrimitive();
  }

  /** Whether a break inside a statement leaves it. */
  private boolean isLeft(TreePath statement) {
    return find(statement, false);
  }

  private boolean isContinued(TreePath loop) {
    return find(loop, true);
  }

  private boolean find(TreePath statement, boolean continues) {
    boolean[] found = {false};
    new OwnParts() {
      @Override
      public Void visitBreak(BreakTree tree, Void p) {
        found[0] |= !continues && arrives(JumpTargets.target(tree, getCurrentPath()));
        return null;
      }

      @Override
      public Void visitContinue(ContinueTree tree, Void p) {
        found[0] |= continues && arrives(JumpTargets.target(tree, getCurrentPath()));
        return null;
      }

      private boolean arrives(Tree target) {
        return target == statement.getLeaf() && passesCleanups(getCurrentPath(), target);
      }
    }.scan(statement, null);
    return found[0];
  }

  /** Whether no {@code finally} that a jump comes through leads somewhere else. */
  private boolean passesCleanups(TreePath jump, Tree target) {
    for (TreePath at = jump; at.getLeaf() != target; at = at.getParentPath()) {
      if (at.getParentPath().getLeaf() instanceof TryTree attempt
          && attempt.getFinallyBlock() != null
          && attempt.getFinallyBlock() != at.getLeaf()
          && !canComplete(new TreePath(at.getParentPath(), attempt.getFinallyBlock()))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a condition is a constant expression of this value (JLS 15.29). */
  public boolean isConstant(TreePath path, boolean value) {
    return constants.valueOf(path).filter(known -> known.equals(value)).isPresent();
  }
}
