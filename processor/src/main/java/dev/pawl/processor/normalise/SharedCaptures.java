package dev.pawl.processor.normalise;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.code.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Operands that only fit because javac gave their types the same captured wildcard (JLS 5.1.10),
 * which has no name that a variable could be declared with. Where {@code source} is a {@code List<?
 * extends List<T>>}, the function below is one from what the list holds, and no wildcard says so; a
 * raw type fits, and what the call has given is then cast to what it is.
 *
 * <pre>{@code
 * flat(source, Function.identity(), await(n))   ⇒   Function identity = Function.identity();
 *                                                   …
 *                                                   (List<T>) flat(source, identity, nPoll.get())
 * }</pre>
 */
final class SharedCaptures {
  private final MethodContext context;

  SharedCaptures(MethodContext context) {
    this.context = context;
  }

  /** The type that an operand before the last await, or the awaited value, has to have instead. */
  Optional<TypeMirror> changedType(TreePath operand) {
    return isShared(operand) ? Optional.of(substitute(context.typeOf(operand))) : Optional.empty();
  }

  /**
   * A type that fits where a captured wildcard is asked for: its lower bound, which javac can infer
   * just as well, or else a raw type.
   */
  private TypeMirror substitute(TypeMirror type) {
    TypeMirror fitting = TypeText.fitting(type);
    return fitting.equals(type) ? context.source.types().erasure(type) : fitting;
  }

  private boolean isShared(TreePath operand) {
    return isInferred(operand) && shares(operand, context.typeOf(operand));
  }

  /** The type that a call needs to be cast to because an argument of it has become raw. */
  Optional<TypeMirror> lostType(TreePath call) {
    TypeMirror type = context.typeOf(call);
    boolean isLost =
        hasRaw(call)
            && !(call.getParentPath().getLeaf() instanceof ExpressionStatementTree)
            && !shares(call, type)
            && dependsOnArguments(call);
    return isLost ? Optional.of(type) : Optional.empty();
  }

  private boolean hasRaw(TreePath call) {
    List<? extends ExpressionTree> arguments = arguments(call.getLeaf());
    int last = arguments.size() - 1;
    while (last >= 0 && !context.awaits(arguments.get(last))) {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      TreePath argument = new TreePath(call, arguments.get(i));
      boolean becomesRaw = i < last || context.source.awaits().isAwait(argument.getLeaf());
      TypeMirror type = context.typeOf(argument);
      boolean isRaw = becomesRaw ? isInferred(argument) : hasRaw(argument);
      if (isRaw && shares(argument, type) && TypeText.fitting(type).equals(type)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a type has a captured wildcard that the call which it is an argument of has again. */
  private boolean shares(TreePath argument, TypeMirror type) {
    TreePath call = argument.getParentPath();
    if (!arguments(call.getLeaf()).contains(argument.getLeaf())) {
      return false;
    }
    List<TypeVariable> all = new ArrayList<>();
    for (ExpressionTree one : arguments(call.getLeaf())) {
      // A function written in the call becomes whatever the others ask for.
      if (!(one instanceof LambdaExpressionTree) && !(one instanceof MemberReferenceTree)) {
        collect(typeOf(call, one), all);
      }
    }
    if (call.getLeaf() instanceof MethodInvocationTree invoked
        && invoked.getMethodSelect() instanceof MemberSelectTree select) {
      collect(typeOf(new TreePath(call, select), select.getExpression()), all);
      collectOfReceiver(call, typeOf(call, select), all);
    }
    List<TypeVariable> own = new ArrayList<>();
    collect(type, own);
    return own.stream().anyMatch(one -> all.stream().filter(one::equals).count() > 1);
  }

  /** A variable that a method is called on has the wildcards; javac captures them for the call. */
  private void collectOfReceiver(TreePath call, TypeMirror invoked, List<TypeVariable> into) {
    if (invoked instanceof ExecutableType seen
        && context.elementOf(call) instanceof ExecutableElement method) {
      for (int i = 0; i < method.getParameters().size(); i++) {
        if (mentionsClassParameter(method.getParameters().get(i).asType())) {
          collect(seen.getParameterTypes().get(i), into);
        }
      }
    }
  }

  private static boolean mentionsClassParameter(TypeMirror type) {
    List<TypeVariable> mentioned = new ArrayList<>();
    collect(type, mentioned, all -> true);
    return mentioned.stream()
        .map(one -> one.asElement().getEnclosingElement())
        .anyMatch(TypeElement.class::isInstance);
  }

  private TypeMirror typeOf(TreePath parent, Tree tree) {
    return context.typeOf(new TreePath(parent, tree));
  }

  private static void collect(TypeMirror type, List<TypeVariable> into) {
    collect(type, into, TypeText::isCaptured);
  }

  private static void collect(
      TypeMirror type, List<TypeVariable> into, Predicate<TypeVariable> which) {
    if (type instanceof TypeVariable variable) {
      if (which.test(variable)) {
        into.add(variable);
      }
    } else if (type instanceof IntersectionType several) { // which javac has as a DeclaredType too
      several.getBounds().forEach(bound -> collect(bound, into, which));
    } else if (type instanceof DeclaredType declared) {
      declared.getTypeArguments().forEach(argument -> collect(argument, into, which));
    } else if (type instanceof ArrayType array) {
      collect(array.getComponentType(), into, which);
    } else if (type instanceof WildcardType wildcard) {
      collect(wildcard.getExtendsBound(), into, which);
      collect(wildcard.getSuperBound(), into, which);
    }
  }

  private static List<? extends ExpressionTree> arguments(Tree tree) {
    if (tree instanceof MethodInvocationTree call) {
      return call.getArguments();
    }
    return tree instanceof NewClassTree created ? created.getArguments() : List.of();
  }

  /** Whether the place of an expression has a say in its type (JLS 15.2). */
  private boolean isInferred(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree inner) {
      return isInferred(new TreePath(path, inner.getExpression()));
    }
    return tree instanceof NewClassTree
        || tree instanceof MethodInvocationTree
            && context.elementOf(path) instanceof ExecutableElement method
            && !method.getTypeParameters().isEmpty();
  }

  /** Whether an unchecked conversion of an argument erases what a call gives (JLS 15.12.2.6). */
  private boolean dependsOnArguments(TreePath call) {
    return !(context.elementOf(call) instanceof ExecutableElement method)
        || call.getLeaf() instanceof NewClassTree
        || !context
            .source
            .types()
            .isSameType(
                method.getReturnType(), context.source.types().erasure(method.getReturnType()));
  }
}
