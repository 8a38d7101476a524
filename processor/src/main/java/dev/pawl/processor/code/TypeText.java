package dev.pawl.processor.code;

import dev.pawl.processor.facade.FacadeSignature;
import dev.pawl.processor.source.MethodSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;

/**
 * Types as source text of the task's class. A type that has no name (a capture, an intersection, an
 * anonymous class) becomes the nearest one above it that has, as in the upward projection of JLS
 * 4.10.5.
 */
public final class TypeText {
  /** Captures of recursive bounds have no end; below this they are just {@code ?}. */
  private static final int DEEPEST = 3;

  private final TypeNames names;
  private final Access access;

  /** Generic classes that were written without their arguments. */
  private final Set<TypeElement> raw;

  /** Types of which only the beginning was written. */
  private final Set<String> endless;

  private final FacadeSignature signature;

  /** What type variables are called that are not the host's or the method's. */
  private final Map<Element, String> variables;

  private boolean isCutOff;

  TypeText(MethodSource source, Access access, FacadeSignature signature) {
    this(
        new TypeNames(source, access.memberClasses(), signature),
        access,
        new HashSet<>(),
        new HashSet<>(),
        signature,
        Map.of());
  }

  private TypeText(
      TypeNames names,
      Access access,
      Set<TypeElement> raw,
      Set<String> endless,
      FacadeSignature signature,
      Map<Element, String> variables) {
    this.names = names;
    this.access = access;
    this.raw = raw;
    this.endless = endless;
    this.signature = signature;
    this.variables = variables;
  }

  /** The same with other type variables. */
  TypeText with(Map<Element, String> others) {
    return new TypeText(names, access, raw, endless, signature, others);
  }

  /** The name of a class, without type arguments. */
  public String name(TypeElement type) {
    return names.of(access.nearestVisible(type));
  }

  /** What is written for the type above all others. */
  public String object() {
    return javaLang("Object");
  }

  /** What stands between a cast to what javac takes for unrelated and a value of a type. */
  public String throughObject(TypeMirror type) {
    return isObject(of(type)) ? "" : "(" + object() + ") ";
  }

  /** Whether nothing is known of a value of this type. */
  public boolean isObject(String type) {
    return type.equals(object());
  }

  /** The name of a class of {@code java.lang}. */
  public String javaLang(String simpleName) {
    return names.javaLang(simpleName);
  }

  /** The classes that were named so far. */
  public Set<TypeElement> named() {
    return names.named();
  }

  /** Whether a generic class was written without its arguments, other than for its class object. */
  public boolean hasRaw() {
    return !raw.isEmpty();
  }

  /** An erased type where {@code .class} follows. */
  String ofClass(TypeMirror erased) {
    Set<TypeElement> before = Set.copyOf(raw);
    String text = of(erased);
    raw.retainAll(before);
    return text;
  }

  /** A type as a variable of it is declared. */
  public String of(TypeMirror type) {
    isCutOff = false;
    String text = text(type, 0);
    if (isCutOff) {
      endless.add(text);
    }
    return text;
  }

  /**
   * Whether {@code of} has given only the beginning of a type that has no end. A value needs a cast
   * to it: what the value comes from may have been cut off as well, and so earlier.
   */
  public boolean isEndless(String type) {
    return endless.contains(type);
  }

  /** Whether there was any such type. */
  public boolean hasEndless() {
    return !endless.isEmpty();
  }

  /** A type as it stands in a type argument: boxed if primitive. */
  public String argument(TypeMirror type) {
    return argument(access.boxed(type), 0);
  }

  /** A type as it stands in an argument of a supertype, where no wildcard may stand (JLS 8.1.4). */
  public String supertypeArgument(TypeMirror type) {
    return of(access.boxed(type));
  }

  /** A class type with wildcards for all that it is generic in. */
  String unbounded(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return of(type);
    }
    TypeElement element = (TypeElement) declared.asElement();
    String own =
        Names.isInner(element) && element.getEnclosingElement() instanceof TypeElement outer
            ? unbounded(outer.asType()) + "." + element.getSimpleName()
            : name(element);
    int arguments = element.getTypeParameters().size();
    return arguments == 0
        ? own
        : own + "<" + String.join(", ", Collections.nCopies(arguments, "?")) + ">";
  }

  /** A type parameter with its bounds, as it is declared. */
  public String declaration(TypeParameterElement parameter) {
    return declaration(parameter, parameter.getBounds());
  }

  /** The same where a subclass sees it, with the type arguments that it gives to the class. */
  String declaration(TypeVariable variable) {
    TypeMirror bound = variable.getUpperBound();
    return declaration(
        (TypeParameterElement) variable.asElement(),
        bound instanceof IntersectionType several ? several.getBounds() : List.of(bound));
  }

  private String declaration(TypeParameterElement parameter, List<? extends TypeMirror> all) {
    String bounds =
        all.stream()
            .map(bound -> all.size() > 1 ? besides(bound) : bound)
            .map(this::of)
            .filter(bound -> !isObject(bound))
            .collect(Collectors.joining(" & "));
    return of(parameter.asType()) + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  /** A type variable can't be one of several bounds, so what stands for a class can't either. */
  private TypeMirror besides(TypeMirror bound) {
    return bound instanceof DeclaredType type && hasStandIn(type)
        ? access.nearestVisible(bound)
        : bound;
  }

  /**
   * A class that the task's file imports if it can.
   *
   * @param fullName of a class that is in no other
   */
  public String imported(String fullName) {
    return names.imported(fullName);
  }

  /** Whether something else in the user's file has the simple name of a class of the body. */
  public boolean isTaken(String simpleName) {
    return names.isTaken(simpleName);
  }

  /**
   * Whether a variable may be in scope that a class's name means instead in front of a dot, and the
   * class is in no package that would tell it (JLS 6.4.2).
   */
  boolean isObscured(TypeElement type) {
    return names.isObscured(type);
  }

  /** Whether a type variable of the task's class is called so. */
  boolean isVariable(String simpleName) {
    return names.isVariable(simpleName);
  }

  /** The full names of all that was imported so. */
  public Set<String> imports() {
    return names.imports();
  }

  /**
   * A functional interface whose function a lambda is, which has no wildcards itself (JLS 9.9):
   * {@code Consumer<List<?>>} for one of a list of some captured type, and it fits as well as the
   * exact one would where a {@code Consumer<? super E>} is asked for.
   */
  String ofFunction(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    if (type.getTypeArguments().isEmpty() || !access.isVisible(element)) {
      return of(type);
    }
    return name(element) + "<" + String.join(", ", functionArguments(type)) + ">";
  }

  /** Its type arguments. */
  List<String> functionArguments(DeclaredType type) {
    return type.getTypeArguments().stream()
        .map(argument -> supertypeArgument(CapturedTypes.fitting(argument)))
        .toList();
  }

  private String text(TypeMirror type, int depth) {
    return switch (type.getKind()) {
      case ARRAY -> text(((ArrayType) type).getComponentType(), depth) + "[]";
      case DECLARED -> declared((DeclaredType) type, depth);
      case TYPEVAR -> variable((TypeVariable) type, depth);
      case INTERSECTION -> text(declared((IntersectionType) type), depth);
      case UNION -> text(access.leastUpperBound((UnionType) type), depth);
      case WILDCARD ->
          bound((WildcardType) type).map(one -> text(one, depth)).orElseGet(this::object);
      case NULL, NONE, ERROR -> object();
      default -> type.getKind().isPrimitive() ? primitive(type) : type.toString();
    };
  }

  /**
   * What a variable of several types at once is declared with: one that something stands for, since
   * the values that javac finds it for are of unrelated types here; or else the first, which is
   * what an array of them is an array of (JLS 4.6).
   */
  TypeMirror declared(IntersectionType type) {
    for (TypeMirror bound : type.getBounds()) {
      if (bound instanceof DeclaredType one && hasStandIn(one)) {
        return bound;
      }
    }
    return type.getBounds().get(0);
  }

  private static String primitive(TypeMirror type) {
    return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
  }

  private String declared(DeclaredType type, int depth) {
    TypeElement element = (TypeElement) type.asElement();
    if (!access.isNamed(type) || !access.isVisible(element)) {
      if (hasStandIn(type)) {
        return signature.names().of(type).toString();
      }
      TypeMirror nearest =
          access.isVisible(element) || !LocalTypes.isOfBody(element)
              ? access.nearestVisible(type)
              : access.declared(type);
      if (nearest instanceof DeclaredType above && access.isHidden(above)) {
        return text(above, depth);
      }
      // As in the signature; and Comparable<Node> for a Node would never come to an end.
      return access.canWrite(nearest) ? text(nearest, depth) : object();
    }
    String own = names.of(element);
    if (element.getNestingKind() == NestingKind.MEMBER
        && type.getEnclosingType() instanceof DeclaredType outer
        && isParameterised(outer)) {
      own = declared(outer, depth) + "." + element.getSimpleName();
    }
    if (type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
      raw.add(element);
    }
    return own + arguments(type, depth);
  }

  /** Whether a type is a class of the body with a name: all that mentions it is written alike. */
  private static boolean isNamedOfBody(DeclaredType type) {
    return ((TypeElement) type.asElement()).getNestingKind() == NestingKind.LOCAL;
  }

  /** Whether a type variable of the task's class stands for a class that can't be named. */
  boolean hasStandIn(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    return access.isNamed(type)
        && !access.isVisible(element)
        && !LocalTypes.isLocal(element)
        && access.isExported(element)
        && signature.names().canName(type);
  }

  private static boolean isParameterised(DeclaredType type) {
    return !type.getTypeArguments().isEmpty()
        || type.getEnclosingType() instanceof DeclaredType outer && isParameterised(outer);
  }

  private String arguments(DeclaredType type, int depth) {
    if (type.getTypeArguments().isEmpty()) {
      return "";
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < type.getTypeArguments().size(); i++) {
      TypeMirror argument = type.getTypeArguments().get(i);
      TypeParameterElement parameter = ((TypeElement) type.asElement()).getTypeParameters().get(i);
      boolean isUnwritten = isImplied(argument, parameter) || isUnmet(argument, parameter);
      arguments.add(
          isUnwritten
              ? "?"
              : argument instanceof IntersectionType several && !areBounds(several, parameter)
                  ? within(several, parameter, depth + 1)
                  : argument(argument, depth + 1));
    }
    return "<" + String.join(", ", arguments) + ">";
  }

  /**
   * Whether {@code ?} says all that is known of a captured wildcard where it is the argument for
   * this parameter: then it has the parameter's bound and no other (JLS 5.1.10).
   */
  private boolean isImplied(TypeMirror argument, TypeParameterElement parameter) {
    return argument instanceof TypeVariable variable
        && CapturedTypes.isCaptured(variable)
        && variable.toString().endsWith(" of ?")
        && access.hasSameErasure(variable, parameter.asType());
  }

  /**
   * Whether what stands for a class is not known to be what a type parameter asks of its arguments.
   */
  boolean isUnmet(TypeMirror argument, TypeParameterElement parameter) {
    return argument instanceof DeclaredType declared
        && hasStandIn(declared)
        && !signature.names().isWithin(declared, parameter);
  }

  /** Several types as an argument for a parameter that asks for another than stands for them. */
  private String within(IntersectionType several, TypeParameterElement parameter, int depth) {
    return several.getBounds().stream()
        .filter(bound -> isWithin(bound, parameter) && access.canWrite(bound))
        .findFirst()
        .map(bound -> text(bound, depth))
        .orElseGet(() -> extending(text(several, depth)));
  }

  /** Whether what stands for several types is all that a type parameter asks of its arguments. */
  boolean areBounds(IntersectionType several, TypeParameterElement parameter) {
    return isWithin(declared(several), parameter);
  }

  private boolean isWithin(TypeMirror argument, TypeParameterElement parameter) {
    return parameter.getBounds().stream()
        .allMatch(
            bound ->
                bound.getKind() == TypeKind.TYPEVAR || access.isErasedSubtype(argument, bound));
  }

  private String argument(TypeMirror type, int depth) {
    if (type instanceof WildcardType wildcard) {
      if (wildcard.getSuperBound() != null) {
        return above(wildcard.getSuperBound(), depth);
      }
      return wildcard.getExtendsBound() == null
          ? "?"
          : extending(text(wildcard.getExtendsBound(), depth));
    }
    if (type instanceof TypeVariable variable && CapturedTypes.isCaptured(variable)) {
      if (isTooDeep(depth)) {
        return "?";
      }
      TypeMirror lower = variable.getLowerBound();
      return lower.getKind() != TypeKind.NULL
          ? above(lower, depth)
          : extending(text(variable.getUpperBound(), depth));
    }
    if (CommonTypes.isWritten(type)) {
      return text(type, depth);
    } else if (type.getKind() == TypeKind.INTERSECTION) {
      return extending(text(type, depth));
    }
    boolean inexact =
        type instanceof DeclaredType declared
                && access.nearestVisible(type) != type
                && !hasStandIn(declared)
                && !(isNamedOfBody(declared) && !isObject(text(type, depth)))
            || CapturedTypes.isProjected(type);
    if (inexact) {
      return extending(text(type, depth));
    }
    return text(type, depth);
  }

  /**
   * A wildcard with a lower bound, which must not be written as anything above it: by the downward
   * projection of JLS 4.10.5, which a captured type without a lower bound has not.
   */
  private String above(TypeMirror lower, int depth) {
    TypeMirror bound = CapturedTypes.lowerBound(lower);
    boolean hasNone = bound.getKind() == TypeKind.NULL || CapturedTypes.isProjected(bound);
    return hasNone ? "?" : "? super " + text(bound, depth);
  }

  private String extending(String bound) {
    return isObject(bound) ? "?" : "? extends " + bound;
  }

  private String variable(TypeVariable type, int depth) {
    if (CapturedTypes.isCaptured(type)) {
      return isTooDeep(depth) ? object() : text(type.getUpperBound(), depth);
    }
    String name = variables.get(type.asElement());
    if (name != null) {
      return name;
    }
    return signature.names().canName(type)
        ? signature.names().of(type).toString()
        : type.asElement().getSimpleName().toString();
  }

  private boolean isTooDeep(int depth) {
    isCutOff |= depth > DEEPEST;
    return depth > DEEPEST;
  }

  private static Optional<TypeMirror> bound(WildcardType type) {
    return Optional.ofNullable(
        type.getExtendsBound() != null ? type.getExtendsBound() : type.getSuperBound());
  }
}
