package dev.pawl.processor.code;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Expressions that only read: at once a second time, they have the same value, and throw what they
 * threw.
 */
final class Repeatable {
  private final Trees trees;
  private final Set<Tree> variables;

  /**
   * @param variables parts of expressions that are a variable by now
   */
  Repeatable(Trees trees, Set<Tree> variables) {
    this.trees = trees;
    this.variables = variables;
  }

  /** Whether an expression can be evaluated twice instead of once. */
  boolean is(TreePath path) {
    Tree tree = path.getLeaf();
    if (variables.contains(tree) || tree instanceof LiteralTree) {
      return true;
    } else if (tree instanceof ParenthesizedTree inner) {
      return is(new TreePath(path, inner.getExpression()));
    } else if (tree instanceof TypeCastTree cast) {
      return is(new TreePath(path, cast.getExpression()));
    } else if (tree instanceof ArrayAccessTree element) {
      return is(new TreePath(path, element.getExpression()))
          && is(new TreePath(path, element.getIndex()));
    }
    Element element = trees.getElement(path);
    if (element == null || element.getModifiers().contains(Modifier.VOLATILE)) {
      return false;
    }
    return tree instanceof IdentifierTree
        || tree instanceof MemberSelectTree select
            && (element instanceof TypeElement
                || select.getIdentifier().contentEquals("this")
                || element.getKind().isField() && is(new TreePath(path, select.getExpression())));
  }
}
