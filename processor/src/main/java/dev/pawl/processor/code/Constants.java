package dev.pawl.processor.code;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.pawl.processor.facade.TypeKeys;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The values of constant expressions (JLS 15.29). They matter to which statements can be reached
 * and to what is narrowed where it is assigned; javac knows them, but tells those of variables
 * only.
 */
public final class Constants {
  private final Trees trees;

  Constants(Trees trees) {
    this.trees = trees;
  }

  /** The value of an expression, of its own type or boxed; nothing for one that is no constant. */
  public Optional<Object> valueOf(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof LiteralTree literal) {
      return Optional.ofNullable(literal.getValue());
    } else if (tree instanceof ParenthesizedTree inner) {
      return valueOf(new TreePath(path, inner.getExpression()));
    } else if (tree instanceof UnaryTree unary) {
      return valueOf(new TreePath(path, unary.getExpression()))
          .flatMap(value -> ConstantOperators.unary(tree.getKind(), value));
    } else if (tree instanceof BinaryTree binary) {
      // The right operand is never the long one.
      return valueOf(new TreePath(path, binary.getRightOperand()))
          .flatMap(
              right ->
                  valueOf(new TreePath(path, binary.getLeftOperand()))
                      .flatMap(left -> ConstantOperators.binary(tree.getKind(), left, right)));
    } else if (tree instanceof TypeCastTree cast) {
      return valueOf(new TreePath(path, cast.getExpression())).flatMap(value -> as(path, value));
    } else if (tree instanceof ConditionalExpressionTree choice) {
      return chosen(path, choice);
    }
    return isName(path) && trees.getElement(path) instanceof VariableElement variable
        ? Optional.ofNullable(variable.getConstantValue())
        : Optional.empty();
  }

  private Optional<Object> chosen(TreePath path, ConditionalExpressionTree tree) {
    Optional<Object> condition = valueOf(new TreePath(path, tree.getCondition()));
    Optional<Object> one = valueOf(new TreePath(path, tree.getTrueExpression()));
    Optional<Object> other = valueOf(new TreePath(path, tree.getFalseExpression()));
    if (condition.isEmpty() || one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    return (condition.get().equals(true) ? one : other).flatMap(value -> as(path, value));
  }

  /** A value as the expression's type has it, which must be a primitive one or String. */
  private Optional<Object> as(TreePath path, Object value) {
    TypeMirror type = trees.getTypeMirror(path);
    return type.getKind().isPrimitive()
        ? Optional.of(ConstantOperators.converted(value, type.getKind()))
        : Optional.of(value)
            .filter(String.class::isInstance)
            .filter(text -> type.getKind() == TypeKind.DECLARED)
            .filter(text -> TypeKeys.of(type).equals("java.lang.String"));
  }

  /** {@code K} or {@code Type.K}: what is selected of an object is no constant expression. */
  private boolean isName(TreePath path) {
    return path.getLeaf() instanceof IdentifierTree
        || path.getLeaf() instanceof MemberSelectTree select
            && trees.getElement(new TreePath(path, select.getExpression())) instanceof TypeElement;
  }
}
