package dev.pawl.processor.facade;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Types as the facade and the Task class write them. Two things differ from the original: a type
 * variable that would be hidden by another of the same name has a new one, and a class that can't
 * be named outside its own is stood for by a type variable, so that whoever can name it gets it
 * back from inference:
 *
 * <pre>
 *   private Node find(List&lt;Node&gt; in)   ⇒   &lt;Node&gt; Task&lt;Node, …&gt; find(List&lt;Node&gt; in)
 * </pre>
 */
public final class TypeNames {
  private final NameableTypes nameable;
  private final Map<TypeParameterElement, String> renamed = new LinkedHashMap<>();
  private final Map<String, TypeVariableName> standIns = new LinkedHashMap<>();

  /** The classes for which a type variable stands that has their type arguments. */
  private final Set<Element> exact = new LinkedHashSet<>();

  /**
   * The classes for which a type variable stands that is not known to have all their interfaces.
   */
  private final Set<Element> curtailed = new LinkedHashSet<>();

  /** The supertypes that a type variable which stands for a class is declared to have. */
  private final Map<String, List<TypeMirror>> known = new HashMap<>();

  private final Set<String> taken = new LinkedHashSet<>();

  TypeNames(NameableTypes nameable) {
    this.nameable = nameable;
  }

  /** Declares type variables; of those with one name, the first keeps it. */
  void declare(List<TypeParameterElement> parameters) {
    for (TypeParameterElement p : parameters) renamed.put(p, unique(p.getSimpleName().toString()));
  }

  /** A type variable with its bounds, as a declaration has it. */
  TypeVariableName declaration(TypeParameterElement parameter) {
    List<TypeName> bounds = new ArrayList<>();
    // A type variable can't be one of several bounds, so a stand-in can't either.
    boolean several = parameter.getBounds().size() > 1;
    for (TypeMirror b : parameter.getBounds()) bounds.add(several ? nearest(b) : of(b));
    return TypeVariableName.get(renamed.get(parameter), bounds.toArray(TypeName[]::new));
  }

  /** The type variables that stand for classes, with their bounds. */
  List<TypeVariableName> standIns() {
    return List.copyOf(standIns.values());
  }

  /**
   * How a type is written.
   *
   * @param type one that {@link #canName} says yes to
   */
  public TypeName of(TypeMirror type) {
    return type.accept(new Namer(), null);
  }

  /**
   * Whether a type can be written exactly: it can't if it mentions a class that only its own class
   * can name and for which no type variable of the signature stands.
   */
  public boolean canName(TypeMirror type) {
    return type.accept(new Nameability(), null);
  }

  /** Whether a type variable stands for a class and is declared to have a supertype of it. */
  public boolean isBound(DeclaredType type, TypeMirror above) {
    TypeVariableName standIn = known(type);
    return standIn != null && canName(above) && standIn.bounds().contains(of(above));
  }

  /**
   * Whether a type that is written for a class is known to be within the bounds of a type
   * parameter: what stands for the class may be declared to have less than it has.
   */
  public boolean isWithin(DeclaredType argument, TypeParameterElement parameter) {
    return !isUnnameable(argument)
        || parameter.getBounds().stream().allMatch(bound -> isWithin(argument, bound));
  }

  private boolean isWithin(DeclaredType argument, TypeMirror bound) {
    boolean asksForArguments =
        bound instanceof DeclaredType generic
            && generic.getTypeArguments().stream().anyMatch(one -> !isUnbounded(one));
    return !asksForArguments
        || nameable
            .seenAs(argument, (TypeElement) ((DeclaredType) bound).asElement())
            .filter(above -> !isKnownToBe(argument, above))
            .isEmpty();
  }

  private static boolean isUnbounded(TypeMirror argument) {
    return argument instanceof WildcardType wildcard
        && wildcard.getExtendsBound() == null
        && wildcard.getSuperBound() == null;
  }

  private boolean isKnownToBe(DeclaredType type, TypeMirror above) {
    return known.getOrDefault(keyOfKnown(type), List.of()).stream()
        .anyMatch(one -> nameable.isSubtype(one, above));
  }

  /** Whether what stands for a class may lack some of its interfaces, other than generic ones. */
  public boolean isCurtailed(DeclaredType type) {
    return curtailed.contains(type.asElement());
  }

  /**
   * A type that needn't be exact: a class that can't be named becomes its nearest supertype that
   * can.
   */
  TypeName withoutStandIn(TypeMirror type) {
    if (!isUnnameable(type)) return of(type);
    TypeVariableName standIn = known((DeclaredType) type);
    return standIn != null ? standIn : nearest(type);
  }

  /** How a type is written, or the nearest above it, without what may stand for it. */
  TypeName nearest(TypeMirror type) {
    if (!isUnnameable(type)) return of(type);
    TypeMirror nearest = nameable.nearest((DeclaredType) type);
    return needsStandIn(nearest) ? ClassName.OBJECT : of(nearest);
  }

  boolean isUnnameable(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && !nameable.isNameable((TypeElement) ((DeclaredType) type).asElement());
  }

  private boolean needsStandIn(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().stream().anyMatch(a -> isUnnameable(a) || needsStandIn(a));
  }

  /**
   * The type variable that stands for exactly this type, or else for its class, whatever its type
   * arguments.
   */
  private TypeVariableName known(DeclaredType type) {
    return standIns.get(keyOfKnown(type));
  }

  private String keyOfKnown(DeclaredType type) {
    String exact = keyOf(type);
    return standIns.containsKey(exact) ? exact : keyOf((TypeElement) type.asElement());
  }

  /** One for a variable's type and for that of its value, in which wildcards are captured. */
  private static String keyOf(DeclaredType type) {
    return TypeKeys.of(type).replaceAll("capture#\\d+ of ", "");
  }

  private static String keyOf(TypeElement type) {
    return type.getQualifiedName().toString();
  }

  /**
   * Has a type variable stand for a class, whatever its type arguments. Within the class it is
   * known to have that class's own, unless other type variables stand for the class with those.
   */
  void standInFor(TypeElement type) {
    if (standIns.containsKey(keyOf(type))) return;
    Set<Element> unknown = exact.contains(type) ? Set.copyOf(type.getTypeParameters()) : Set.of();
    standIn(keyOf(type), (DeclaredType) type.asType(), unknown);
  }

  private TypeVariableName standInFor(DeclaredType type) {
    TypeVariableName known = known(type);
    if (known != null) return known;
    exact.add(type.asElement());
    return standIn(keyOf(type), type, Set.of());
  }

  private TypeVariableName standIn(String key, DeclaredType type, Set<Element> unknown) {
    String name = unique(type.asElement().getSimpleName().toString());
    // Known by name first: the bound may mention the class itself, as Comparable<Node> does.
    standIns.put(key, TypeVariableName.get(name));
    List<TypeName> bounds = new ArrayList<>();
    List<TypeMirror> exactly = known.computeIfAbsent(key, any -> new ArrayList<>());
    boolean inexact = false;
    for (TypeMirror above : nameable.above(type)) {
      // Whoever calls this factory may know no more of the class than that.
      boolean isKnown = isKnown(above, type, unknown);
      // Two of them could each have a method of one name, whose result is some other unknown type.
      if (inexact && !isKnown) continue;
      inexact |= !isKnown;
      TypeName bound =
          isKnown
              ? bound(above, type, TypeVariableName.get(name))
              : unbounded((DeclaredType) above);
      if (!bound.equals(ClassName.OBJECT)) bounds.add(bound);
      if (isKnown) exactly.add(above);
      if (!isKnown && nameable.standsAlone((DeclaredType) above)) {
        curtailed.add(type.asElement());
        break;
      }
    }
    TypeVariableName standIn = TypeVariableName.get(name, bounds.toArray(TypeName[]::new));
    standIns.put(key, standIn);
    return standIn;
  }

  /**
   * A supertype whose arguments are type variables of the class itself, or mention it with such, is
   * known only as {@code Entry<?, ?>}.
   */
  private static TypeName unbounded(DeclaredType declared) {
    Optional<TypeName> outer =
        declared.getEnclosingType() instanceof DeclaredType around
            ? Optional.of(unbounded(around))
            : Optional.empty();
    return named(declared, outer, Stream.of(wildcards(declared.getTypeArguments().size())));
  }

  /** A generic class with wildcards for all its arguments. */
  static TypeName unbounded(ClassName type, int arguments) {
    return ParameterizedTypeName.get(type, wildcards(arguments));
  }

  private static TypeName[] wildcards(int many) {
    TypeName[] wildcards = new TypeName[many];
    Arrays.fill(wildcards, WildcardTypeName.subtypeOf(Object.class));
    return wildcards;
  }

  /** Whether all that calls this factory knows what arguments a supertype of a class has. */
  private boolean isKnown(TypeMirror above, DeclaredType type, Set<Element> unknown) {
    return !(above instanceof DeclaredType declared)
        || declared.getTypeArguments().stream()
            .allMatch(
                one ->
                    isSelf(one, type)
                        || declares(one, unknown)
                            && !mentionsGeneric((TypeElement) type.asElement(), one));
  }

  /** A supertype as the bound of a type variable, which it may be an argument of. */
  private TypeName bound(TypeMirror above, DeclaredType type, TypeVariableName self) {
    if (!(above instanceof DeclaredType declared)
        || declared.getTypeArguments().stream().noneMatch(one -> isSelf(one, type))) {
      return of(above);
    }
    return named(
        declared,
        outer(declared),
        declared.getTypeArguments().stream().map(one -> isSelf(one, type) ? self : of(one)));
  }

  /**
   * A type with other arguments.
   *
   * @param outer how the type is written that it is inside, if it has a part of its arguments
   */
  private static TypeName named(
      DeclaredType type, Optional<TypeName> outer, Stream<? extends TypeName> arguments) {
    ClassName name = ClassName.get((TypeElement) type.asElement());
    List<TypeName> all = arguments.collect(Collectors.toList());
    if (outer.isPresent() && outer.get() instanceof ParameterizedTypeName around) {
      return around.nestedClass(name.simpleName(), all);
    }
    return all.isEmpty() ? name : ParameterizedTypeName.get(name, all.toArray(TypeName[]::new));
  }

  private Optional<TypeName> outer(DeclaredType type) {
    return type.getEnclosingType() instanceof DeclaredType outer
        ? Optional.of(of(outer))
        : Optional.empty();
  }

  /** Whether a supertype's argument is the type itself, which with a wildcard it never is. */
  private static boolean isSelf(TypeMirror argument, DeclaredType type) {
    return TypeKeys.of(argument).equals(TypeKeys.of(type))
        && type.getTypeArguments().stream().noneMatch(WildcardType.class::isInstance);
  }

  private static boolean mentionsGeneric(TypeElement element, TypeMirror type) {
    return type instanceof DeclaredType declared
        && (declared.asElement().equals(element) && !element.getTypeParameters().isEmpty()
            || declared.getTypeArguments().stream().anyMatch(one -> mentionsGeneric(element, one)));
  }

  private boolean declares(TypeMirror type, Set<Element> unknown) {
    if (type instanceof TypeVariable variable) {
      return renamed.containsKey(variable.asElement()) && !unknown.contains(variable.asElement());
    }
    if (type instanceof ArrayType array) return declares(array.getComponentType(), unknown);
    if (type instanceof WildcardType w) {
      return (w.getExtendsBound() == null || declares(w.getExtendsBound(), unknown))
          && (w.getSuperBound() == null || declares(w.getSuperBound(), unknown));
    }
    return !(type instanceof DeclaredType declared)
        || declared.getTypeArguments().stream().allMatch(one -> declares(one, unknown));
  }

  private String unique(String name) {
    String candidate = name;
    for (int i = 2; !taken.add(candidate); i++) candidate = name + i;
    return candidate;
  }

  private final class Namer extends SimpleTypeVisitor14<TypeName, Void> {
    @Override
    public TypeName visitDeclared(DeclaredType type, Void p) {
      TypeElement element = (TypeElement) type.asElement();
      if (!nameable.isNameable(element)) return standInFor(type);
      return named(type, outer(type), arguments(type).stream());
    }

    private List<TypeName> arguments(DeclaredType type) {
      List<TypeName> arguments = new ArrayList<>();
      for (TypeMirror one : type.getTypeArguments()) {
        TypeParameterElement parameter =
            ((TypeElement) type.asElement()).getTypeParameters().get(arguments.size());
        TypeName name = of(one);
        boolean isWithin = !(one instanceof DeclaredType argument) || isWithin(argument, parameter);
        arguments.add(isWithin ? name : WildcardTypeName.subtypeOf(Object.class));
      }
      return arguments;
    }

    @Override
    public TypeName visitTypeVariable(TypeVariable type, Void p) {
      String name = renamed.get((TypeParameterElement) type.asElement());
      return TypeVariableName.get(
          name == null ? type.asElement().getSimpleName().toString() : name);
    }

    @Override
    public TypeName visitArray(ArrayType type, Void p) {
      return ArrayTypeName.of(of(type.getComponentType()));
    }

    @Override
    public TypeName visitWildcard(WildcardType type, Void p) {
      if (type.getExtendsBound() != null) {
        return WildcardTypeName.subtypeOf(of(type.getExtendsBound()));
      }
      if (type.getSuperBound() != null) {
        return WildcardTypeName.supertypeOf(of(type.getSuperBound()));
      }
      return WildcardTypeName.subtypeOf(Object.class);
    }

    @Override
    public TypeName visitPrimitive(PrimitiveType type, Void p) {
      return TypeName.get(type).withoutAnnotations();
    }

    @Override
    protected TypeName defaultAction(TypeMirror type, Void p) {
      throw new IllegalArgumentException(type + " (" + type.getKind() + ") has no name");
    }
  }

  private final class Nameability extends SimpleTypeVisitor14<Boolean, Void> {
    @Override
    public Boolean visitDeclared(DeclaredType type, Void p) {
      if (isUnnameable(type)) return known(type) != null;
      return canName(type.getEnclosingType())
          && type.getTypeArguments().stream().allMatch(TypeNames.this::canName);
    }

    @Override
    public Boolean visitArray(ArrayType type, Void p) {
      return canName(type.getComponentType());
    }

    @Override
    public Boolean visitTypeVariable(TypeVariable type, Void p) {
      // A captured wildcard is a type variable that nobody declared.
      return renamed.containsKey(type.asElement());
    }

    @Override
    public Boolean visitWildcard(WildcardType type, Void p) {
      return (type.getExtendsBound() == null || canName(type.getExtendsBound()))
          && (type.getSuperBound() == null || canName(type.getSuperBound()));
    }

    @Override
    protected Boolean defaultAction(TypeMirror type, Void p) {
      return type.getKind().isPrimitive() || type.getKind() == TypeKind.NONE;
    }
  }
}
