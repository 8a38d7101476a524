package dev.pawl.processor.normalise;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import dev.pawl.processor.source.MethodSource;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;

/**
 * Statements that give a variable its only value and capture it too. A captured variable that states share is copied in front of
 * the statement, so the assignment has to be a statement before that one:
 *
 * <pre>{@code
 * int x;
 * if (c) { x = f(); run(() -> x); } else { x = 0; }      is taken apart, although it holds no await
 * }</pre>
 */
final class LateCaptures {
  private final MethodSource source;
  private final Set<Element> declaredLate = new HashSet<>();

  LateCaptures(MethodSource source) {
    this.source = source;
  }

  /** Makes a variable known; only one without a value at its declaration matters. */
  void declare(TreePath path) {
    if (((VariableTree) path.getLeaf()).getInitializer() == null) {
      declaredLate.add(source.trees().getElement(path));
    }
  }

  /** Whether a statement has to be taken apart. */
  boolean in(TreePath path) {
    if (declaredLate.isEmpty() || !(path.getLeaf() instanceof StatementTree)) {
      return false;
    }
    Search search = new Search();
    search.scan(path, null);
    search.assigned.retainAll(search.captured);
    if (search.assigned.isEmpty()) {
      return false;
    }
    if (isOneExpression(path.getLeaf())) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          path.getLeaf(),
          "An expression that assigns a variable and captures it",
          "Assign the variable in a statement of its own.");
    }
    return true;
  }

  private static boolean isOneExpression(Tree tree) {
    return tree instanceof ExpressionStatementTree
        || tree instanceof ReturnTree
        || tree instanceof ThrowTree
        || tree instanceof YieldTree;
  }

  private final class Search extends TreePathScanner<Void, Void> {
    private final Set<Element> assigned = new HashSet<>();
    private final Set<Element> captured = new HashSet<>();
    private int depth;

    @Override
    public Void visitAssignment(AssignmentTree tree, Void p) {
      ExpressionTree target = tree.getVariable();
      if (depth == 0 && target instanceof IdentifierTree) {
        add(assigned, source.trees().getElement(new TreePath(getCurrentPath(), target)));
      }
      return super.visitAssignment(tree, p);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void p) {
      if (depth > 0) {
        add(captured, source.trees().getElement(getCurrentPath()));
      }
      return null;
    }

    private void add(Set<Element> to, Element element) {
      if (declaredLate.contains(element)) {
        to.add(element);
      }
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
      depth++;
      super.visitLambdaExpression(tree, p);
      depth--;
      return null;
    }

    @Override
    public Void visitClass(ClassTree tree, Void p) {
      depth++;
      super.visitClass(tree, p);
      depth--;
      return null;
    }
  }
}
