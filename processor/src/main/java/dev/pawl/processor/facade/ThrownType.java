package dev.pawl.processor.facade;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The one exception type of a task: what its method's {@code throws} clause comes down to. */
final class ThrownType {
  private final NameableTypes nameable;
  private final Types types;
  private final Elements elements;

  ThrownType(NameableTypes nameable, Types types, Elements elements) {
    this.nameable = nameable;
    this.types = types;
    this.elements = elements;
  }

  /**
   * The checked exception that a method declares: the least common superclass of several, {@code
   * RuntimeException} if there is none. Unchecked ones in the clause are documentation and don't
   * count.
   */
  TypeMirror of(ExecutableElement method) {
    List<TypeMirror> checked = new ArrayList<>();
    for (TypeMirror t : method.getThrownTypes()) if (isChecked(t)) checked.add(t);
    if (checked.isEmpty()) return type("java.lang.RuntimeException");
    if (checked.size() == 1 && checked.get(0).getKind() == TypeKind.TYPEVAR) return checked.get(0);
    TypeMirror common = bound(checked.get(0));
    while (!isNameable(common) || !isCommon(common, checked)) common = superclass(common);
    return common;
  }

  /** What can't be thrown at all is an error of the user's, which javac tells. */
  private boolean isChecked(TypeMirror type) {
    return types.isSubtype(type, type("java.lang.Throwable"))
        && !types.isSubtype(type, type("java.lang.RuntimeException"))
        && !types.isSubtype(type, type("java.lang.Error"));
  }

  private boolean isCommon(TypeMirror candidate, List<TypeMirror> thrown) {
    return thrown.stream().allMatch(t -> types.isSubtype(t, candidate));
  }

  /**
   * A private exception can't be stood for by a type variable: in a throws clause Java infers those
   * as unchecked.
   */
  private boolean isNameable(TypeMirror type) {
    return nameable.isNameable((TypeElement) types.asElement(type));
  }

  private TypeMirror bound(TypeMirror type) {
    return type instanceof TypeVariable variable ? bound(variable.getUpperBound()) : classOf(type);
  }

  private TypeMirror classOf(TypeMirror type) {
    return type instanceof DeclaredType ? type : superclass(type);
  }

  private TypeMirror superclass(TypeMirror type) {
    return types.directSupertypes(type).get(0);
  }

  private TypeMirror type(String name) {
    return elements.getTypeElement(name).asType();
  }
}
