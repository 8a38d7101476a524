package dev.pawl.processor.facade;

import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * Whether the types that a facade mentions for a method, or looks into to find a type to mention,
 * are there and are types at all.
 */
public final class SignatureTypes {
  private final Trees trees;
  private final Types types;
  private final Walk existing = new Walk(type -> true);
  private final Walk sound = new Walk(type -> isProper(type) && areWithinBounds(type));

  /** Looks at each class once, if nothing is wrong with it. */
  public SignatureTypes(Trees trees, Types types) {
    this.trees = trees;
    this.types = types;
  }

  /** Whether all are there; if not, perhaps in a later round. */
  public boolean exist(ExecutableElement method) {
    return existing.goesThrough(method);
  }

  /** Whether all that these classes mention are there. */
  public boolean exist(List<TypeElement> classes) {
    return existing.goesThrough(classes);
  }

  /**
   * Whether none is a type that can't be, which javac tells the user.
   *
   * @param bodyClasses the classes that have a stand-in because of the method's body
   */
  public boolean areSound(ExecutableElement method, List<TypeElement> bodyClasses) {
    return sound.goesThrough(method) && sound.goesThrough(bodyClasses);
  }

  /** An inner class has no arguments where the class around it lacks its own (JLS 4.8). */
  private static boolean isProper(DeclaredType type) {
    return type.getTypeArguments().isEmpty()
        || !(type.getEnclosingType() instanceof DeclaredType outer)
        || outer.getTypeArguments().size()
            == ((TypeElement) outer.asElement()).getTypeParameters().size();
  }

  /** A class may be far from what its place asks for (JLS 4.5). */
  private boolean areWithinBounds(DeclaredType type) {
    List<? extends TypeParameterElement> parameters =
        ((TypeElement) type.asElement()).getTypeParameters();
    for (int i = 0; i < type.getTypeArguments().size(); i++) {
      TypeMirror argument = type.getTypeArguments().get(i);
      boolean isWithin =
          argument.getKind() != TypeKind.DECLARED
              || parameters.get(i).getBounds().stream()
                  .allMatch(
                      bound -> types.isSubtype(types.erasure(argument), types.erasure(bound)));
      if (!isWithin) return false;
    }
    return true;
  }

  /** From type to type, as long as each is there and is as it should be. */
  private final class Walk {
    private final Predicate<DeclaredType> isRight;

    /** Classes with which nothing is wrong. */
    private final Set<Element> right = new HashSet<>();

    /** Those that are being looked at. */
    private final Set<Element> seen = new HashSet<>();

    Walk(Predicate<DeclaredType> isRight) {
      this.isRight = isRight;
    }

    boolean goesThrough(ExecutableElement method) {
      return end(
          goesOn(method.getReturnType())
              && method.getParameters().stream().allMatch(p -> goesOn(p.asType()))
              && method.getThrownTypes().stream().allMatch(this::goesOn)
              && method.getTypeParameters().stream().allMatch(this::goesOn)
              && goesOn(method.getEnclosingElement().asType()));
    }

    boolean goesThrough(List<TypeElement> classes) {
      return end(classes.stream().allMatch(this::goesOn));
    }

    private boolean end(boolean isRight) {
      if (isRight) right.addAll(seen);
      seen.clear();
      return isRight;
    }

    private boolean goesOn(TypeParameterElement parameter) {
      return parameter.getBounds().stream().allMatch(this::goesOn);
    }

    private boolean goesOn(TypeMirror type) {
      if (type.getKind() == TypeKind.ERROR) return false;
      if (type instanceof ArrayType array) return goesOn(array.getComponentType());
      if (type instanceof WildcardType wildcard) {
        return (wildcard.getExtendsBound() == null || goesOn(wildcard.getExtendsBound()))
            && (wildcard.getSuperBound() == null || goesOn(wildcard.getSuperBound()));
      }
      return !(type instanceof DeclaredType declared)
          || declared.getTypeArguments().stream().allMatch(this::goesOn)
              && goesOn((TypeElement) declared.asElement())
              && isRight.test(declared);
    }

    /**
     * A class by what a stand-in or the least common superclass of several exceptions would ask it.
     * What a compiled class lacks is on no class path, nothing to wait for, and javac may never
     * miss it.
     */
    private boolean goesOn(TypeElement type) {
      if (right.contains(type) || !seen.add(type) || trees.getPath(type) == null) return true;
      return type.getTypeParameters().stream().allMatch(this::goesOn)
          && goesOn(type.getSuperclass())
          && type.getInterfaces().stream().allMatch(this::goesOn)
          && (!(type.getEnclosingElement() instanceof TypeElement outer) || goesOn(outer));
    }
  }
}
