package dev.pawl.processor.facade;

import com.palantir.javapoet.AnnotationSpec;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Warnings that javac would give for a facade only because it repeats the user's signatures. The
 * user has been told where he wrote them, or has suppressed them there.
 */
final class ExpectedWarnings {
  private final Types types;
  private final Elements elements;
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<Element> seen = new HashSet<>();

  private ExpectedWarnings(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  /** What the facade as a whole suppresses: at most one annotation. */
  static List<AnnotationSpec> ofFacade(
      TypeElement host,
      boolean isPublic,
      Collection<ExecutableElement> methods,
      Elements elements) {
    ModuleElement module = elements.getModuleOf(host);
    // Task in a signature is "not indirectly exported" unless the module says `requires transitive
    // dev.pawl`.
    boolean exported = isPublic && module != null && !module.isUnnamed();
    Set<String> warnings = new LinkedHashSet<>();
    if (exported) warnings.add("exports");
    if (methods.stream().anyMatch(one -> methods.stream().anyMatch(two -> areAmbiguous(one, two))))
      warnings.add("overloads");
    return suppress(warnings);
  }

  /** Overloads that a lambda may not be able to choose from. */
  private static boolean areAmbiguous(ExecutableElement one, ExecutableElement other) {
    int count = one.getParameters().size();
    if (one.equals(other)
        || !one.getSimpleName().equals(other.getSimpleName())
        || count != other.getParameters().size()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (isInterface(one.getParameters().get(i)) && isInterface(other.getParameters().get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInterface(VariableElement parameter) {
    TypeMirror type = parameter.asType();
    if (type instanceof ArrayType array) type = array.getComponentType();
    return type instanceof DeclaredType declared && declared.asElement().getKind().isInterface();
  }

  /**
   * What a factory suppresses: at most one annotation.
   *
   * @param makesRaw whether it makes the task by its class's raw type
   */
  static List<AnnotationSpec> ofFactory(
      ExecutableElement method,
      List<TypeElement> bodyClasses,
      boolean makesRaw,
      Types types,
      Elements elements) {
    ExpectedWarnings expected = new ExpectedWarnings(types, elements);
    expected.mentions(method.getReturnType());
    for (VariableElement p : method.getParameters()) expected.mentions(p.asType());
    for (TypeMirror t : method.getThrownTypes()) expected.mentions(t);
    for (TypeParameterElement p : method.getTypeParameters())
      p.getBounds().forEach(expected::mentions);
    expected.mentions(method.getEnclosingElement().asType());
    bodyClasses.forEach(type -> expected.mentions(type.asType()));
    if (expected.hasGenericVarargs(method)) {
      // javac distrusts a safe method that hands its array on. @SafeVarargs on another one would
      // also silence the callers that the original warns.
      boolean safe = method.getAnnotation(SafeVarargs.class) != null;
      expected.warnings.add(safe ? "varargs" : "unchecked");
    }
    // The factory hands the array on, which javac mistrusts in a method that vouches for it.
    if (method.getAnnotation(SafeVarargs.class) != null) expected.warnings.add("varargs");
    if (makesRaw) expected.warnings.addAll(List.of("rawtypes", "unchecked"));
    return suppress(expected.warnings);
  }

  private static boolean isPrivate(Element type) {
    return type.getModifiers().contains(Modifier.PRIVATE)
        || type.getEnclosingElement() instanceof TypeElement outer && isPrivate(outer);
  }

  private static List<AnnotationSpec> suppress(Set<String> warnings) {
    if (warnings.isEmpty()) return List.of();
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
    for (String warning : warnings) annotation.addMember("value", "$S", warning);
    return List.of(annotation.build());
  }

  private void mentions(TypeMirror type) {
    if (type instanceof ArrayType array) mentions(array.getComponentType());
    if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) mentions(wildcard.getExtendsBound());
      if (wildcard.getSuperBound() != null) mentions(wildcard.getSuperBound());
    }
    if (type instanceof DeclaredType declared) {
      if (isRaw(declared)) warnings.add("rawtypes");
      declared.getTypeArguments().forEach(this::mentions);
      deprecated(declared.asElement());
      // One that can't be named is stood for by what is above it.
      if (isPrivate(declared.asElement()) && seen.add(declared.asElement())) {
        types.directSupertypes(declared).forEach(this::mentions);
        // Of a type with several bounds javac warns if its close() may be interrupted.
        if (types.isSubtype(declared, type("java.lang.AutoCloseable"))) warnings.add("try");
      }
    }
  }

  private static boolean isRaw(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    return type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty();
  }

  private TypeMirror type(String name) {
    return elements.getTypeElement(name).asType();
  }

  private void deprecated(Element type) {
    for (Element e = type; e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
      if (!elements.isDeprecated(e)) continue;
      warnings.add(isForRemoval(e) ? "removal" : "deprecation");
    }
  }

  private boolean isForRemoval(Element type) {
    for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
      TypeElement name = (TypeElement) annotation.getAnnotationType().asElement();
      if (!name.getQualifiedName().contentEquals("java.lang.Deprecated")) continue;
      return elements.getElementValuesWithDefaults(annotation).entrySet().stream()
          .anyMatch(
              v ->
                  v.getKey().getSimpleName().contentEquals("forRemoval")
                      && Boolean.TRUE.equals(v.getValue().getValue()));
    }
    return false;
  }

  private boolean hasGenericVarargs(ExecutableElement method) {
    if (!method.isVarArgs()) return false;
    List<? extends VariableElement> parameters = method.getParameters();
    ArrayType array = (ArrayType) parameters.get(parameters.size() - 1).asType();
    return !isReifiable(array.getComponentType()) || hasStandIn(array.getComponentType(), method);
  }

  private boolean hasStandIn(TypeMirror type, ExecutableElement method) {
    if (type instanceof ArrayType array) return hasStandIn(array.getComponentType(), method);
    return type instanceof DeclaredType declared
        && !new NameableTypes(elements.getPackageOf(method), types, elements)
            .isNameable((TypeElement) declared.asElement());
  }

  private boolean isReifiable(TypeMirror type) {
    if (type instanceof ArrayType array) return isReifiable(array.getComponentType());
    if (type.getKind() == TypeKind.TYPEVAR) return false;
    if (!(type instanceof DeclaredType declared)) return true;
    return isReifiable(declared.getEnclosingType())
        && declared.getTypeArguments().stream().allMatch(ExpectedWarnings::isUnbounded);
  }

  private static boolean isUnbounded(TypeMirror argument) {
    return argument instanceof WildcardType w
        && w.getExtendsBound() == null
        && w.getSuperBound() == null;
  }
}
