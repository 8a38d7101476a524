package dev.pawl.processor.code;

import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Captured wildcards (JLS 5.1.10), which have no name, and what is written for them instead. */
public final class CapturedTypes {
  private CapturedTypes() {}

  /**
   * A captured wildcard is a type variable to the API, but no parameter of anything declares it;
   * nor one that javac makes up where it infers nothing for a type parameter whose bound mentions
   * it (JLS 18.4).
   */
  public static boolean isCaptured(TypeVariable type) {
    return type.toString().startsWith("capture")
        || type.asElement() instanceof TypeParameterElement parameter
            && parameter.getGenericElement() instanceof Parameterizable generic
            && !generic.getTypeParameters().contains(parameter);
  }

  /**
   * Whether a type is written as one above it: {@code List<?>} for a list of some captured type
   * (JLS 4.10.5), which only a wildcard can have for a bound where it is an argument itself.
   */
  public static boolean isProjected(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isProjected(array.getComponentType());
    }
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().stream().anyMatch(CapturedTypes::isProjectedArgument);
  }

  static boolean isProjectedArgument(TypeMirror type) {
    if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null && isProjectedArgument(wildcard.getExtendsBound());
    }
    if (type.getKind() == TypeKind.INTERSECTION) {
      return !CommonTypes.isWritten(type);
    }
    return type instanceof TypeVariable variable && isCaptured(variable) || isProjected(type);
  }

  /** Whether there is a captured wildcard in a type, which has no name. */
  static boolean mentionsCaptured(TypeMirror type) {
    if (type instanceof WildcardType wildcard) {
      return mentionsCaptured(wildcard.getExtendsBound())
          || mentionsCaptured(wildcard.getSuperBound());
    } else if (type instanceof ArrayType array) {
      return mentionsCaptured(array.getComponentType());
    }
    return type instanceof TypeVariable variable && isCaptured(variable)
        || type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(CapturedTypes::mentionsCaptured);
  }

  /**
   * What fits wherever a type is asked for that is a captured wildcard: its lower bound, if it has
   * one. Any other type is fitted by itself.
   */
  public static TypeMirror fitting(TypeMirror type) {
    if (type instanceof IntersectionType several) {
      // Only where javac infers a result from what is asked for, which then comes first.
      TypeMirror first = several.getBounds().get(0);
      TypeMirror fitting = fitting(first);
      return fitting.equals(first) ? type : fitting;
    }
    TypeMirror bound = lowerBound(type);
    return bound.getKind() == TypeKind.NULL ? type : bound;
  }

  static TypeMirror lowerBound(TypeMirror type) {
    TypeMirror bound = type;
    while (bound instanceof TypeVariable variable && isCaptured(variable)) {
      bound = variable.getLowerBound();
    }
    return bound;
  }
}
