package dev.pawl.processor.code;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * The classes of a method's body that types mention, and that the members of those mention in turn:
 * all that code which starts with such types can come upon.
 */
final class LocalTypes {
  private final Set<TypeElement> found = new HashSet<>();

  Set<TypeElement> found() {
    return found;
  }

  void visit(TypeMirror type) {
    if (type instanceof IntersectionType several) {
      several.getBounds().forEach(this::visit);
    } else if (type instanceof ArrayType array) {
      visit(array.getComponentType());
    } else if (type instanceof ExecutableType method) {
      visit(method.getReturnType());
      method.getParameterTypes().forEach(this::visit);
    } else if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) visit(wildcard.getExtendsBound());
      if (wildcard.getSuperBound() != null) visit(wildcard.getSuperBound());
    } else if (type instanceof DeclaredType declared) {
      declared.getTypeArguments().forEach(this::visit);
      visit((TypeElement) declared.asElement());
    }
  }

  private void visit(TypeElement type) {
    if (isOfBody(type) && found.add(type)) {
      visit(type.getSuperclass());
      type.getInterfaces().forEach(this::visit);
      type.getEnclosedElements().forEach(member -> visit(member.asType()));
    } else if (isLocal(type.getEnclosingElement())) {
      visit(type.getEnclosingElement().asType());
    }
  }

  /** Whether something is a class of a body, or inside one. */
  static boolean isLocal(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement type && isOfBody(type)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a class is declared in a body, by a name or without one. */
  static boolean isOfBody(TypeElement type) {
    return type.getNestingKind() == NestingKind.LOCAL
        || type.getNestingKind() == NestingKind.ANONYMOUS;
  }
}
