package dev.pawl.processor.normalise;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import dev.pawl.processor.code.CapturedTypes;
import dev.pawl.processor.code.PolyExpressions;
import dev.pawl.processor.source.TypeArguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/**
 * Operands that only fit because javac gave their types the same captured wildcard (JLS 5.1.10),
 * which has no name that a variable could be declared with. Where {@code source} is a {@code List<?
 * extends List<T>>}, the function below is one from what the list holds, and no wildcard says so; a
 * raw type fits, and what the call has given is then cast to what it is. A function that is written
 * in such an operand still has to know of what it is one, so there only the use of the variable is
 * raw.
 *
 * <pre>{@code
 * flat(source, Function.identity(), await(n))   ⇒   Function identity = Function.identity();
 *                                                   …
 *                                                   (List<T>) flat(source, identity, nPoll.get())
 * }</pre>
 */
final class SharedCaptures {
  private final MethodContext context;
  private final NestedCaptures nested;

  SharedCaptures(MethodContext context) {
    this.context = context;
    this.nested = new NestedCaptures(context, this::isInferred);
  }

  /** The type that the variable of an operand has to have in place of the operand's own. */
  Optional<TypeMirror> keptType(TreePath operand) {
    return fittingType(operand)
        .or(() -> rawType(operand).map(raw -> hasFunction(operand) ? aimed(operand) : raw));
  }

  /**
   * The type of an operand that is what its place asks for. A {@code Consumer<? super E>} for a
   * captured {@code ? extends E} would be any Consumer if it were written as a type above it, and
   * tell nothing to a lambda.
   */
  private TypeMirror aimed(TreePath operand) {
    TypeMirror operandType = context.typeOf(operand);
    if (operandType.getKind() != TypeKind.DECLARED
        || ((DeclaredType) operandType).getEnclosingType().getKind() == TypeKind.DECLARED) {
      return operandType;
    }
    DeclaredType type = (DeclaredType) operandType;
    TypeMirror[] arguments =
        type.getTypeArguments().stream().map(this::aimedArgument).toArray(TypeMirror[]::new);
    return TypeArguments.replaced(context.source.types(), type, arguments);
  }

  private TypeMirror aimedArgument(TypeMirror argument) {
    TypeMirror bound =
        argument instanceof WildcardType wildcard
            ? wildcard.getSuperBound()
            : argument instanceof TypeVariable variable ? variable.getLowerBound() : null;
    return bound instanceof TypeVariable variable
            && CapturedTypes.isCaptured(variable)
            && CapturedTypes.fitting(variable).equals(variable)
        ? context.source.types().getWildcardType(null, variable.getUpperBound())
        : argument;
  }

  /**
   * What the variable of an operand is cast to where it is used: a function written in the operand
   * has parameters of the types that the variable says.
   */
  Optional<TypeMirror> castOfKept(TreePath operand) {
    Optional<TypeMirror> raw =
        fittingType(operand).isEmpty() && hasFunction(operand)
            ? rawType(operand)
            : Optional.empty();
    return raw.or(() -> nested.castOf(operand));
  }

  /**
   * What the receiver and the arguments of a call are cast to because a variable holds another
   * argument whose type is such a wildcard itself: a value of it, which can only be null or cast by
   * its own making, is one of its bound by then, and fits nothing but what is raw.
   *
   * <pre>{@code
   * list.add(await(n), nothing())          as it is: only what comes before an await is kept
   * map.put(nothing(), await(n))           ⇒   Number nothing = nothing();
   *                                            …
   *                                            ((Map) map).put(nothing, nPoll.get())
   * }</pre>
   */
  Map<TreePath, TypeMirror> castsOfGiven(TreePath call, List<TreePath> operands) {
    List<TypeVariable> kept = keptWildcards(call);
    Map<TreePath, TypeMirror> casts = new LinkedHashMap<>();
    for (TreePath operand : kept.isEmpty() ? List.<TreePath>of() : operands) {
      List<TypeVariable> mentioned =
          arguments(call.getLeaf()).contains(operand.getLeaf())
              ? isInferred(operand) ? List.of() : captured(context.typeOf(operand))
              : ofReceiver(call);
      if (mentioned.stream().anyMatch(kept::contains)) {
        casts.put(operand, context.source.types().erasure(context.typeOf(operand)));
      }
    }
    return casts;
  }

  /** The wildcards that are the types of arguments which a variable holds, or a cast has erased. */
  private List<TypeVariable> keptWildcards(TreePath call) {
    List<TypeVariable> kept = new ArrayList<>();
    for (TreePath argument : loosened(call)) {
      TypeMirror type = context.typeOf(argument);
      while (type instanceof ArrayType array) {
        type = array.getComponentType();
      }
      if (type instanceof TypeVariable variable && CapturedTypes.isCaptured(variable)) {
        kept.add(variable);
      }
    }
    return kept;
  }

  /**
   * What an awaited value is cast to; as the only one with the wildcard it has it captured anew.
   */
  Optional<TypeMirror> castOfAwaited(TreePath operand) {
    return fittingType(operand)
        .or(() -> sharesGiven(operand) ? rawType(operand) : Optional.empty())
        .or(() -> nested.castOf(operand));
  }

  /** The lower bound of a captured wildcard, which javac can infer just as well. */
  private Optional<TypeMirror> fittingType(TreePath operand) {
    TypeMirror type = context.typeOf(operand);
    return Optional.of(CapturedTypes.fitting(type))
        .filter(one -> one != type && (isShared(operand) || isAssigned(operand)));
  }

  /** Whether its place is that of a value which a variable takes, if only as one of a choice. */
  private static boolean isAssigned(TreePath operand) {
    TreePath value = chosen(operand);
    return value.getParentPath().getLeaf() instanceof AssignmentTree assignment
        && assignment.getExpression() == value.getLeaf();
  }

  private Optional<TypeMirror> rawType(TreePath operand) {
    return isShared(operand)
        ? Optional.of(context.source.types().erasure(context.typeOf(operand)))
        : Optional.empty();
  }

  private boolean isShared(TreePath operand) {
    return isInferred(operand) && shares(operand, context.typeOf(operand));
  }

  private static boolean hasFunction(TreePath operand) {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitLambdaExpression(LambdaExpressionTree tree, Void p) {
            return true;
          }

          @Override
          public Boolean visitMemberReference(MemberReferenceTree tree, Void p) {
            return true;
          }

          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
          }
        }.scan(operand.getLeaf(), null));
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
    return !loosened(call).isEmpty();
  }

  /** The arguments of a call that have lost what their types shared with the others. */
  private List<TreePath> loosened(TreePath call) {
    List<? extends ExpressionTree> arguments = arguments(call.getLeaf());
    int last = arguments.size() - 1;
    while (last >= 0 && !context.awaits(arguments.get(last))) {
      last--;
    }
    List<TreePath> loosened = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      TreePath argument = new TreePath(call, arguments.get(i));
      if ((i < last ? isShared(argument) : isLastRaw(argument))
          && fittingType(argument).isEmpty()) {
        loosened.add(argument);
      }
    }
    return loosened;
  }

  private boolean isLastRaw(TreePath argument) {
    if (context.source.awaits().isAwait(argument.getLeaf())) {
      return isShared(argument) && sharesGiven(argument);
    }
    return context.awaitsInResult(argument.getLeaf())
        ? isShared(argument)
        : hasRaw(argument) && shares(argument, context.typeOf(argument));
  }

  /** Whether a type has a captured wildcard that the call which it is an argument of has again. */
  private boolean shares(TreePath operand, TypeMirror type) {
    TreePath argument = chosen(operand);
    TreePath call = argument.getParentPath();
    if (!arguments(call.getLeaf()).contains(argument.getLeaf())) {
      return false;
    }
    List<TypeVariable> all = ofReceiver(call);
    for (ExpressionTree one : arguments(call.getLeaf())) {
      // A function written in the call becomes whatever the others ask for.
      if (!(one instanceof LambdaExpressionTree) && !(one instanceof MemberReferenceTree)) {
        collect(typeOf(call, one), all);
      }
    }
    return captured(type).stream().anyMatch(one -> all.stream().filter(one::equals).count() > 1);
  }

  /** Whether what an argument shares is that of something whose type its place has no say in. */
  private boolean sharesGiven(TreePath operand) {
    TreePath argument = chosen(operand);
    TreePath call = argument.getParentPath();
    List<TypeVariable> given = ofReceiver(call);
    for (ExpressionTree one : arguments(call.getLeaf())) {
      if (!isInferred(new TreePath(call, one))) {
        collect(typeOf(call, one), given);
      }
    }
    return captured(context.typeOf(operand)).stream().anyMatch(given::contains);
  }

  /**
   * The choice that an expression is a result of, which has its place; or the expression itself.
   */
  private static TreePath chosen(TreePath result) {
    TreePath parent = result.getParentPath();
    Tree tree = parent.getLeaf();
    if (tree instanceof ParenthesizedTree
        || tree instanceof ConditionalExpressionTree choice
            && choice.getCondition() != result.getLeaf()) {
      return chosen(parent);
    }
    if (tree instanceof YieldTree) {
      while (!(parent.getLeaf() instanceof SwitchExpressionTree)) {
        parent = parent.getParentPath();
      }
      return chosen(parent);
    }
    return tree instanceof CaseTree
            && parent.getParentPath().getLeaf() instanceof SwitchExpressionTree
        ? chosen(parent.getParentPath())
        : result;
  }

  private static List<TypeVariable> captured(TypeMirror type) {
    List<TypeVariable> found = new ArrayList<>();
    collect(type, found);
    return found;
  }

  private List<TypeVariable> ofReceiver(TreePath call) {
    List<TypeVariable> found = new ArrayList<>();
    if (call.getLeaf() instanceof MethodInvocationTree invoked
        && invoked.getMethodSelect() instanceof MemberSelectTree select) {
      collect(typeOf(new TreePath(call, select), select.getExpression()), found);
      collectOfReceiver(call, typeOf(call, select), found);
    }
    return found;
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
    collect(type, into, CapturedTypes::isCaptured);
  }

  private static void collect(
      TypeMirror type, List<TypeVariable> into, Predicate<TypeVariable> which) {
    if (type instanceof TypeVariable variable) {
      if (which.test(variable)) {
        into.add(variable);
      }
      if (CapturedTypes.isCaptured(variable)) {
        collect(
            variable.getLowerBound(), into, which); // of a place that asks for ? super such a one
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

  private boolean isInferred(TreePath path) {
    return PolyExpressions.isPoly(path, context.source.trees());
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
