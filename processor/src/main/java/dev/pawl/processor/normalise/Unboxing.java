package dev.pawl.processor.normalise;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/**
 * Where a boxed value is unboxed as soon as it is there (JLS 5.1.8). There it makes no difference,
 * except in time, whether a value is handed over boxed; elsewhere it decides which overload is
 * called and what {@code ==} compares.
 */
final class Unboxing {
  private final MethodContext context;

  Unboxing(MethodContext context) {
    this.context = context;
  }

  /** Whether the value of an expression is wanted unboxed. */
  boolean of(TreePath path) {
    TreePath around = path.getParentPath();
    Tree child = path.getLeaf();
    Tree parent = around.getLeaf();
    if (parent instanceof ParenthesizedTree) {
      return of(around);
    } else if (parent instanceof BinaryTree binary) {
      return isUnboxedBy(binary, child, around);
    } else if (parent instanceof UnaryTree) {
      return true;
    } else if (parent instanceof TypeCastTree
        || parent instanceof VariableTree
        || parent instanceof AssignmentTree assignment && assignment.getExpression() == child) {
      return isPrimitive(around);
    } else if (parent instanceof CompoundAssignmentTree) {
      return isPrimitive(around) || context.reader.unboxed(context.typeOf(around)).isPresent();
    } else if (parent instanceof ConditionalExpressionTree choice) {
      return choice.getCondition() == child || isPrimitive(around);
    } else if (parent instanceof ReturnTree) {
      return context.source.returnType().getKind().isPrimitive();
    } else if (parent instanceof ArrayAccessTree access) {
      return access.getIndex() == child;
    } else if (parent instanceof NewArrayTree array) {
      return array.getDimensions().contains(child) || hasPrimitiveElements(around);
    } else if (parent instanceof MethodInvocationTree call) {
      return isPrimitiveParameter(around, call.getArguments().indexOf(child));
    } else if (parent instanceof NewClassTree created) {
      return isPrimitiveParameter(around, created.getArguments().indexOf(child));
    }
    return parent instanceof IfTree
        || parent instanceof WhileLoopTree
        || parent instanceof DoWhileLoopTree
        || parent instanceof ForLoopTree;
  }

  private boolean isUnboxedBy(BinaryTree binary, Tree child, TreePath path) {
    return switch (binary.getKind()) {
      case EQUAL_TO, NOT_EQUAL_TO -> {
        Tree other =
            binary.getLeftOperand() == child ? binary.getRightOperand() : binary.getLeftOperand();
        yield isPrimitive(new TreePath(path, other));
      }
      // A string takes a boxed value as it is, and null with it.
      case PLUS -> isPrimitive(path);
      default -> true;
    };
  }

  private boolean hasPrimitiveElements(TreePath array) {
    return context.typeOf(array) instanceof ArrayType type
        && type.getComponentType().getKind().isPrimitive();
  }

  private boolean isPrimitiveParameter(TreePath call, int index) {
    if (index < 0
        || call.getLeaf() instanceof NewClassTree created && created.getClassBody() != null
        || !(context.elementOf(call) instanceof ExecutableElement method)) {
      return false;
    }
    int last = method.getParameters().size() - 1;
    TypeMirror type = method.getParameters().get(Math.min(index, last)).asType();
    return type.getKind().isPrimitive()
        || method.isVarArgs()
            && index >= last
            && ((ArrayType) type).getComponentType().getKind().isPrimitive();
  }

  private boolean isPrimitive(TreePath path) {
    TypeMirror type = context.typeOf(path);
    return type != null && type.getKind().isPrimitive();
  }
}
