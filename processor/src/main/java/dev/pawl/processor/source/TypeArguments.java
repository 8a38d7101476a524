package dev.pawl.processor.source;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Types with other arguments. */
public final class TypeArguments {
  private TypeArguments() {}

  /** A type with other arguments for its own type parameters, inside the type that it is inside. */
  public static DeclaredType replaced(Types types, DeclaredType type, TypeMirror... arguments) {
    TypeElement element = (TypeElement) type.asElement();
    return type.getEnclosingType() instanceof DeclaredType outer
        ? types.getDeclaredType(outer, element, arguments)
        : types.getDeclaredType(element, arguments);
  }
}
