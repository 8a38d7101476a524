package dev.pawl.processor.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Elements;

/**
 * The casts that a reference needs to a method that takes a class which can't be named for one
 * above it: what stands for the class may not be known to have that with its type arguments, and
 * only in a lambda can there be a cast.
 *
 * <pre>
 *   Node::key   ⇒   node -&gt; ((Pair&lt;K, V&gt;) node).key()
 * </pre>
 */
final class ReferenceCasts {
  private final CodeReader reader;
  private final ExecutableElement method;
  private final boolean receives;
  private final Optional<TypeMirror> receiver;
  private final Optional<TypeElement> named;

  /**
   * @param receives whether the method is called on the function's first argument
   * @param receiver the type of what it is called on otherwise, if on anything
   * @param named the class that stands in front of the colons, if one does
   */
  ReferenceCasts(
      CodeReader reader,
      ExecutableElement method,
      boolean receives,
      Optional<TypeMirror> receiver,
      Optional<TypeElement> named) {
    this.reader = reader;
    this.method = method;
    this.receives = receives;
    this.receiver = receiver;
    this.named = named;
  }

  /** Whether there are any where a functional interface is asked for. */
  boolean areNeeded(TypeMirror type) {
    return type instanceof DeclaredType functional
        && reader
            .access
            .functionOf((TypeElement) functional.asElement())
            .filter(function -> function.getTypeParameters().isEmpty())
            .map(function -> seen(functional, function))
            .filter(this::areNeeded)
            .isPresent();
  }

  private boolean areNeeded(ExecutableType function) {
    return of(function.getParameterTypes()).stream().anyMatch(cast -> !cast.isEmpty())
        || !ofResult(function.getParameterTypes(), function.getReturnType()).isEmpty();
  }

  private ExecutableType seen(DeclaredType type, ExecutableElement function) {
    return (ExecutableType)
        reader.source.types().asMemberOf(reader.access.withoutWildcards(type), function);
  }

  /** What comes in front of each of a function's arguments: a cast, or nothing. */
  List<String> of(List<? extends TypeMirror> arguments) {
    List<? extends TypeMirror> parameters = method(arguments).getParameterTypes();
    List<String> casts = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      TypeMirror argument = arguments.get(i);
      Optional<TypeMirror> asked =
          receives && i == 0
              ? reader.access.above(argument, owner())
              : asked(argument, parameters, receives ? i - 1 : i);
      casts.add(asked.flatMap(to -> reader.conversions.castTo(to, argument)).orElse(""));
    }
    return casts;
  }

  /** What comes in front of the method's call: a cast to the function's result, or nothing. */
  String ofResult(List<? extends TypeMirror> arguments, TypeMirror result) {
    if (!WrittenSubtypes.isReference(result)) {
      return "";
    }
    boolean isLost =
        (receives ? Optional.of(arguments.get(0)) : receiver)
            .filter(on -> reader.subtypes.isLost(method, on))
            .isPresent();
    TypeMirror given = method(arguments).getReturnType();
    return isLost || isOther(given, result) || isLess(given, result)
        ? reader.conversions.cast(result, result)
        : "";
  }

  /** Whether what is written for a result is not what is asked for. */
  private boolean isLess(TypeMirror given, TypeMirror result) {
    return given instanceof DeclaredType
        && method.getTypeParameters().isEmpty()
        && reader.subtypes.needsCast(given, result);
  }

  /** Whether a result is of several types and known here by another of them. */
  private boolean isOther(TypeMirror given, TypeMirror result) {
    return given instanceof TypeVariable variable
            && variable.asElement() instanceof TypeParameterElement parameter
            && CommonTypes.of(result).isPresent()
        ? isUnmet(result, parameter)
        : CommonTypes.of(given).isPresent() && reader.subtypes.needsCast(given, result);
  }

  private boolean isUnmet(TypeMirror argument, TypeParameterElement parameter) {
    return CommonTypes.of(argument)
        .map(several -> !reader.types.areBounds(several, parameter))
        .orElseGet(() -> reader.types.isUnmet(argument, parameter));
  }

  /** The method's class, or the one that is named in its place if only its package knows that. */
  private TypeElement owner() {
    TypeElement declaring = (TypeElement) method.getEnclosingElement();
    Elements elements = reader.source.elements();
    boolean isKnown =
        reader.access.isVisible(declaring)
            || elements.getPackageOf(declaring).equals(elements.getPackageOf(reader.source.host()));
    return isKnown ? declaring : named.orElse(declaring);
  }

  /** The method as a member of what it is called on. */
  private ExecutableType method(List<? extends TypeMirror> arguments) {
    return (receives ? Optional.of(arguments.get(0)) : receiver)
        .flatMap(on -> reader.access.above(on, owner()))
        .map(on -> reader.source.types().asMemberOf((DeclaredType) on, method))
        .map(ExecutableType.class::cast)
        .orElse((ExecutableType) method.asType());
  }

  private Optional<TypeMirror> asked(
      TypeMirror argument, List<? extends TypeMirror> parameters, int index) {
    int last = parameters.size() - 1;
    TypeMirror type = parameters.get(Math.min(index, last));
    TypeMirror one =
        method.isVarArgs() && index >= last ? ((ArrayType) type).getComponentType() : type;
    if (one instanceof TypeVariable variable
        && variable.asElement() instanceof TypeParameterElement parameter
        && isUnmet(argument, parameter)
        && reader.source.types().asElement(parameter.getBounds().get(0))
            instanceof TypeElement bound) {
      return reader.access.above(argument, bound);
    }
    if (!(one instanceof DeclaredType declared)) {
      return Optional.empty();
    }
    // What a generic method's own variables are in a reference is not told, nor a created class's.
    boolean isInferred =
        method.getKind() == ElementKind.CONSTRUCTOR || Arguments.mentionsVariableOf(method, one);
    return isInferred
        ? reader.access.above(argument, (TypeElement) declared.asElement())
        : Optional.of(one);
  }
}
