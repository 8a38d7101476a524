package dev.pawl.processor.code;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;

/**
 * Where a value needs a cast because of the type variables that stand for classes: they know their
 * supertypes that can be named but not each other.
 *
 * <pre>
 *   Node n = leaf;   ⇒   Node n = (Node) (Object) leaf;
 * </pre>
 */
final class Conversions {
  private final CodeReader reader;
  private final Arguments arguments;
  private final CommonTypes commonTypes;
  private final Takers takers;

  Conversions(CodeReader reader) {
    this.reader = reader;
    this.arguments = new Arguments(reader);
    this.commonTypes = new CommonTypes(reader);
    this.takers = new Takers(reader);
  }

  /** The cast that an expression needs where it stands, as source text. */
  Optional<String> castOf(TreePath path) {
    TypeMirror from = reader.reach.typeOf(path);
    if (from instanceof UnionType several) {
      return reader.intersections.castOf(path, several, target(path));
    }
    if (from == null || !WrittenSubtypes.isReference(from)) {
      return Optional.empty();
    }
    if (path.getLeaf() instanceof MethodInvocationTree call && reader.blocks.isBlock(call)) {
      return reader.intersections.castOfBlock(path, (DeclaredType) from, target(path));
    }
    TreePath above = path.getParentPath();
    if (above.getLeaf() instanceof EnhancedForLoopTree loop
        && loop.getExpression() == path.getLeaf()
        && !(from instanceof IntersectionType)
        && reader.intersections.castOf(above, loop).isPresent()) {
      return reader.intersections.castOf(above, loop);
    }
    if (!(above.getLeaf() instanceof MemberSelectTree) && !isDiscarded(path)) {
      Optional<String> cast = castOfClass(path);
      if (cast.isPresent()) {
        return target(path)
            .filter(to -> reader.subtypes.needsCast(from, to))
            .map(this::castOfClass)
            .or(() -> cast);
      }
    }
    Optional<IntersectionType> several = CommonTypes.of(from);
    if (several.isPresent()) {
      if (CommonTypes.of(target(path).orElse(from)).isPresent() && commonTypes.isGivenBack(path)) {
        return Optional.empty();
      }
      boolean isKnown = !commonTypes.isKnownByOther(path) && !arguments.changeResult(path);
      return reader.intersections.castOf(path, several.get(), isKnown, target(path));
    }
    if (Intersections.upperBound(from) instanceof DeclaredType declared
        && (reader.subtypes.isInexact(declared) || isUnknown(declared))) {
      Optional<String> cast = arguments.castToBounds(path, declared);
      if (cast.isPresent()) {
        return cast;
      }
    }
    Optional<String> raw = arguments.castToRaw(path, from);
    if (raw.isPresent()) {
      return raw;
    }
    // javac takes the inner class of what a type variable stands for to be raw.
    boolean isOuter = isOuterOfCreation(path) && reader.access.isHidden(from);
    boolean isCommon =
        isSelected(path) ? commonTypes.areTakenBy(path) : commonTypes.areFoundAgain(path);
    Optional<String> cast =
        target(path)
            .filter(
                to ->
                    isOuter
                        || isCommon && CommonTypes.isMentioned(to)
                        || reader.subtypes.needsCast(from, to))
            .map(to -> cast(from, to));
    boolean isChanged =
        cast.isEmpty() && !isDiscarded(path) && (arguments.changeResult(path) || isLost(path));
    if (cast.isEmpty() && isBoxedOperand(path, from)) {
      reader.intersections.castInVain();
      return Optional.of("(" + reader.types.of(from) + ") ");
    }
    return isChanged ? Optional.of(cast(from, from)) : cast;
  }

  /**
   * Whether an operand of a conditional is a number or truth value because its class says so for a
   * type variable. An accessor has one of its own, and to javac the conditional would be one of
   * objects (JLS 15.25).
   */
  private boolean isBoxedOperand(TreePath path, TypeMirror type) {
    TreePath select =
        path.getLeaf() instanceof MethodInvocationTree call
            ? new TreePath(path, call.getMethodSelect())
            : path;
    Element member = reader.source.trees().getElement(select);
    TypeMirror declared =
        member instanceof ExecutableElement method
            ? method.getReturnType()
            : member instanceof VariableElement field && field.getKind().isField()
                ? field.asType()
                : null;
    return declared instanceof TypeVariable variable
        && variable.asElement().getEnclosingElement() instanceof TypeElement
        && reader.unboxed(type).isPresent()
        && isOperandOfChoice(path)
        && !reader.reach.isUsable(member, (TypeElement) member.getEnclosingElement());
  }

  private static boolean isOperandOfChoice(TreePath path) {
    TreePath above = path.getParentPath();
    return above.getLeaf() instanceof ParenthesizedTree
        ? isOperandOfChoice(above)
        : above.getLeaf() instanceof ConditionalExpressionTree choice
            && choice.getCondition() != path.getLeaf();
  }

  /** Whether a member that is used gives what its receiver is not known to have. */
  private boolean isLost(TreePath path) {
    TreePath select =
        path.getLeaf() instanceof MethodInvocationTree call
            ? new TreePath(path, call.getMethodSelect())
            : path;
    Element member = reader.source.trees().getElement(select);
    boolean isAssigned =
        path.getParentPath().getLeaf() instanceof AssignmentTree assignment
            && assignment.getVariable() == path.getLeaf();
    return select.getLeaf() instanceof MemberSelectTree
        && member != null
        && !isAssigned
        && reader.subtypes.isLost(member, reader.reach.typeOf(Reach.qualifier(select)));
  }

  /** The cast without which a variable of an expression's type can't keep its value. */
  Optional<String> castToKeep(TreePath path) {
    TypeMirror type = reader.reach.typeOf(path);
    return castOfClass(path)
        .or(
            () ->
                isLost(path) || commonTypes.areFoundAgain(path)
                    ? Optional.of(cast(type, type))
                    : Optional.empty());
  }

  /**
   * The cast for what {@code getClass()} gives, if the class of its object can't be named: javac
   * types it by the class that the object is known by (JLS 4.3.2).
   */
  Optional<String> castOfClass(TreePath path) {
    boolean isGetClass =
        path.getLeaf() instanceof MethodInvocationTree call
            && call.getArguments().isEmpty()
            && reader.source.trees().getElement(path) instanceof ExecutableElement method
            && method.getSimpleName().contentEquals("getClass");
    if (!isGetClass
        || !(reader.reach.typeOf(path) instanceof DeclaredType type)
        || reader.access.canWrite(Intersections.upperBound(type.getTypeArguments().get(0)))) {
      return Optional.empty();
    }
    return Optional.of(castOfClass(type));
  }

  private String castOfClass(TypeMirror type) {
    return "(" + reader.types.of(type) + ") (" + reader.types.javaLang("Class") + "<?>) ";
  }

  /** Whether nobody wants the value: a cast is no statement. */
  private boolean isDiscarded(TreePath path) {
    TreePath above = path.getParentPath();
    return above.getLeaf() instanceof ExpressionStatementTree
        || above.getLeaf() instanceof LambdaExpressionTree
            && resultOf(above).filter(type -> type.getKind() == TypeKind.VOID).isPresent();
  }

  /** A cast that javac can't refuse, as source text. */
  String cast(TypeMirror from, TypeMirror to) {
    return "(" + reader.types.of(to) + ") " + reader.types.throughObject(from);
  }

  /** The cast that a value needs to have the members of a class above its own, as source text. */
  Optional<String> castTo(TypeElement above, TypeMirror from) {
    return reader.access.above(from, above).flatMap(to -> castTo(to, from));
  }

  /** The cast that a value needs to be one of another type, as source text. */
  Optional<String> castTo(TypeMirror to, TypeMirror from) {
    return reader.subtypes.needsCast(from, to) ? Optional.of(cast(from, to)) : Optional.empty();
  }

  /** The type that the place of an expression asks for. */
  private Optional<TypeMirror> target(TreePath path) {
    return asked(path).map(CapturedTypes::fitting).map(this::known);
  }

  /** Values that javac finds several types for in common have one of them here, and by a cast. */
  private TypeMirror known(TypeMirror type) {
    return type instanceof IntersectionType several
            && reader.access.isHidden(reader.types.declared(several))
        ? reader.types.declared(several)
        : type;
  }

  private Optional<TypeMirror> asked(TreePath path) {
    TreePath above = path.getParentPath();
    Tree tree = path.getLeaf();
    Tree parent = above.getLeaf();
    if (parent instanceof VariableTree variable) {
      return type(above, variable.getInitializer() == tree);
    } else if (parent instanceof AssignmentTree assignment) {
      return type(
          new TreePath(above, assignment.getVariable()), assignment.getExpression() == tree);
    } else if (parent instanceof ReturnTree) {
      return returned(above);
    } else if (parent instanceof ThrowTree) {
      return Optional.of(thrown(reader.reach.typeOf(path)));
    } else if (parent instanceof LambdaExpressionTree) {
      return resultOf(above).filter(WrittenSubtypes::isReference);
    } else if (parent instanceof ConditionalExpressionTree choice) {
      return type(above, choice.getCondition() != tree);
    } else if (parent instanceof NewArrayTree array) {
      boolean isElement = array.getInitializers() != null && array.getInitializers().contains(tree);
      return type(above, isElement)
          .filter(ArrayType.class::isInstance)
          .map(type -> ((ArrayType) type).getComponentType());
    } else if (isOuterOfCreation(path)) {
      return outer(above, path);
    } else if (parent instanceof MethodInvocationTree || parent instanceof NewClassTree) {
      return arguments.target(path);
    } else if (isSelected(path)) {
      return receiver(above, tree);
    } else if (parent instanceof EnhancedForLoopTree loop && loop.getExpression() == tree) {
      return reader.access.iterable(reader.reach.typeOf(path));
    } else if (parent instanceof CaseTree
        && above.getParentPath().getLeaf() instanceof SwitchExpressionTree) {
      return type(above.getParentPath(), ((CaseTree) parent).getBody() == tree);
    } else if (parent instanceof YieldTree) {
      TreePath at = above;
      while (!(at.getLeaf() instanceof SwitchExpressionTree)) {
        at = at.getParentPath();
      }
      return type(at, true);
    }
    return Optional.empty();
  }

  /** The class that is thrown, if something of several types is: one of them is a throwable. */
  private static TypeMirror thrown(TypeMirror type) {
    return type instanceof IntersectionType several ? several.getBounds().get(0) : type;
  }

  /** Whether an expression stands in front of a {@code .new}. */
  static boolean isOuterOfCreation(TreePath path) {
    return path.getParentPath().getLeaf() instanceof NewClassTree creation
        && creation.getEnclosingExpression() == path.getLeaf();
  }

  /** The class around that of a creation, as what stands in front of the {@code new} has it. */
  private Optional<TypeMirror> outer(TreePath creation, TreePath instance) {
    TypeElement created = reader.reach.createdType(creation, (NewClassTree) creation.getLeaf());
    return created != null
            && created.getEnclosingElement() instanceof TypeElement outer
            && reader.access.isVisible(outer)
        ? reader.access.above(reader.reach.typeOf(instance), outer)
        : Optional.empty();
  }

  private boolean isSelected(TreePath path) {
    Tree above = path.getParentPath().getLeaf();
    return above instanceof MemberSelectTree || isReceiverOf(above, path);
  }

  private boolean isReceiverOf(Tree reference, TreePath path) {
    return reference instanceof MemberReferenceTree && !reader.names.isType(path);
  }

  private Optional<TypeMirror> type(TreePath path, boolean asks) {
    return asks
        ? Optional.ofNullable(reader.reach.typeOf(path)).filter(WrittenSubtypes::isReference)
        : Optional.empty();
  }

  private Optional<TypeMirror> returned(TreePath path) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof LambdaExpressionTree) {
        return resultOf(at).filter(WrittenSubtypes::isReference);
      } else if (at.getLeaf() instanceof MethodTree
          && reader.source.trees().getElement(at) instanceof ExecutableElement method) {
        return Optional.of(method.getReturnType()).filter(WrittenSubtypes::isReference);
      }
    }
    return Optional.empty();
  }

  /** What a lambda is to return. */
  private Optional<TypeMirror> resultOf(TreePath lambda) {
    return functionOf(lambda).map(ExecutableType::getReturnType);
  }

  /** The function that a lambda is, as its place asks for it. */
  Optional<ExecutableType> functionOf(TreePath lambda) {
    if (!(reader.reach.typeOf(lambda) instanceof DeclaredType type)) {
      return Optional.empty();
    }
    return reader
        .access
        .functionOf((TypeElement) type.asElement())
        .map(
            function ->
                (ExecutableType)
                    reader
                        .source
                        .types()
                        .asMemberOf(reader.access.withoutWildcards(type), function));
  }

  /** The supertype that has the called method, with its type arguments. */
  private Optional<TypeMirror> receiver(TreePath select, Tree receiver) {
    Element member = reader.source.trees().getElement(select);
    if (member == null
        || member instanceof TypeElement
        || Names.isStatic(member)
        || !(member.getEnclosingElement() instanceof TypeElement owner)) {
      return Optional.empty();
    }
    TypeMirror type = reader.reach.typeOf(new TreePath(select, receiver));
    if (!reader.reach.isUsable(member, owner)) {
      return takenByAccessor(reader.accessors.holder(member, reader.reach.site(type, member)));
    }
    return reader
        .access
        .above(type, owner)
        .map(above -> takesUnknown(member, above) ? reader.source.types().erasure(above) : above)
        .map(above -> takers.receiver(select, member, above));
  }

  private Optional<TypeMirror> takenByAccessor(TypeElement holder) {
    return Optional.of(reader.source.types().erasure(holder.asType()))
        .filter(reader.access::canWrite);
  }

  /**
   * Whether what a method takes, or a field, may be of a class of which nothing is known here: to a
   * wildcard in its place, javac would give nothing.
   */
  private boolean takesUnknown(Element member, TypeMirror above) {
    Set<Element> unknown = reader.subtypes.unknown(above);
    return member instanceof ExecutableElement method
        ? method.getParameters().stream().anyMatch(one -> isOfAny(one.asType(), unknown))
        : isOfAny(member.asType(), unknown);
  }

  /** What is below a type variable may be of any class, and so be given what is unknown. */
  private static boolean isOfAny(TypeMirror type, Set<Element> variables) {
    if (type instanceof ArrayType array) {
      return isOfAny(array.getComponentType(), variables);
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null && isOfAny(wildcard.getExtendsBound(), variables);
    }
    return type instanceof DeclaredType declared
        ? declared.getTypeArguments().stream().anyMatch(one -> isOfAny(one, variables))
        : type instanceof TypeVariable variable && variables.contains(variable.asElement());
  }

  /** Whether nothing stands for a class that can't be named. */
  private boolean isUnknown(DeclaredType type) {
    return !reader.access.isVisible((TypeElement) type.asElement())
        && !reader.types.hasStandIn(type);
  }

  /** Whether a cast in front of an expression would take hold of its first operand only. */
  static boolean needsParentheses(ExpressionTree tree) {
    return switch (tree.getKind()) {
      case IDENTIFIER,
          MEMBER_SELECT,
          METHOD_INVOCATION,
          NEW_CLASS,
          NEW_ARRAY,
          PARENTHESIZED,
          ARRAY_ACCESS,
          TYPE_CAST ->
          false;
      default -> true;
    };
  }
}
