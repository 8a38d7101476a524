package dev.pawl.processor.testing;

import dev.pawl.processor.facade.TypeKeys;
import dev.pawl.processor.source.BoundClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * A factory's signature as text: receiver first, results boxed, one thrown type, private classes by
 * type variables.
 */
final class StraightSignature {
  private final ExecutableElement method;
  private final Types types;
  private final Elements elements;
  private final Map<String, String> standIns = new LinkedHashMap<>();
  private final Map<String, TypeMirror> bounds = new HashMap<>();

  StraightSignature(ExecutableElement method, Types types, Elements elements) {
    this.method = method;
    this.types = types;
    this.elements = elements;
  }

  boolean isPrivate() {
    return method.getModifiers().contains(Modifier.PRIVATE);
  }

  String typeParameters() {
    List<String> all = new ArrayList<>();
    if (isInstance(method)) {
      typeParametersAround(method.getEnclosingElement()).stream()
          .map(this::declared)
          .forEach(all::add);
    }
    method.getTypeParameters().stream().map(this::declared).forEach(all::add);
    result();
    parameters();
    standIns.forEach((type, name) -> all.add(name + " extends " + bounds.get(type)));
    return all.isEmpty() ? "" : "<" + String.join(", ", all) + ">";
  }

  String parameters() {
    List<String> all = new ArrayList<>();
    if (isInstance(method)) {
      all.add(name(method.getEnclosingElement().asType()) + " self");
    }
    List<? extends VariableElement> declared = method.getParameters();
    for (int i = 0; i < declared.size(); i++) {
      TypeMirror type = declared.get(i).asType();
      boolean many = method.isVarArgs() && i == declared.size() - 1;
      String text = many ? name(((ArrayType) type).getComponentType()) + "..." : name(type);
      all.add(text + " p" + i);
    }
    return String.join(", ", all);
  }

  /**
   * What follows the descriptor in the call of StraightCall.of: the receiver, then an array of the
   * arguments.
   */
  String arguments() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      all.add("p" + i);
    }
    return (isInstance(method) ? ", self" : ", null")
        + ", new java.lang.Object[] {"
        + String.join(", ", all)
        + "}";
  }

  String result() {
    TypeMirror type = method.getReturnType();
    return switch (type.getKind()) {
      case VOID -> "java.lang.Void";
      case ARRAY, DECLARED, TYPEVAR -> name(type);
      default -> types.boxedClass((PrimitiveType) type).toString();
    };
  }

  String thrown() {
    List<? extends TypeMirror> checked =
        method.getThrownTypes().stream().filter(this::isChecked).toList();
    if (checked.isEmpty()) {
      return "java.lang.RuntimeException";
    }
    TypeMirror common = checked.get(0);
    while (!isCommon(common, checked)) {
      common = types.directSupertypes(common).get(0);
    }
    // Nothing would be inferred for what only the thrown type mentions.
    return name(
        common instanceof DeclaredType type && isHidden(type.asElement()) ? nearest(type) : common);
  }

  private boolean isCommon(TypeMirror candidate, List<? extends TypeMirror> thrown) {
    return thrown.stream().allMatch(type -> types.isSubtype(type, candidate));
  }

  String descriptor() {
    return method.getParameters().stream()
        .map(parameter -> descriptor(parameter.asType()))
        .collect(Collectors.joining("", "(", ")" + descriptor(method.getReturnType())));
  }

  private String descriptor(TypeMirror type) {
    TypeMirror erased = types.erasure(type);
    return switch (erased.getKind()) {
      case VOID -> "V";
      case BOOLEAN -> "Z";
      case LONG -> "J";
      case BYTE, CHAR, SHORT, INT, FLOAT, DOUBLE -> erased.getKind().name().substring(0, 1);
      case ARRAY -> "[" + descriptor(((ArrayType) erased).getComponentType());
      default -> "L" + binaryName(erased).replace('.', '/') + ";";
    };
  }

  private String binaryName(TypeMirror type) {
    return elements.getBinaryName((TypeElement) types.asElement(type)).toString();
  }

  private boolean isChecked(TypeMirror type) {
    return Stream.of(RuntimeException.class, Error.class)
        .noneMatch(
            unchecked ->
                types.isSubtype(type, elements.getTypeElement(unchecked.getName()).asType()));
  }

  private static List<TypeParameterElement> typeParametersAround(Element type) {
    if (!(type instanceof TypeElement host)) {
      return List.of();
    }
    List<TypeParameterElement> all = new ArrayList<>();
    if (isInstance(host)) {
      all.addAll(typeParametersAround(host.getEnclosingElement()));
    }
    all.addAll(host.getTypeParameters());
    return all;
  }

  private String declared(TypeParameterElement parameter) {
    List<? extends TypeMirror> bounds = parameter.getBounds();
    String all =
        bounds.stream()
            .map(bound -> bounds.size() > 1 ? erasedIfHidden(bound) : name(bound))
            .filter(bound -> !bound.equals("java.lang.Object"))
            .collect(Collectors.joining(" & "));
    return all.isEmpty() ? parameter.toString() : parameter + " extends " + all;
  }

  /** A type variable can't be one of several bounds, so what stands for a class can't either. */
  private String erasedIfHidden(TypeMirror bound) {
    boolean isHidden = isHidden(types.asElement(bound));
    return name(isHidden ? types.erasure(nearest((DeclaredType) bound)) : bound);
  }

  private String name(TypeMirror type) {
    if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
      return "? extends " + name(wildcard.getExtendsBound());
    }
    if (type instanceof WildcardType wildcard && wildcard.getSuperBound() != null) {
      return "? super " + name(wildcard.getSuperBound());
    }
    if (type instanceof ArrayType array) {
      return name(array.getComponentType()) + "[]";
    }
    if (type instanceof DeclaredType declared && isHidden(types.asElement(type))) {
      TypeMirror nearest = nearest(declared);
      bounds.put(TypeKeys.of(declared), mentionsHidden(nearest) ? types.erasure(nearest) : nearest);
      return standIns.computeIfAbsent(TypeKeys.of(declared), name -> "Hidden" + standIns.size());
    }
    if (type instanceof DeclaredType declared
        && !declared.getTypeArguments().isEmpty()
        && declared.getEnclosingType().getKind() == TypeKind.NONE) {
      return IntStream.range(0, declared.getTypeArguments().size())
          .mapToObj(i -> argument(declared, i))
          .collect(Collectors.joining(", ", TypeKeys.of(types.erasure(declared)) + "<", ">"));
    }
    return type instanceof TypeVariable ? types.asElement(type).toString() : TypeKeys.of(type);
  }

  /** What is erased is within no bound that asks for arguments. */
  private String argument(DeclaredType type, int index) {
    TypeMirror argument = type.getTypeArguments().get(index);
    String name = name(argument);
    boolean isErased = argument instanceof DeclaredType one && isErased(one);
    return isErased && asksForArguments((TypeElement) type.asElement(), index) ? "?" : name;
  }

  private boolean isErased(DeclaredType type) {
    return isHidden(type.asElement()) && mentionsHidden(nearest(type));
  }

  private static boolean asksForArguments(TypeElement type, int index) {
    return type.getTypeParameters().get(index).getBounds().stream()
        .anyMatch(
            bound ->
                bound instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty());
  }

  private boolean mentionsHidden(TypeMirror type) {
    return type instanceof DeclaredType declared
        && (isHidden(declared.asElement())
            || declared.getTypeArguments().stream().anyMatch(this::mentionsHidden));
  }

  /** The supertype that anyone can name; its erasure is what the type is erased to. */
  private TypeMirror nearest(TypeMirror type) {
    TypeMirror object = elements.getTypeElement("java.lang.Object").asType();
    return types.directSupertypes(type).stream()
        .map(above -> isHidden(types.asElement(above)) ? nearest(above) : above)
        .filter(above -> !types.isSameType(above, object))
        .findFirst()
        .orElse(object);
  }

  private static boolean isHidden(Element type) {
    return isPrivate(type)
        || type instanceof TypeElement generic
            && BoundClasses.of(generic).stream().anyMatch(StraightSignature::isPrivate);
  }

  private static boolean isPrivate(Element type) {
    return type instanceof TypeElement
        && (type.getModifiers().contains(Modifier.PRIVATE)
            || isPrivate(type.getEnclosingElement()));
  }

  private static boolean isInstance(Element element) {
    return !element.getModifiers().contains(Modifier.STATIC);
  }
}
