package dev.pawl.processor.code;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.lang.model.element.ExecutableElement;

/** Expressions whose place has a say in their type (JLS 15.2). */
public final class PolyExpressions {
  private PolyExpressions() {}

  /** Whether an expression is such a one, if its place asks for a type at all. */
  public static boolean isPoly(TreePath path, Trees trees) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree inner) {
      return isPoly(new TreePath(path, inner.getExpression()), trees);
    } else if (tree instanceof NewClassTree creation) {
      return creation.getIdentifier() instanceof ParameterizedTypeTree type
          && type.getTypeArguments().isEmpty();
    } else if (tree instanceof MethodInvocationTree call) {
      return call.getTypeArguments().isEmpty()
          && trees.getElement(path) instanceof ExecutableElement method
          && Arguments.mentionsVariableOf(method, method.getReturnType());
    }
    return tree instanceof ConditionalExpressionTree
        || tree instanceof SwitchExpressionTree
        || tree instanceof LambdaExpressionTree
        || tree instanceof MemberReferenceTree;
  }
}
