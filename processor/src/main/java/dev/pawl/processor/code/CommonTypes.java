package dev.pawl.processor.code;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;

/**
 * What classes have in common, as javac infers it for a type argument (JLS 4.10.4, 14.20), and no
 * name says. One of the types that it is stands there instead, and not as a wildcard's bound:
 * whatever is one of them may be put into what has been declared so.
 *
 * <pre>
 *   var l = new ArrayList&lt;&gt;(List.of(1, "x"));   ⇒   ArrayList&lt;Serializable&gt; l = …
 * </pre>
 */
final class CommonTypes {
  private final CodeReader reader;

  CommonTypes(CodeReader reader) {
    this.reader = reader;
  }

  /**
   * Whether an expression has a type that mentions such a one, and javac infers that again here,
   * where variables are declared with what is written for it.
   */
  boolean areFoundAgain(TreePath path) {
    return isMentioned(reader.reach.typeOf(path)) && !isPoly(path) && isStandalone(path);
  }

  private boolean isStandalone(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree inner) {
      return isStandalone(new TreePath(path, inner.getExpression()));
    } else if (tree instanceof ArrayAccessTree access) {
      return isStandalone(new TreePath(path, access.getExpression()));
    } else if (tree instanceof IdentifierTree) {
      Element variable = reader.source.trees().getElement(path);
      return variable != null && (isOfLambda(variable) || hasOther(reader.reach.typeOf(path)));
    } else if (tree instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select) {
      TreePath receiver = new TreePath(new TreePath(path, select), select.getExpression());
      return isPoly(receiver)
          ? !reader.source.awaits().isAwait(receiver.getLeaf())
          : isStandalone(receiver);
    }
    return false;
  }

  /**
   * Whether a method takes values of such a type that javac infers again for the receiver: what is
   * given to it is known by what is written for that.
   *
   * <pre>
   *   Stream.of(1, "x").reduce(kept, (a, b) -&gt; b)
   *     ⇒   ((Stream&lt;Serializable&gt;) (Object) Stream.of(1, "x")).reduce(kept, (a, b) -&gt; b)
   * </pre>
   */
  boolean areTakenBy(TreePath receiver) {
    boolean isAwait = reader.source.awaits().isAwait(receiver.getLeaf());
    return isMentioned(reader.reach.typeOf(receiver))
        && (isPoly(receiver) ? !isAwait : isStandalone(receiver))
        && receiver.getParentPath().getLeaf() instanceof MemberSelectTree
        && reader.source.trees().getElement(receiver.getParentPath())
            instanceof ExecutableElement method
        && method.getParameters().stream()
            .anyMatch(parameter -> takesOwn(parameter.asType(), method.getEnclosingElement()));
  }

  /** Whether a value of a type is, or gives, what a class has a type variable for. */
  private static boolean takesOwn(TypeMirror type, Element owner) {
    if (type instanceof ArrayType array) {
      return takesOwn(array.getComponentType(), owner);
    } else if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null && takesOwn(wildcard.getExtendsBound(), owner);
    } else if (type instanceof TypeVariable variable) {
      return variable.asElement().getEnclosingElement().equals(owner);
    }
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().stream().anyMatch(one -> takesOwn(one, owner));
  }

  /**
   * Whether a lambda gives back one of its parameters, which javac knows there by what the lambda
   * is asked to give. Of a conditional its operands are asked.
   */
  boolean isGivenBack(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree inner) {
      return isGivenBack(new TreePath(path, inner.getExpression()));
    }
    Element variable =
        tree instanceof IdentifierTree ? reader.source.trees().getElement(path) : null;
    boolean isOwn = variable != null && isOfLambda(variable);
    return (isOwn || tree instanceof ConditionalExpressionTree) && isResult(path);
  }

  private static boolean isResult(TreePath path) {
    TreePath above = path.getParentPath();
    Tree parent = above.getLeaf();
    boolean isPassedOn =
        parent instanceof ParenthesizedTree
            || parent instanceof ConditionalExpressionTree choice
                && choice.getCondition() != path.getLeaf();
    return isPassedOn
        ? isResult(above)
        : parent instanceof LambdaExpressionTree || parent instanceof ReturnTree;
  }

  /**
   * Whether an expression of several types is known by another of them than is written elsewhere:
   * what it is a member of has that for its argument.
   */
  boolean isKnownByOther(TreePath path) {
    TreePath member =
        path.getLeaf() instanceof MethodInvocationTree call
            ? new TreePath(path, call.getMethodSelect())
            : path;
    return member.getLeaf() instanceof MemberSelectTree
        && reader.reach.typeOf(Reach.qualifier(member)) instanceof DeclaredType receiver
        && hasOther(receiver);
  }

  /** No other parameter can have such a type. */
  private static boolean isOfLambda(Element variable) {
    return variable.getKind() == ElementKind.PARAMETER;
  }

  /** Whether a class asks for another of the types than the one that is written elsewhere. */
  private boolean hasOther(TypeMirror type) {
    return type instanceof DeclaredType declared
        && IntStream.range(0, declared.getTypeArguments().size())
            .anyMatch(
                i ->
                    declared.getTypeArguments().get(i) instanceof IntersectionType several
                        && !reader.types.areBounds(
                            several,
                            ((TypeElement) declared.asElement()).getTypeParameters().get(i)));
  }

  private boolean isPoly(TreePath path) {
    return PolyExpressions.isPoly(path, reader.source.trees());
  }

  /**
   * Whether one type stands for all of them. Where a type variable is among them, their place has a
   * say in what they are and gives it a bound; javac finds that again here.
   */
  static boolean isWritten(TypeMirror type) {
    return type instanceof UnionType
        || type instanceof IntersectionType several
            && several.getBounds().stream().allMatch(one -> one.getKind() == TypeKind.DECLARED);
  }

  /**
   * What an expression is of several types by: itself, or as the wildcard that was captured says.
   * Not the bound of its parameter, which javac knows here as well (JLS 5.1.10).
   */
  static Optional<IntersectionType> of(TypeMirror type) {
    boolean isCaptured =
        type instanceof TypeVariable variable
            && CapturedTypes.isCaptured(variable)
            && variable.toString().contains("&");
    TypeMirror bound = isCaptured ? ((TypeVariable) type).getUpperBound() : type;
    return bound instanceof IntersectionType several ? Optional.of(several) : Optional.empty();
  }

  /** Whether there is such a type where another than what is written would be some other type. */
  static boolean isMentioned(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isMentioned(array.getComponentType());
    }
    // An intersection is a DeclaredType to javac as well.
    return type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).getTypeArguments().stream().anyMatch(CommonTypes::isExact);
  }

  /** Whether there is such a type anywhere in another. */
  static boolean areIn(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return areIn(array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      return areIn(wildcard.getExtendsBound()) || areIn(wildcard.getSuperBound());
    }
    return type != null
        && (of(type).isPresent()
            || type instanceof DeclaredType declared
                && declared.getTypeArguments().stream().anyMatch(CommonTypes::areIn));
  }

  private static boolean isExact(TypeMirror argument) {
    if (argument instanceof WildcardType wildcard) {
      return isExactBound(wildcard.getExtendsBound()) || isExactBound(wildcard.getSuperBound());
    }
    return isWritten(argument) || isMentioned(argument) || hasBound(argument);
  }

  private static boolean isExactBound(TypeMirror bound) {
    return bound != null && isMentioned(bound);
  }

  /** Whether a wildcard in an argument's argument has such a bound. */
  private static boolean hasBound(TypeMirror argument) {
    return argument instanceof DeclaredType declared
        && declared.getTypeArguments().stream()
            .anyMatch(
                one ->
                    one instanceof WildcardType wildcard
                        && wildcard.getExtendsBound() != null
                        && isWritten(wildcard.getExtendsBound()));
  }
}
