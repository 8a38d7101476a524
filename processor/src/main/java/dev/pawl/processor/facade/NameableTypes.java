package dev.pawl.processor.facade;

import dev.pawl.processor.source.BoundClasses;
import dev.pawl.processor.source.TypeArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Which classes a top-level class of a given package can name. */
final class NameableTypes {
  private final PackageElement from;
  private final Types types;
  private final Elements elements;

  NameableTypes(PackageElement from, Types types, Elements elements) {
    this.from = from;
    this.types = types;
    this.elements = elements;
  }

  /**
   * Whether the class and all the classes around it are accessible, and so are the bounds of its
   * type variables.
   */
  boolean isNameable(TypeElement type) {
    return hasName(type) && BoundClasses.of(type).stream().allMatch(this::hasName);
  }

  private boolean hasName(TypeElement type) {
    for (Element e = type; e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
      if (!isAccessible(e)) return false;
    }
    return true;
  }

  /**
   * The nearest supertype of a class that can be named, arguments included or not.
   *
   * @return a superclass other than {@code Object}, else an interface, else {@code Object}
   */
  TypeMirror nearest(DeclaredType type) {
    if (isNameable((TypeElement) type.asElement())) return type;
    for (TypeMirror above : types.directSupertypes(type)) {
      TypeMirror nearest = nearest((DeclaredType) above);
      if (!isObject(nearest)) return nearest;
    }
    return elements.getTypeElement("java.lang.Object").asType();
  }

  private static boolean isObject(TypeMirror type) {
    TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
    return element.getQualifiedName().contentEquals("java.lang.Object");
  }

  /**
   * All supertypes of a class that it has to be known to have: those that can be named, without
   * what they imply.
   */
  List<TypeMirror> above(DeclaredType type) {
    List<TypeMirror> found = new ArrayList<>();
    TypeMirror nearest = nearest(type);
    if (types.asElement(nearest).getKind().isClass()) found.add(nearest);
    interfaces(type, found);
    return found;
  }

  /**
   * Whether a class with wildcards for its arguments may be no bound beside others: javac then asks
   * whether what its methods give is what its interfaces ask for, but captures the wildcards of
   * either anew and so finds two types.
   */
  boolean standsAlone(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    return element.getKind().isClass()
        && ElementFilter.methodsIn(elements.getAllMembers(element)).stream()
            .filter(method -> method.getEnclosingElement().getKind().isClass())
            .filter(method -> givesWhatArgumentsSay(method, element))
            .anyMatch(method -> isAskedFor(method, element, element.asType()));
  }

  private boolean givesWhatArgumentsSay(ExecutableElement method, TypeElement in) {
    TypeMirror object = elements.getTypeElement("java.lang.Object").asType();
    TypeMirror[] arguments =
        in.getTypeParameters().stream().map(one -> object).toArray(TypeMirror[]::new);
    return !types.isSameType(
        result(method, (DeclaredType) in.asType()),
        result(method, TypeArguments.replaced(types, (DeclaredType) in.asType(), arguments)));
  }

  private TypeMirror result(ExecutableElement method, DeclaredType of) {
    return ((ExecutableType) types.asMemberOf(of, method)).getReturnType();
  }

  private boolean isAskedFor(ExecutableElement method, TypeElement in, TypeMirror above) {
    return types.directSupertypes(above).stream()
        .anyMatch(
            one ->
                types.asElement(one).getKind().isInterface()
                        && ElementFilter.methodsIn(types.asElement(one).getEnclosedElements())
                            .stream()
                            .anyMatch(asked -> elements.overrides(method, asked, in))
                    || isAskedFor(method, in, one));
  }

  /** A type as one of a class above it, with the type arguments that it gives to that. */
  Optional<TypeMirror> seenAs(TypeMirror type, TypeElement above) {
    return above.equals(types.asElement(type))
        ? Optional.of(type)
        : types.directSupertypes(type).stream()
            .flatMap(one -> seenAs(one, above).stream())
            .findFirst();
  }

  boolean isSubtype(TypeMirror type, TypeMirror above) {
    return types.isSubtype(type, above);
  }

  private void interfaces(TypeMirror type, List<TypeMirror> found) {
    for (TypeMirror t : types.directSupertypes(type)) {
      TypeElement element = (TypeElement) types.asElement(t);
      if (element.getKind().isInterface() && isNameable(element)) {
        TypeMirror erased = types.erasure(t);
        if (found.stream().noneMatch(f -> types.isSubtype(types.erasure(f), erased))) {
          found.removeIf(
              f ->
                  types.isSubtype(erased, types.erasure(f))
                      && types.asElement(f).getKind().isInterface());
          found.add(t);
        }
      } else if (!isNameable(element)) {
        interfaces(t, found);
      }
    }
  }

  private boolean isAccessible(Element type) {
    if (type.getModifiers().contains(Modifier.PUBLIC)) return true;
    return !type.getModifiers().contains(Modifier.PRIVATE)
        && elements.getPackageOf(type).equals(from);
  }
}
