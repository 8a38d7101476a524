package dev.pawl.processor.code;

import dev.pawl.processor.source.MethodSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Superclasses that the host inherits from another package: only an heir's own code can name them
 * (JLS 6.6.2). The task's class can have an heir of its own in it, and in that a class between the
 * two.
 *
 * <pre>{@code
 * new Bag.Entry<K>() { … }   ⇒   new BagHeir.Entry<K>() { … }
 *
 * private abstract static class BagHeir extends Bag {
 *   abstract static class Entry<E> extends Bag.Entry<E> {}
 * }
 * }</pre>
 */
public final class Heirs {
  private final MethodSource source;
  private final Access access;
  private final Names hosts;
  private final TypeText types;
  private final FreshNames names;

  /** By the class that has the members, what its heir is called and which of them are needed. */
  private final Map<TypeElement, List<TypeElement>> needed = new LinkedHashMap<>();

  private final Map<TypeElement, String> heirs = new HashMap<>();

  Heirs(MethodSource source, Access access, Names hosts, TypeText types, FreshNames names) {
    this.source = source;
    this.access = access;
    this.hosts = hosts;
    this.types = types;
    this.names = names;
  }

  /** Whether a class can't be named but extended nevertheless. */
  boolean canExtend(TypeElement type) {
    return access.isHeirloom(type)
        && !Names.isInner(type)
        && type.getEnclosingElement() instanceof TypeElement owner
        && access.isVisible(owner)
        && owner.getKind().isClass()
        && !owner.getModifiers().contains(Modifier.SEALED)
        && !hosts.heirOf(type).equals(owner)
        && constructor(owner).isPresent();
  }

  /** Whether a class is extended by another name than its own. */
  boolean isOneOfThem(TypeElement type) {
    return !access.isVisible(type) && canExtend(type);
  }

  /** The name by which a class can be extended, without type arguments; none if its own will do. */
  Optional<String> nameOf(TypeElement type) {
    if (!isOneOfThem(type)) {
      return Optional.empty();
    }
    TypeElement owner = (TypeElement) type.getEnclosingElement();
    List<TypeElement> all = needed.computeIfAbsent(owner, one -> new ArrayList<>());
    if (!all.contains(type)) {
      all.add(type);
    }
    String heir = heirs.computeIfAbsent(owner, one -> names.fresh(owner.getSimpleName() + "Heir"));
    return Optional.of(heir + "." + type.getSimpleName());
  }

  /** The heirs, as source text of members of the task's class. */
  public List<String> classes() {
    return needed.keySet().stream().map(this::heir).toList();
  }

  private String heir(TypeElement owner) {
    String name = heirs.get(owner);
    List<String> members = new ArrayList<>();
    ExecutableElement constructor = constructor(owner).orElseThrow();
    if (!constructor.getParameters().isEmpty() || !constructor.getThrownTypes().isEmpty()) {
      String arguments =
          constructor.getParameters().stream().map(this::nothing).collect(Collectors.joining(", "));
      String thrown = thrown(constructor);
      members.add("  private " + name + "()" + thrown + " {\n    super(" + arguments + ");\n  }");
    }
    needed.get(owner).forEach(type -> members.add(between(owner, type)));
    return "/** Never made: its code can name what {@code %s} has for its heirs. */\n"
            .formatted(owner.getSimpleName())
        + "@"
        + types.javaLang("SuppressWarnings")
        + "(\"rawtypes\")\n"
        + "private abstract static class %s extends %s {\n".formatted(name, types.name(owner))
        + String.join("\n\n", members)
        + "\n}";
  }

  private String nothing(VariableElement parameter) {
    return switch (parameter.asType().getKind()) {
      case BOOLEAN -> "false";
      case BYTE, SHORT, CHAR -> "(" + types.of(parameter.asType()) + ") 0";
      case INT, LONG, FLOAT, DOUBLE -> "0";
      default -> "(" + types.ofClass(source.types().erasure(parameter.asType())) + ") null";
    };
  }

  private String between(TypeElement owner, TypeElement type) {
    Map<Element, String> variables = new LinkedHashMap<>();
    for (TypeParameterElement parameter : type.getTypeParameters()) {
      variables.put(parameter, parameter.getSimpleName().toString());
    }
    TypeText text = types.with(variables);
    String parameters =
        type.getTypeParameters().stream().map(text::declaration).collect(Collectors.joining(", "));
    String arguments = String.join(", ", variables.values());
    String name = type.getSimpleName().toString();
    String head =
        name
            + (parameters.isEmpty() ? "" : "<" + parameters + ">")
            + " extends "
            + types.name(owner)
            + "."
            + name
            + (arguments.isEmpty() ? "" : "<" + arguments + ">");
    if (type.getKind().isInterface()) {
      return "  interface " + head + " {}";
    }
    String constructors =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(one -> isForHeirs(one) && !isPlain(one))
            .map(one -> constructor(name, one, text).indent(4))
            .collect(Collectors.joining("\n"));
    return "  abstract static class "
        + head
        + (constructors.isEmpty() ? " {}" : " {\n" + constructors + "  }");
  }

  private static String constructor(String name, ExecutableElement constructor, TypeText text) {
    List<? extends VariableElement> all = constructor.getParameters();
    List<String> parameters = new ArrayList<>();
    for (VariableElement one : all) {
      String type = text.of(one.asType());
      boolean many = constructor.isVarArgs() && one.equals(all.get(all.size() - 1));
      parameters.add(
          (many ? type.substring(0, type.length() - 2) + "..." : type) + " " + one.getSimpleName());
    }
    String arguments =
        all.stream().map(p -> p.getSimpleName().toString()).collect(Collectors.joining(", "));
    String thrown =
        constructor.getThrownTypes().isEmpty()
            ? ""
            : constructor.getThrownTypes().stream()
                .map(text::of)
                .collect(Collectors.joining(", ", " throws ", ""));
    return "%s(%s)%s {\n  super(%s);\n}"
        .formatted(name, String.join(", ", parameters), thrown, arguments);
  }

  private String thrown(ExecutableElement constructor) {
    return constructor.getThrownTypes().isEmpty()
        ? ""
        : constructor.getThrownTypes().stream()
            .map(one -> types.ofClass(source.types().erasure(one)))
            .collect(Collectors.joining(", ", " throws ", ""));
  }

  /** Java adds what calls it. */
  private static boolean isPlain(ExecutableElement constructor) {
    return constructor.getParameters().isEmpty() && constructor.getThrownTypes().isEmpty();
  }

  private Optional<ExecutableElement> constructor(TypeElement owner) {
    return ElementFilter.constructorsIn(owner.getEnclosedElements()).stream()
        .filter(Heirs::isForHeirs)
        .filter(one -> one.getParameters().stream().allMatch(p -> canWrite(p.asType())))
        .min(java.util.Comparator.comparing(one -> one.getParameters().size()));
  }

  private boolean canWrite(TypeMirror type) {
    return access.canWrite(source.types().erasure(type));
  }

  private static boolean isForHeirs(ExecutableElement constructor) {
    Set<Modifier> modifiers = constructor.getModifiers();
    return modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED);
  }
}
