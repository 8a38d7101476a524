package dev.pawl.processor.facade;

import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * Whether every type exists that a facade mentions for a method, or looks into to find a type to
 * mention.
 */
public final class SignatureTypes {
  private final Trees trees;
  private final Set<Element> seen = new HashSet<>();

  /** Looks at each class once. */
  public SignatureTypes(Trees trees) {
    this.trees = trees;
  }

  /** Whether {@link FacadeSignature#of} can be asked; if not, perhaps in a later round. */
  public boolean exist(ExecutableElement method) {
    return exists(method.getReturnType())
        && method.getParameters().stream().allMatch(p -> isOfValues(p.asType()))
        && method.getThrownTypes().stream().allMatch(this::exists)
        && method.getTypeParameters().stream().allMatch(this::exists)
        && exists(method.getEnclosingElement().asType());
  }

  /** A parameter of void is an error of the user's, which javac tells. */
  private boolean isOfValues(TypeMirror type) {
    return type.getKind() != TypeKind.VOID && exists(type);
  }

  private boolean exists(TypeParameterElement parameter) {
    return parameter.getBounds().stream().allMatch(this::exists);
  }

  private boolean exists(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) return false;
    if (type instanceof ArrayType array) return exists(array.getComponentType());
    if (type instanceof WildcardType wildcard) {
      return (wildcard.getExtendsBound() == null || exists(wildcard.getExtendsBound()))
          && (wildcard.getSuperBound() == null || exists(wildcard.getSuperBound()));
    }
    return !(type instanceof DeclaredType declared)
        || (declared.getTypeArguments().stream().allMatch(this::exists)
            && exists((TypeElement) declared.asElement()));
  }

  /**
   * A class by what a stand-in or the least common superclass of several exceptions would ask it.
   * What a compiled class lacks is on no class path, nothing to wait for, and javac may never miss
   * it.
   */
  private boolean exists(TypeElement type) {
    if (!seen.add(type) || trees.getPath(type) == null) return true;
    return type.getTypeParameters().stream().allMatch(this::exists)
        && exists(type.getSuperclass())
        && type.getInterfaces().stream().allMatch(this::exists)
        && (!(type.getEnclosingElement() instanceof TypeElement outer) || exists(outer));
  }
}
