package dev.pawl.processor.code;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.source.TypeArguments;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** What a called method or constructor asks of an argument. */
final class Arguments {
  private final CodeReader reader;

  Arguments(CodeReader reader) {
    this.reader = reader;
  }

  /** The type that the parameter has in this call. */
  Optional<TypeMirror> target(TreePath argument) {
    return parameter(argument)
        .filter(
            parameter ->
                !parameter.isOneOfSeveral()
                    || parameter.isOne()
                    || isAllOfThem(argument, parameter))
        .filter(parameter -> isUsable(parameter.method()) || isAsked(argument, parameter))
        .flatMap(parameter -> instantiated(argument, parameter))
        .filter(WrittenSubtypes::isReference);
  }

  /** The type that the parameter is declared with. */
  Optional<TypeMirror> declared(TreePath argument) {
    return parameter(argument)
        .filter(parameter -> !parameter.isOneOfSeveral())
        .map(Parameter::type);
  }

  private boolean isUsable(ExecutableElement method) {
    return reader.reach.isUsable(method, (TypeElement) method.getEnclosingElement());
  }

  /** Whether an accessor's parameter has the type of the method's, and not a variable for it. */
  private boolean isAsked(TreePath argument, Parameter parameter) {
    return !reader.subtypes.hasNoStandIns()
        && !isSpelled(argument.getParentPath(), parameter.method(), parameter.place());
  }

  /** Whether a parameter's type, or the result's, is spelled out where an accessor is called. */
  private boolean isSpelled(TreePath call, ExecutableElement method, int place) {
    return reader.reach.signature(call, method).spelled().contains(place);
  }

  /** Whether a parameter takes what its argument is, which the call of an accessor spells out. */
  private boolean takesWhatIsGiven(TreePath argument, Parameter parameter) {
    return !isUsable(parameter.method())
        && isSpelled(argument.getParentPath(), parameter.method(), parameter.place());
  }

  private Optional<TypeMirror> instantiated(TreePath argument, Parameter parameter) {
    TreePath call = argument.getParentPath();
    ExecutableElement method = parameter.method();
    Optional<ExecutableType> type = reader.reach.called(call, method);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    TypeMirror wanted = type.get().getParameterTypes().get(parameter.place());
    if (parameter.isOneOfSeveral()
        && wanted instanceof ArrayType several
        && !isAllOfThem(argument, parameter)) {
      wanted = several.getComponentType();
    }
    // javac doesn't infer what the result doesn't mention, and leaves the type variable there. And
    // what a captured wildcard is part of can't be written, but what the argument is fits it.
    if (!(wanted instanceof DeclaredType declared)) {
      return Optional.of(wanted);
    }
    Optional<DeclaredType> seen =
        reader
            .access
            .above(reader.reach.typeOf(argument), (TypeElement) declared.asElement())
            .map(DeclaredType.class::cast);
    return mentionsVariableOf(method, wanted) || CapturedTypes.mentionsCaptured(wanted)
        ? seen.map(given -> widened(given, declared))
        : Optional.of(seen.<TypeMirror>map(given -> narrowed(declared, given)).orElse(declared));
  }

  /**
   * A type without its wildcards: what they are cast to would be captured, and the result of the
   * call be of that.
   *
   * @param type what the argument is
   */
  private TypeMirror narrowed(DeclaredType wanted, DeclaredType type) {
    List<? extends TypeMirror> asked = wanted.getTypeArguments();
    List<? extends TypeMirror> own = type.getTypeArguments();
    if (own.size() != asked.size() || own.isEmpty()) {
      return wanted;
    }
    TypeMirror[] arguments = new TypeMirror[own.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          asked.get(i) instanceof WildcardType wildcard
              ? narrowed(wildcard, own.get(i))
              : asked.get(i);
    }
    return TypeArguments.replaced(reader.source.types(), wanted, arguments);
  }

  private TypeMirror narrowed(WildcardType wanted, TypeMirror own) {
    TypeMirror above = wanted.getExtendsBound();
    TypeMirror below = wanted.getSuperBound();
    if (own.getKind() != TypeKind.DECLARED || above == null && below == null) {
      return wanted;
    }
    boolean isOther =
        above != null
            ? reader.subtypes.needsCast(own, above)
            : reader.subtypes.needsCast(below, own);
    TypeMirror bound = above != null ? above : below;
    return !isOther ? own : bound.getKind() == TypeKind.DECLARED ? bound : wanted;
  }

  /** Whether an argument is the array that a variable number of them would be put into. */
  private boolean isAllOfThem(TreePath argument, Parameter parameter) {
    Tree call = argument.getParentPath().getLeaf();
    return Reach.arguments(call).size() == parameter.method().getParameters().size()
        && reader.reach.isArrayFor(reader.reach.typeOf(argument), parameter.method());
  }

  /**
   * A type with what a captured type is below in its place, where a {@code ? super} of that is
   * wanted: a {@code Sub<T>} is a {@code Sub<? super X>} for every {@code X extends T}.
   */
  private TypeMirror widened(DeclaredType type, DeclaredType wanted) {
    List<? extends TypeMirror> own = type.getTypeArguments();
    List<? extends TypeMirror> asked = wanted.getTypeArguments();
    if (own.size() != asked.size() || own.isEmpty()) {
      return type;
    }
    TypeMirror[] arguments = new TypeMirror[own.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = widened(own.get(i), asked.get(i));
    }
    return TypeArguments.replaced(reader.source.types(), type, arguments);
  }

  private static TypeMirror widened(TypeMirror argument, TypeMirror wanted) {
    TypeMirror type = argument;
    while (wanted instanceof WildcardType wildcard
        && wildcard.getSuperBound() != null
        && type instanceof TypeVariable variable
        && CapturedTypes.isCaptured(variable)) {
      type = variable.getUpperBound();
    }
    return type.getKind() == TypeKind.INTERSECTION ? argument : type;
  }

  /**
   * The cast to the bounds of the type variable that the parameter's type is, as source text: a
   * stand-in of this task may be known to have less.
   *
   * <pre>
   *   static &lt;T, H extends Parent&lt;T&gt;&gt; Task&lt;…&gt; m(H self)
   *   m(h)   ⇒   m((Parent&lt;String&gt;) (Object) h)
   * </pre>
   */
  Optional<String> castToBounds(TreePath argument, DeclaredType from) {
    return parameter(argument)
        .filter(parameter -> !takesWhatIsGiven(argument, parameter))
        .flatMap(Parameter::variable)
        .flatMap(variable -> castToBounds(from, variable));
  }

  private Optional<String> castToBounds(DeclaredType from, TypeParameterElement variable) {
    return variable.getBounds().stream().anyMatch(WrittenSubtypes::hasArguments)
        ? cast(from, variable)
        : Optional.empty();
  }

  /**
   * The cast of an argument whose type only mentions such a stand-in, as source text: nothing but a
   * raw type fits then.
   *
   * <pre>
   *   static &lt;T, H extends Parent&lt;T&gt;&gt; Task&lt;T, …&gt; m(List&lt;H&gt; all)
   *   m(list)   ⇒   (Task&lt;String, …&gt;) m((List) list)
   * </pre>
   */
  Optional<String> castToRaw(TreePath argument, TypeMirror from) {
    if (reader.subtypes.hasNoStandIns() && !CommonTypes.isMentioned(from)) {
      return Optional.empty();
    }
    return parameter(argument)
        .filter(parameter -> parameter.variable().isEmpty())
        .filter(parameter -> !takesWhatIsGiven(argument, parameter))
        .filter(parameter -> mentionsUnknown(parameter.method(), parameter.type(), from))
        .map(parameter -> "(" + reader.types.of(rawFor(parameter.type(), from)) + ") ");
  }

  /** What stands for a class that can't be named is no raw type: what is asked for is one. */
  private TypeMirror rawFor(TypeMirror asked, TypeMirror from) {
    boolean isHidden =
        from instanceof DeclaredType given
            && !reader.access.isVisible((TypeElement) given.asElement());
    return reader.source.types().erasure(isHidden ? asked : from);
  }

  /** Whether a type has a stand-in where a parameter's has a type variable with other bounds. */
  private boolean mentionsUnknown(ExecutableElement method, TypeMirror asked, TypeMirror from) {
    if (asked instanceof ArrayType array && from instanceof ArrayType given) {
      return mentionsUnknown(method, array.getComponentType(), given.getComponentType());
    } else if (asked instanceof WildcardType wildcard) {
      TypeMirror bound =
          wildcard.getExtendsBound() != null
              ? wildcard.getExtendsBound()
              : wildcard.getSuperBound();
      return bound != null && mentionsUnknown(method, bound, from);
    } else if (from instanceof TypeVariable variable && CapturedTypes.isCaptured(variable)) {
      return mentionsUnknown(method, asked, variable.getUpperBound());
    } else if (from instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
      return mentionsUnknown(method, asked, wildcard.getExtendsBound());
    } else if (asked instanceof TypeVariable variable
        && from instanceof IntersectionType several
        && CommonTypes.isWritten(several)) {
      return method.getTypeParameters().contains(variable.asElement())
          && !reader.types.areBounds(several, (TypeParameterElement) variable.asElement());
    } else if (asked instanceof TypeVariable variable && from instanceof DeclaredType given) {
      return reader.subtypes.isInexact(given)
          && method.getTypeParameters().contains(variable.asElement())
          && castToBounds(given, (TypeParameterElement) variable.asElement()).isPresent();
    }
    return asked instanceof DeclaredType declared
        && from instanceof DeclaredType given
        && mentionsUnknown(method, declared, given);
  }

  private boolean mentionsUnknown(ExecutableElement method, DeclaredType asked, DeclaredType from) {
    Optional<TypeMirror> above = reader.access.above(from, (TypeElement) asked.asElement());
    if (above.isEmpty() || !WrittenSubtypes.hasArguments(above.get())) {
      return false;
    }
    List<? extends TypeMirror> given = ((DeclaredType) above.get()).getTypeArguments();
    for (int i = 0; i < asked.getTypeArguments().size(); i++) {
      if (mentionsUnknown(method, asked.getTypeArguments().get(i), given.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether casts of arguments give a call another result than javac found. */
  boolean changeResult(TreePath call) {
    if (reader.subtypes.hasNoStandIns() && !mentionsCommon(call)
        || !(reader.source.trees().getElement(call) instanceof ExecutableElement method)
        || method.getTypeParameters().isEmpty()
        || !isUsable(method) && isSpelled(call, method, AccessSignature.RESULT)) {
      return false;
    }
    if (mentionsUnknown(method, method.getReturnType(), reader.reach.typeOf(call))) {
      return true;
    }
    Set<Element> changed = new HashSet<>();
    for (ExpressionTree argument : arguments(call.getLeaf())) {
      TreePath path = new TreePath(call, argument);
      TypeMirror type = reader.reach.typeOf(path);
      if (type != null && WrittenSubtypes.isReference(type) && castToRaw(path, type).isPresent()) {
        return WrittenSubtypes.hasArguments(method.getReturnType())
            || method.getReturnType() instanceof TypeVariable;
      }
      if (reader.reach.typeOf(path) instanceof DeclaredType from
          && reader.subtypes.isInexact(from)
          && castToBounds(path, from).isPresent()) {
        parameter(path).flatMap(Parameter::variable).ifPresent(changed::add);
      }
    }
    return !changed.isEmpty() && reader.access.mentionsAny(method.getReturnType(), changed);
  }

  private boolean mentionsCommon(TreePath call) {
    return CommonTypes.isMentioned(reader.reach.typeOf(call))
        || arguments(call.getLeaf()).stream()
            .map(argument -> reader.reach.typeOf(new TreePath(call, argument)))
            .anyMatch(type -> type != null && CommonTypes.isMentioned(type));
  }

  private Optional<String> cast(DeclaredType from, TypeParameterElement variable) {
    List<? extends TypeMirror> bounds = variable.getBounds();
    List<TypeMirror> seen =
        bounds.stream()
            .map(reader.source.types()::asElement)
            .filter(TypeElement.class::isInstance)
            .flatMap(bound -> reader.access.above(from, (TypeElement) bound).stream())
            .toList();
    boolean isKnown = seen.stream().allMatch(one -> reader.signature.names().isBound(from, one));
    if (seen.size() < bounds.size() || isKnown) {
      return Optional.empty();
    }
    // What one wildcard stands for is not known to be what another does; and no Comparable<Node>
    // is known to be a Comparable<Comparable<Node>>.
    boolean isRaw =
        seen.size() > 1 && seen.stream().anyMatch(CapturedTypes::isProjected)
            || bounds.stream()
                .anyMatch(bound -> reader.access.mentionsAny(bound, Set.of(variable)));
    return Optional.of(
        seen.stream()
            .map(one -> reader.types.of(isRaw ? reader.source.types().erasure(one) : one))
            .collect(Collectors.joining(" & ", "(", ") " + reader.types.throughObject(from))));
  }

  private Optional<Parameter> parameter(TreePath argument) {
    TreePath call = argument.getParentPath();
    List<? extends ExpressionTree> arguments = arguments(call.getLeaf());
    int index = arguments.indexOf(argument.getLeaf());
    if (index < 0
        || !(reader.source.trees().getElement(call) instanceof ExecutableElement method)) {
      return Optional.empty();
    }
    int last = method.getParameters().size() - 1;
    if (!method.isVarArgs() || index < last) {
      return Optional.of(new Parameter(method, index, method.getParameters().get(index).asType()));
    }
    // An array may stand for all of them. What it has for elements could also be one of them.
    TypeMirror all = method.getParameters().get(last).asType();
    boolean isAll =
        reader.reach.typeOf(argument) instanceof ArrayType && arguments.size() == last + 1;
    return Optional.of(
        new Parameter(method, index, isAll ? all : ((ArrayType) all).getComponentType()));
  }

  private static List<? extends ExpressionTree> arguments(Tree call) {
    if (call instanceof MethodInvocationTree invocation) {
      return invocation.getArguments();
    }
    return call instanceof NewClassTree creation ? creation.getArguments() : List.of();
  }

  static boolean mentionsVariableOf(ExecutableElement method, TypeMirror type) {
    if (type instanceof TypeVariable variable) {
      return method.getTypeParameters().contains(variable.asElement());
    } else if (type instanceof ArrayType array) {
      return mentionsVariableOf(method, array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      return mentionsVariableOf(method, wildcard.getExtendsBound())
          || mentionsVariableOf(method, wildcard.getSuperBound());
    }
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().stream().anyMatch(one -> mentionsVariableOf(method, one));
  }

  /**
   * A parameter.
   *
   * @param index of the argument
   * @param type as declared; that of one element if arguments become an array's elements
   */
  private record Parameter(ExecutableElement method, int index, TypeMirror type) {
    /** Whether the argument may be one of several that a parameter takes. */
    boolean isOneOfSeveral() {
      return method.isVarArgs() && index >= method.getParameters().size() - 1;
    }

    /** Whether an argument becomes an element, where it may be one of several. */
    boolean isOne() {
      return type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()
          || type instanceof TypeVariable;
    }

    /** Which of the declared parameters it is. */
    int place() {
      return Math.min(index, method.getParameters().size() - 1);
    }

    /** The type variable of the method's own that its declared type is. */
    Optional<TypeParameterElement> variable() {
      return Optional.of(type)
          .filter(TypeVariable.class::isInstance)
          .map(type -> (TypeParameterElement) ((TypeVariable) type).asElement())
          .filter(method.getTypeParameters()::contains);
    }
  }
}
