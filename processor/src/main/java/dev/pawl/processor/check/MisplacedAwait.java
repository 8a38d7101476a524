package dev.pawl.processor.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.pawl.processor.collect.Collector;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.source.Awaits;
import dev.pawl.processor.source.MethodSource;
import javax.lang.model.element.Element;

/**
 * An await can only stand where the state machine can stop: directly in the body of an
 * {@code @Async} method.
 */
public final class MisplacedAwait {
  private MisplacedAwait() {}

  static void check(MethodSource source, Reporter reporter) {
    new Scanner(source.awaits(), source.trees(), reporter, null).scan(source.body(), null);
  }

  /** Reports the awaits of an attributed class that stand in none of its {@code @Async} methods. */
  public static void checkOutside(TreePath topLevelClass, Trees trees, Reporter reporter) {
    Awaits awaits = new Awaits(topLevelClass, trees);
    new Scanner(awaits, trees, reporter, Problem.AWAIT_OUTSIDE_ASYNC).scan(topLevelClass, null);
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final Awaits awaits;
    private final Trees trees;
    private final Reporter reporter;

    /** Why an await can't stand here; null where it can. */
    private Problem problem;

    Scanner(Awaits awaits, Trees trees, Reporter reporter, Problem problem) {
      this.awaits = awaits;
      this.trees = trees;
      this.reporter = reporter;
      this.problem = problem;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
      if (problem != null && awaits.isAwait(tree)) {
        reporter.error(problem, tree.getMethodSelect(), getCurrentPath().getCompilationUnit());
      }
      if (awaits.isBlock(tree)) {
        return block(tree, p);
      }
      return super.visitMethodInvocation(tree, p);
    }

    /**
     * A block is a task of its own wherever the method stands; a class would keep it from the
     * method.
     */
    private Void block(MethodInvocationTree tree, Void p) {
      if (problem == Problem.AWAIT_OUTSIDE_ASYNC || problem == Problem.AWAIT_IN_LOCAL_CLASS) {
        reporter.error(
            Problem.MISPLACED_BLOCK, tree.getMethodSelect(), getCurrentPath().getCompilationUnit());
        return null;
      }
      if (!(tree.getArguments().get(0) instanceof LambdaExpressionTree lambda)) {
        reporter.error(Problem.BLOCK_WITHOUT_LAMBDA, tree, getCurrentPath().getCompilationUnit());
        return super.visitMethodInvocation(tree, p);
      }
      Problem outer = problem;
      problem = null;
      scan(lambda.getBody(), p);
      problem = outer;
      return null;
    }

    /** Such a resource is closed by an await that nobody wrote. */
    @Override
    public Void visitTry(TryTree tree, Void p) {
      for (Tree resource : tree.getResources()) {
        TreePath path = new TreePath(getCurrentPath(), resource);
        if (problem != null && awaits.isAsyncCloseable(path)) {
          reporter.error(problem, resource, getCurrentPath().getCompilationUnit());
        }
      }
      return super.visitTry(tree, p);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void p) {
      if (tree.getName().contentEquals("await")
          && Awaits.isMarker(trees.getElement(getCurrentPath()))) {
        reporter.error(Problem.AWAIT_BY_REFERENCE, tree, getCurrentPath().getCompilationUnit());
      }
      return super.visitMemberReference(tree, p);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
      return within(Problem.AWAIT_IN_LAMBDA, () -> super.visitLambdaExpression(tree, p));
    }

    @Override
    public Void visitClass(ClassTree tree, Void p) {
      return within(Problem.AWAIT_IN_LOCAL_CLASS, () -> super.visitClass(tree, p));
    }

    @Override
    public Void visitSynchronized(SynchronizedTree tree, Void p) {
      scan(tree.getExpression(), p);
      return within(Problem.AWAIT_IN_SYNCHRONIZED, () -> scan(tree.getBlock(), p));
    }

    @Override
    public Void visitMethod(MethodTree tree, Void p) {
      Element method = trees.getElement(getCurrentPath());
      if (method == null || !Collector.isAsync(method)) return super.visitMethod(tree, p);
      if (isLocal(getCurrentPath().getParentPath())) {
        reporter.error(
            Problem.METHOD_OF_LOCAL_CLASS,
            tree,
            getCurrentPath().getCompilationUnit(),
            tree.getName());
      }
      // A member's is checked on its own, and an await in a local class's would be a second error.
      return null;
    }

    /** The outermost reason is the one to tell: moving out of the inner one would not help. */
    private Void within(Problem inner, Runnable scan) {
      Problem outer = problem;
      if (outer == null) problem = inner;
      scan.run();
      problem = outer;
      return null;
    }

    private static boolean isLocal(TreePath type) {
      for (TreePath t = type; t.getLeaf() instanceof ClassTree; t = t.getParentPath()) {
        Tree parent = t.getParentPath().getLeaf();
        if (parent instanceof CompilationUnitTree) return false;
        if (!(parent instanceof ClassTree)) return true;
      }
      return false;
    }
  }
}
