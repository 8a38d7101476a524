package dev.pawl.processor.facade;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The signature of a method's factory, which is also that of its Task class: {@code R m(A a) throws
 * E} of {@code Foo<T>} becomes {@code <T> Task<R, E> m(Foo<T> self, A a)}, and {@code Foo_m<T>}
 * extends {@code StateMachine<R, E>} with a constructor that takes {@code (Foo<T> self, A a)}.
 *
 * @param typeVariables the host's first, then the method's, then those that stand for classes which
 *     only the host can name, each with its bounds
 * @param parameters the receiver first, if there is one
 * @param hasReceiver whether the first parameter is the receiver
 * @param isVarargs whether the last parameter takes any number of arguments
 * @param resultType what the task is ready with, boxed
 * @param thrownType what the task throws
 * @param names how any other type of the method is written beside these
 */
public record FacadeSignature(
    List<TypeVariableName> typeVariables,
    List<Parameter> parameters,
    boolean hasReceiver,
    boolean isVarargs,
    TypeName resultType,
    TypeName thrownType,
    TypeNames names) {

  /**
   * One parameter of a factory.
   *
   * @param name unique among the parameters; the user's, or {@code self} for the receiver
   * @param type as the facade and the Task class write it
   * @param original the type in the user's method; the host's own for the receiver
   */
  public record Parameter(String name, TypeName type, TypeMirror original) {}

  public FacadeSignature {
    typeVariables = List.copyOf(typeVariables);
    parameters = List.copyOf(parameters);
  }

  /**
   * The signature of {@code method}'s factory; every type in the method's signature must exist.
   *
   * @param bodyClasses the classes in its body that only the host can name, see {@link BodyClasses}
   */
  public static FacadeSignature of(
      ExecutableElement method, List<TypeElement> bodyClasses, Types types, Elements elements) {
    NameableTypes nameable = new NameableTypes(elements.getPackageOf(method), types, elements);
    TypeNames names = new TypeNames(nameable);
    List<TypeParameterElement> declared = new ArrayList<>();
    if (isInstance(method)) declared.addAll(typeParametersAround(method));
    declared.addAll(method.getTypeParameters());
    names.declare(declared);

    // What must be exact comes first: a plain parameter then uses a stand-in if there is one
    // already.
    TypeName result = resultType(method, names, types);
    TypeName thrown = names.of(new ThrownType(nameable, types, elements).of(method));
    List<TypeVariableName> variables =
        declared.stream().map(names::declaration).collect(Collectors.toCollection(ArrayList::new));
    nameParts(method, names);
    for (TypeElement bodyClass : bodyClasses) {
      // One type variable for two types of a class would have to be a subtype of both.
      List<TypeMirror> ofClass = plainTypes(method, bodyClass);
      if (ofClass.size() > 1) ofClass.forEach(names::of);
      names.standInFor(bodyClass);
    }
    List<Parameter> parameters = parameters(method, names);
    variables.addAll(names.standIns());
    return new FacadeSignature(
        variables, parameters, isInstance(method), method.isVarArgs(), result, thrown, names);
  }

  /**
   * The signature of a block in the method, apart from what it captures.
   *
   * @param thrown what it throws; a class of the method's body has no name here
   */
  public FacadeSignature ofBlock(TypeMirror thrown, Elements elements) {
    TypeMirror one =
        thrown instanceof IntersectionType several ? several.getBounds().get(0) : thrown;
    boolean isMember =
        !(one instanceof DeclaredType declared)
            || declared.asElement().getEnclosingElement() instanceof QualifiedNameable;
    // As in a throws clause of a method, no type variable stands for a private exception.
    TypeName known =
        isMember && names.canName(one)
            ? names.nearest(one)
            : names.of(elements.getTypeElement("java.lang.Throwable").asType());
    List<Parameter> receiver = hasReceiver ? parameters.subList(0, 1) : List.of();
    return new FacadeSignature(
        typeVariables, receiver, hasReceiver, false, resultType, known, names);
  }

  /**
   * The type variables of the factory with their bounds. Those that stand for classes which only
   * the body mentions it has not: a caller who writes type arguments knows of none. One that stands
   * for a class which only the result mentions has no bound that mentions it again: {@code Color c
   * = await(color())} needs the factory of {@code private Color color()} to say {@code <Color
   * extends Enum<?>>}, since javac doesn't infer an {@code Enum<Color>} that no argument is one of.
   */
  List<TypeVariableName> factoryVariables() {
    List<TypeVariableName> standIns = names.standIns();
    Set<TypeVariableName> mentioned = mentioned(standIns);
    return typeVariables.stream()
        .filter(v -> !standIns.contains(v) || mentioned.contains(v))
        .map(v -> standIns.contains(v) && isOnlyResult(v) ? withoutItself(v) : v)
        .toList();
  }

  /** The type variables out of some that the signature mentions, or the bounds of others do. */
  private Set<TypeVariableName> mentioned(List<TypeVariableName> variables) {
    List<TypeName> types = new ArrayList<>(List.of(resultType, thrownType));
    parameters.forEach(p -> types.add(p.type()));
    typeVariables.stream()
        .filter(v -> !variables.contains(v))
        .forEach(v -> types.addAll(v.bounds()));
    Set<TypeVariableName> found = new LinkedHashSet<>();
    for (int i = 0; i < types.size(); i++) {
      TypeName type = types.get(i);
      variables.stream()
          .filter(v -> mentions(type, v))
          .filter(found::add)
          .forEach(v -> types.addAll(v.bounds()));
    }
    return found;
  }

  private boolean isOnlyResult(TypeVariableName variable) {
    return mentions(resultType, variable)
        && parameters.stream().noneMatch(p -> mentions(p.type(), variable));
  }

  private static boolean mentions(TypeName type, TypeVariableName variable) {
    if (type instanceof ArrayTypeName array) return mentions(array.componentType(), variable);
    if (type instanceof WildcardTypeName w)
      return Stream.concat(w.upperBounds().stream(), w.lowerBounds().stream())
          .anyMatch(bound -> mentions(bound, variable));
    return type.equals(variable)
        || type instanceof ParameterizedTypeName parameterized
            && parameterized.typeArguments().stream().anyMatch(one -> mentions(one, variable));
  }

  /** Of several such bounds the first: two wildcards could give one method two results. */
  private static TypeVariableName withoutItself(TypeVariableName variable) {
    List<TypeName> bounds = new ArrayList<>();
    boolean isFirst = true;
    for (TypeName bound : variable.bounds()) {
      if (!mentions(bound, variable)) {
        bounds.add(bound);
      } else if (isFirst) {
        ParameterizedTypeName type = (ParameterizedTypeName) bound;
        bounds.add(TypeNames.unbounded(type.rawType(), type.typeArguments().size()));
        isFirst = false;
      }
    }
    return TypeVariableName.get(variable.name(), bounds.toArray(TypeName[]::new));
  }

  /** The erased types of the factory's parameters, which tell it from its overloads. */
  public List<TypeName> erasedParameters() {
    return parameters.stream().map(p -> erasure(p.type())).toList();
  }

  private TypeName erasure(TypeName type) {
    if (type instanceof ParameterizedTypeName parameterized) return parameterized.rawType();
    if (type instanceof ArrayTypeName array)
      return ArrayTypeName.of(erasure(array.componentType()));
    for (TypeVariableName v : typeVariables) {
      if (v.equals(type))
        return v.bounds().isEmpty() ? ClassName.OBJECT : erasure(v.bounds().get(0));
    }
    return type;
  }

  private static boolean isInstance(Element element) {
    return !element.getModifiers().contains(Modifier.STATIC);
  }

  /**
   * The type parameters of the class that declares a method and of the instances around it,
   * outermost first.
   */
  private static List<TypeParameterElement> typeParametersAround(ExecutableElement method) {
    List<TypeParameterElement> all = new ArrayList<>();
    Element type = method.getEnclosingElement();
    while (type instanceof TypeElement t) {
      all.addAll(0, t.getTypeParameters());
      if (!isInstance(t)) break;
      type = t.getEnclosingElement();
    }
    return all;
  }

  private static TypeName resultType(ExecutableElement method, TypeNames names, Types types) {
    TypeMirror type = method.getReturnType();
    if (type.getKind() == TypeKind.VOID) return ClassName.get(Void.class);
    return names.of(type).box();
  }

  /**
   * Arrays, type arguments and whatever else a class is a part of need its exact type; these come
   * first.
   */
  private static void nameParts(ExecutableElement method, TypeNames names) {
    for (VariableElement p : method.getParameters()) {
      if (!names.isUnnameable(p.asType())) names.of(p.asType());
    }
  }

  /** The types of the receiver and the parameters that are a class itself, with its arguments. */
  private static List<TypeMirror> plainTypes(ExecutableElement method, TypeElement type) {
    List<TypeMirror> all = new ArrayList<>();
    if (isInstance(method)) all.add(method.getEnclosingElement().asType());
    method.getParameters().forEach(p -> all.add(p.asType()));
    Map<String, TypeMirror> distinct = new LinkedHashMap<>();
    for (TypeMirror one : all) {
      if (one instanceof DeclaredType declared
          && declared.asElement().equals(type)
          && declared.getTypeArguments().size() == type.getTypeParameters().size()) {
        distinct.putIfAbsent(TypeKeys.of(one), one);
      }
    }
    return List.copyOf(distinct.values());
  }

  private static List<Parameter> parameters(ExecutableElement method, TypeNames names) {
    List<Parameter> parameters = new ArrayList<>();
    if (isInstance(method)) {
      TypeMirror host = method.getEnclosingElement().asType();
      parameters.add(new Parameter(receiverName(method), names.withoutStandIn(host), host));
    }
    Set<String> given = new HashSet<>();
    for (VariableElement p : method.getParameters()) {
      TypeMirror type = p.asType();
      String name = p.getSimpleName().toString();
      // Two of one name are an error of the user's, which javac tells.
      while (!given.add(name)) name += "_";
      parameters.add(new Parameter(name, names.withoutStandIn(type), type));
    }
    return parameters;
  }

  private static String receiverName(ExecutableElement method) {
    Set<String> taken =
        method.getParameters().stream()
            .map(p -> p.getSimpleName().toString())
            .collect(Collectors.toSet());
    String name = "self";
    for (int i = 2; taken.contains(name); i++) name = "self" + i;
    return name;
  }
}
