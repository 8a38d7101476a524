package dev.pawl.processor.source;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * The classes that type arguments of a class have to be of, besides others (JLS 4.5). Where one of
 * them can't be named, nor can the class with most arguments: nothing that stands for {@code
 * Secret} there is known to be within the bound of {@code Crate<T extends Secret>}.
 */
public final class BoundClasses {
  private final Set<TypeElement> found = new LinkedHashSet<>();

  private BoundClasses() {}

  /** Those of a class's type variables, of the variables around it, and of the bounds' classes. */
  public static Set<TypeElement> of(TypeElement type) {
    BoundClasses classes = new BoundClasses();
    classes.add(type);
    return classes.found;
  }

  private void add(TypeElement type) {
    type.getTypeParameters().forEach(this::add);
    if (!type.getModifiers().contains(Modifier.STATIC)
        && type.getEnclosingElement() instanceof TypeElement around) {
      add(around);
    }
  }

  private void add(TypeParameterElement variable) {
    variable.getBounds().forEach(bound -> bound.accept(new Mentions(), null));
  }

  private final class Mentions extends SimpleTypeVisitor14<Void, Void> {
    @Override
    public Void visitDeclared(DeclaredType type, Void p) {
      TypeElement element = (TypeElement) type.asElement();
      if (found.add(element)) {
        add(element);
      }
      visit(type.getEnclosingType());
      type.getTypeArguments().forEach(this::visit);
      return null;
    }

    @Override
    public Void visitArray(ArrayType type, Void p) {
      return visit(type.getComponentType());
    }

    @Override
    public Void visitIntersection(IntersectionType type, Void p) {
      type.getBounds().forEach(this::visit);
      return null;
    }

    @Override
    public Void visitWildcard(WildcardType type, Void p) {
      TypeMirror bound =
          type.getExtendsBound() != null ? type.getExtendsBound() : type.getSuperBound();
      return bound == null ? null : visit(bound);
    }
  }
}
