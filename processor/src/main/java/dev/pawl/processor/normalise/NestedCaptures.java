package dev.pawl.processor.normalise;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.code.CapturedTypes;
import dev.pawl.processor.source.TypeArguments;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * Receivers whose type has a captured wildcard inside a type argument. A variable of it, or a task,
 * is of some subclass of {@code Node<?>}, and nothing that is made anew in an argument is known to
 * be of that. It is given back the class, with the wildcard that was captured.
 *
 * <pre>{@code
 * Optional<Node<capture>> find();
 * await(find()).orElseGet(Node::none)   ⇒   Task<? extends Optional<? extends Node<?>>> find;
 *                                           …
 *                                           ((Optional<Node<?>>) findPoll.get()).orElseGet(Node::none)
 * }</pre>
 */
final class NestedCaptures {
  private final MethodContext context;
  private final Predicate<TreePath> isInferred;

  /**
   * @param isInferred whether the place of an expression has a say in its type
   */
  NestedCaptures(MethodContext context, Predicate<TreePath> isInferred) {
    this.context = context;
    this.isInferred = isInferred;
  }

  /** What a receiver is cast to where it is used. */
  Optional<TypeMirror> castOf(TreePath operand) {
    return context.typeOf(operand) instanceof DeclaredType type
            && hasNested(type)
            && isAskedFor(operand)
        ? Optional.of(withWildcards(type, false))
        : Optional.empty();
  }

  private static boolean hasNested(DeclaredType type) {
    return type.getTypeArguments().stream().anyMatch(CapturedTypes::isProjected);
  }

  /** Whether a call of the chain that begins with it wants such a one of what is made for it. */
  private boolean isAskedFor(TreePath operand) {
    TreePath select = operand.getParentPath();
    return select.getLeaf() instanceof MemberSelectTree
        && select.getParentPath().getLeaf() instanceof MethodInvocationTree call
        && call.getMethodSelect() == select.getLeaf()
        && (isAskedFor(select.getParentPath(), call) || isAskedFor(select.getParentPath()));
  }

  private boolean isAskedFor(TreePath path, MethodInvocationTree call) {
    if (!(context.typeOf(new TreePath(path, call.getMethodSelect())) instanceof ExecutableType type)
        || !(context.elementOf(path) instanceof ExecutableElement method)) {
      return false;
    }
    int last = method.getParameters().size() - 1;
    for (int i = 0; i < call.getArguments().size(); i++) {
      int index = Math.min(i, last);
      if (isMade(new TreePath(path, call.getArguments().get(i)))
          && gives(type.getParameterTypes().get(index), CapturedTypes::isProjected)
          && gives(method.getParameters().get(index).asType(), NestedCaptures::isOfClass)) {
        return true;
      }
    }
    return false;
  }

  private boolean isMade(TreePath argument) {
    return argument.getLeaf() instanceof LambdaExpressionTree
        || argument.getLeaf() instanceof MemberReferenceTree
        || isInferred.test(argument);
  }

  /** Whether what has a type is of such a type, or gives something that is. */
  private static boolean gives(TypeMirror type, Predicate<TypeMirror> such) {
    if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null && gives(wildcard.getExtendsBound(), such);
    } else if (type instanceof ArrayType array) {
      return gives(array.getComponentType(), such);
    }
    return such.test(type)
        || type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(one -> gives(one, such));
  }

  private static boolean isOfClass(TypeMirror type) {
    return type instanceof TypeVariable variable
        && variable.asElement().getEnclosingElement() instanceof TypeElement;
  }

  private TypeMirror withWildcards(TypeMirror type, boolean isNested) {
    Types types = context.source.types();
    if (isNested && type instanceof TypeVariable variable && CapturedTypes.isCaptured(variable)) {
      return wildcard(types, variable);
    }
    if (!(type instanceof DeclaredType declared)
        || declared.getTypeArguments().isEmpty()
        || declared.getEnclosingType().getKind() == TypeKind.DECLARED) {
      return type;
    }
    TypeMirror[] arguments =
        declared.getTypeArguments().stream()
            .map(one -> one instanceof TypeVariable && !isNested ? one : withWildcards(one, true))
            .toArray(TypeMirror[]::new);
    return TypeArguments.replaced(types, declared, arguments);
  }

  /** The bound of the class's own parameter, which may be part of what was captured, is implied. */
  private static TypeMirror wildcard(Types types, TypeVariable captured) {
    TypeMirror lower = captured.getLowerBound();
    if (lower.getKind() != TypeKind.NULL) {
      return types.getWildcardType(null, lower);
    }
    TypeMirror upper = captured.getUpperBound();
    boolean isUnbounded = captured.toString().endsWith(" of ?");
    TypeMirror bound =
        upper instanceof IntersectionType several ? several.getBounds().get(0) : upper;
    return types.getWildcardType(isUnbounded ? null : bound, null);
  }
}
