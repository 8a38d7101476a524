package dev.pawl.processor.code;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * Calls of accessors whose result has a wildcard, as an operand of what is inferred itself. The
 * member's type was known there; now javac infers the receiver's type arguments, too, and captures
 * the wildcard before it knows them. So they are written.
 *
 * <pre>
 *   private Supplier&lt;? extends Queue&lt;T&gt;&gt; queues;
 *   new Stage&lt;&gt;(sink, queues)   ⇒   new Stage&lt;&gt;(sink, Foo_run.&lt;T&gt;queues(self))
 * </pre>
 */
final class CapturingCalls {
  private final CodeReader reader;
  private final Reach reach;

  CapturingCalls(CodeReader reader, Reach reach) {
    this.reader = reader;
    this.reach = reach;
  }

  /**
   * The accessor's type arguments, if they are to be written and can be.
   *
   * @param path the user's call or field
   */
  Optional<List<TypeMirror>> typeArguments(Accessor accessor, TreePath path) {
    int count = accessor.signature().typeParameters().size();
    if (count == 0
        || isGeneric(accessor.member())
        || !hasWildcard(resultOf(accessor.member()))
        || !isOperandOfInferred(path)) {
      return Optional.empty();
    }
    List<? extends TypeMirror> types = reach.receiverArguments(accessor, path);
    return types.size() == count && types.stream().allMatch(reach::isKnown)
        ? Optional.of(List.copyOf(types))
        : Optional.empty();
  }

  /** Whether the member's own type arguments are inferred, as they were for the user's call. */
  private static boolean isGeneric(Element member) {
    return member instanceof ExecutableElement method && !method.getTypeParameters().isEmpty();
  }

  private static TypeMirror resultOf(Element member) {
    return member instanceof ExecutableElement method ? method.getReturnType() : member.asType();
  }

  private static boolean hasWildcard(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return hasWildcard(array.getComponentType());
    }
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().stream()
            .anyMatch(one -> one instanceof WildcardType || hasWildcard(one));
  }

  /** Whether javac may infer type arguments of something else from its type. */
  private boolean isOperandOfInferred(TreePath path) {
    for (TreePath at = path; at.getLeaf() != reader.source.tree(); at = at.getParentPath()) {
      Tree above = at.getParentPath().getLeaf();
      if (above instanceof MemberSelectTree) {
        return false;
      }
      if (at.getLeaf() instanceof ExpressionTree operand
          && Reach.arguments(above).contains(operand)
          && isInferred(at.getParentPath())) {
        return true;
      }
    }
    return false;
  }

  private boolean isInferred(TreePath call) {
    if (call.getLeaf() instanceof NewClassTree creation
        && creation.getIdentifier() instanceof ParameterizedTypeTree type
        && type.getTypeArguments().isEmpty()) {
      return true;
    }
    Element called = reader.source.trees().getElement(call);
    return called != null && isGeneric(called);
  }
}
