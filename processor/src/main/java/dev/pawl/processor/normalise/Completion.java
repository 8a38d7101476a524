package dev.pawl.processor.normalise;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.code.CaseLabels;
import dev.pawl.processor.code.JumpTargets;
import dev.pawl.processor.source.MethodSource;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.VariableElement;

/**
 * Which statements can complete normally (JLS 14.22): behind one that can't, javac accepts nothing.
 */
final class Completion {
  private final MethodSource source;

  Completion(MethodSource source) {
    this.source = source;
  }

  /** Whether what follows a statement can be reached. */
  boolean canComplete(TreePath path) {
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
    if (cases.isEmpty() || !isExhaustive(cases) || isLeft(path)) {
      return true;
    }
    boolean rules = cases.get(0).getCaseKind() == CaseTree.CaseKind.RULE;
    if (rules) {
      return cases.stream().anyMatch(one -> canComplete(new TreePath(path, one), one.getBody()));
    }
    CaseTree last = cases.get(cases.size() - 1);
    return canComplete(new TreePath(path, last), last.getStatements());
  }

  private boolean canComplete(TreePath path, Tree rule) {
    return rule instanceof ExpressionTree || canComplete(new TreePath(path, rule));
  }

  /** An old switch without a default can be passed by; one over patterns can't (JLS 14.22). */
  private static boolean isExhaustive(List<? extends CaseTree> cases) {
    return cases.stream()
        .map(group -> new CaseLabels(group).all())
        .anyMatch(
            labels ->
                labels.isEmpty()
                    || labels.stream()
                        .map(label -> label.getKind().name())
                        .anyMatch(
                            kind ->
                                kind.equals("DEFAULT_CASE_LABEL")
                                    || kind.equals("PATTERN_CASE_LABEL")));
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
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitBreak(BreakTree tree, Void p) {
        found[0] |= !continues && JumpTargets.target(tree, getCurrentPath()) == statement.getLeaf();
        return null;
      }

      @Override
      public Void visitContinue(ContinueTree tree, Void p) {
        found[0] |= continues && JumpTargets.target(tree, getCurrentPath()) == statement.getLeaf();
        return null;
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
        return null;
      }

      @Override
      public Void visitClass(ClassTree tree, Void p) {
        return null;
      }
    }.scan(statement, null);
    return found[0];
  }

  /** Whether a condition is a constant expression of this value (JLS 15.29). */
  boolean isConstant(TreePath path, boolean value) {
    return constant(path).filter(known -> known == value).isPresent();
  }

  private Optional<Boolean> constant(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree inner) {
      return constant(new TreePath(path, inner.getExpression()));
    } else if (tree instanceof LiteralTree literal && literal.getValue() instanceof Boolean known) {
      return Optional.of(known);
    } else if (tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      return constant(new TreePath(path, ((UnaryTree) tree).getExpression())).map(known -> !known);
    } else if (tree instanceof BinaryTree binary) {
      Optional<Boolean> left = constant(new TreePath(path, binary.getLeftOperand()));
      Optional<Boolean> right = constant(new TreePath(path, binary.getRightOperand()));
      if (left.isEmpty() || right.isEmpty()) {
        return Optional.empty();
      }
      return switch (tree.getKind()) {
        case CONDITIONAL_AND, AND -> Optional.of(left.get() && right.get());
        case CONDITIONAL_OR, OR -> Optional.of(left.get() || right.get());
        case EQUAL_TO -> Optional.of(left.get().equals(right.get()));
        case NOT_EQUAL_TO, XOR -> Optional.of(!left.get().equals(right.get()));
        default -> Optional.empty();
      };
    }
    return source.trees().getElement(path) instanceof VariableElement variable
            && variable.getConstantValue() instanceof Boolean known
        ? Optional.of(known)
        : Optional.empty();
  }
}
