package dev.pawl.processor.normalise;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.code.Parentheses;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.source.NewerTrees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;

/**
 * Statements and expressions that give a variable its only value and capture it too. A captured
 * variable that states share is copied in front of the statement, so the assignment has to be a
 * statement before that one:
 *
 * <pre>{@code
 * int x;
 * if (c) { x = f(); run(() -> x); } else { x = 0; }      is taken apart, although it holds no await
 * run(x = f(), () -> x);                                 ⇒   x = f(); run(x, () -> x);
 * }</pre>
 */
final class LateCaptures {
  private final MethodSource source;
  private final Set<Element> declaredLate = new HashSet<>();

  /** The assignments that must be statements. */
  private final Set<Tree> alone = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Gets them and what is around them. */
  private final Set<Tree> apart;

  /**
   * @param apart the trees that have to be taken apart
   */
  LateCaptures(MethodSource source, Set<Tree> apart) {
    this.source = source;
    this.apart = apart;
    // A body may be missing, and then the method is the user's error and gets a stub.
    if (!source.hasBody()) return;
    findDeclarations();
    if (!declaredLate.isEmpty()) {
      new Expressions().scan(source.body(), null);
    }
  }

  /** Only a variable without a value at its declaration matters. */
  private void findDeclarations() {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree tree, Void p) {
        if (tree.getInitializer() == null) {
          declaredLate.add(source.trees().getElement(getCurrentPath()));
        }
        return super.visitVariable(tree, p);
      }
    }.scan(source.body(), null);
  }

  /** Whether an assignment must be a statement of its own. */
  boolean isAlone(AssignmentTree tree) {
    return alone.contains(tree);
  }

  /** Whether a statement has to be taken apart. */
  boolean in(TreePath path) {
    if (declaredLate.isEmpty() || !(path.getLeaf() instanceof StatementTree)) {
      return false;
    }
    Search search = new Search();
    search.scan(path, null);
    return search.assigned.keySet().stream().anyMatch(search.captured::contains);
  }

  /** Looks at the expressions that are in no other. */
  private final class Expressions extends TreePathScanner<Void, Void> {
    @Override
    public Void scan(Tree tree, Void p) {
      if (!(tree instanceof ExpressionTree)) {
        return super.scan(tree, p);
      }
      Search search = new Search();
      search.scan(new TreePath(getCurrentPath(), tree), p);
      search.assigned.forEach(
          (variable, assignments) -> {
            if (search.captured.contains(variable)) {
              assignments.forEach(path -> alone.add(path.getLeaf()));
              assignments.forEach(path -> path.forEach(apart::add));
            }
          });
      return null;
    }

    @Override
    public Void visitClass(ClassTree tree, Void p) {
      return null;
    }
  }

  private final class Search extends TreePathScanner<Void, Void> {
    private final Map<Element, List<TreePath>> assigned = new HashMap<>();
    private final Set<Element> captured = new HashSet<>();
    private int depth;

    @Override
    public Void visitAssignment(AssignmentTree tree, Void p) {
      TreePath target = Parentheses.inside(new TreePath(getCurrentPath(), tree.getVariable()));
      if (depth == 0 && target.getLeaf() instanceof IdentifierTree) {
        Element variable = source.trees().getElement(target);
        if (declaredLate.contains(variable)) {
          assigned.computeIfAbsent(variable, v -> new ArrayList<>()).add(getCurrentPath());
        }
      }
      return super.visitAssignment(tree, p);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void p) {
      Element element = source.trees().getElement(getCurrentPath());
      if (depth > 0 && declaredLate.contains(element)) {
        captured.add(element);
      }
      return null;
    }

    @Override
    public Void scan(Tree tree, Void p) {
      boolean guard =
          tree != null
              && getCurrentPath() != null
              && getCurrentPath().getLeaf() instanceof CaseTree group
              && NewerTrees.guard(group) == tree;
      depth += guard ? 1 : 0;
      super.scan(tree, p);
      depth -= guard ? 1 : 0;
      return null;
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
