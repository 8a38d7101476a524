package dev.pawl.processor.code;

import dev.pawl.processor.source.MethodSource;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.UnionType;

/** What the task's class, a top-level class of the host's package, can name without help (JLS 6.6). */
final class Access {
  private final MethodSource source;
  private final PackageElement home;

  Access(MethodSource source) {
    this.source = source;
    this.home = source.elements().getPackageOf(source.host());
  }

  /** Whether the task's class can use a member of some class by its name. */
  boolean isAccessible(Element member) {
    if (member.getModifiers().contains(Modifier.PRIVATE)) {
      return false;
    }
    if (member.getModifiers().contains(Modifier.PUBLIC)
        || source.elements().getPackageOf(member).equals(home)) {
      return true;
    }
    // What is protected elsewhere is the host's by inheritance, and the task's class inherits nothing of it.
    return member.getEnclosingElement().getKind().isInterface();
  }

  /** Whether the task's class can name a class. */
  boolean isVisible(TypeElement type) {
    if (type.getNestingKind() == NestingKind.LOCAL) {
      return true;
    }
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!isAccessible(e)) {
        return false;
      }
    }
    return true;
  }

  /** A class or the nearest above it that can be named. */
  TypeElement nearestVisible(TypeElement type) {
    TypeMirror nearest = nearestVisible(type.asType());
    return (TypeElement) ((DeclaredType) nearest).asElement();
  }

  /** A class type or the nearest above it that can be named: a class before an interface. */
  TypeMirror nearestVisible(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)
        || (isVisible((TypeElement) declared.asElement()) && !isAnonymous(declared))) {
      return type;
    }
    List<? extends TypeMirror> above = source.types().directSupertypes(type);
    for (TypeMirror candidate : above) {
      TypeMirror visible = nearestVisible(candidate);
      if (!isObject(visible)) {
        return visible;
      }
    }
    return above.isEmpty() ? source.elements().getTypeElement("java.lang.Object").asType() : nearestVisible(above.get(0));
  }

  TypeMirror boxed(TypeMirror type) {
    if (type.getKind() == TypeKind.VOID) {
      return source.elements().getTypeElement("java.lang.Void").asType();
    }
    return type instanceof PrimitiveType primitive
        ? source.types().boxedClass(primitive).asType()
        : type;
  }

  /** The class that all alternatives of a multi-catch extend; they are classes, so there is one chain to walk. */
  TypeMirror leastUpperBound(UnionType union) {
    TypeMirror bound = union.getAlternatives().get(0);
    while (!allAre(bound, union.getAlternatives())) {
      bound = source.types().directSupertypes(bound).get(0);
    }
    return bound;
  }

  private boolean allAre(TypeMirror bound, List<? extends TypeMirror> alternatives) {
    return alternatives.stream().allMatch(one -> source.types().isSubtype(one, bound));
  }

  private static boolean isAnonymous(DeclaredType type) {
    return ((TypeElement) type.asElement()).getNestingKind() == NestingKind.ANONYMOUS;
  }

  private static boolean isObject(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && ((TypeElement) ((DeclaredType) type).asElement())
            .getQualifiedName()
            .contentEquals("java.lang.Object");
  }

  /** Whether an element is declared in a class body, as against in a method. */
  static boolean isMember(Element element) {
    ElementKind kind = element.getKind();
    return kind.isField() || kind == ElementKind.METHOD || kind.isClass() || kind.isInterface();
  }
}
