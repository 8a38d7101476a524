package dev.pawl.processor.code;

import dev.pawl.processor.source.MethodSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Class objects as source text; one of a class that can't be named is a constant of the task's
 * class.
 */
public final class ClassConstants {
  private final MethodSource source;
  private final Access access;
  private final TypeText types;
  private final FreshNames names;
  private final Map<TypeElement, String> constants = new LinkedHashMap<>();
  private String arrayOf;
  private boolean hasLiterals;

  ClassConstants(MethodSource source, Access access, TypeText types, FreshNames names) {
    this.source = source;
    this.access = access;
    this.types = types;
    this.names = names;
  }

  /** The class object of a type's erasure. */
  public String of(TypeMirror type) {
    TypeMirror erased = source.types().erasure(type);
    TypeElement element = elementOf(erased);
    if (element == null || access.isVisible(element)) {
      return types.ofClass(erased) + ".class";
    }
    TypeMirror component = erased;
    StringBuilder text = new StringBuilder(of(element));
    while (component instanceof ArrayType array) {
      component = array.getComponentType();
      text.append(".arrayType()");
    }
    return text.toString();
  }

  /** What {@code Node.class} becomes, of the type that it had, where the class can't be named. */
  String literal(TypeMirror type) {
    hasLiterals = true;
    return "((" + types.javaLang("Class") + "<" + types.of(type) + ">) " + of(type) + ")";
  }

  /** Whether there are such, which are cast to what nobody can check. */
  public boolean hasLiterals() {
    return hasLiterals;
  }

  /** The method that makes an array of a class with some elements. */
  String arrayOf() {
    if (arrayOf == null) {
      arrayOf = names.fresh("arrayOf");
    }
    return arrayOf;
  }

  /** The methods that the task's class needs for all that, as source text. */
  public List<String> methods() {
    List<String> methods = new ArrayList<>();
    if (arrayOf != null) {
      methods.add(
          """
          private static <T> T %s(%s<?> component, %s[] elements) {
            var array = java.lang.reflect.Array.newInstance(component, elements.length);
            %s.arraycopy(elements, 0, array, 0, elements.length);
            return (T) array;
          }\
          """
              .formatted(
                  arrayOf, types.javaLang("Class"), types.object(), types.javaLang("System")));
    }
    return methods;
  }

  /** The class object of a class. */
  public String of(TypeElement type) {
    return access.isVisible(type)
        ? types.name(type) + ".class"
        : constants.computeIfAbsent(
            type, t -> names.fresh(constantName(AnonymousClasses.nameOf(t))));
  }

  /**
   * The class in whose name what is private is looked up: the nearest around the method that can be
   * named. All classes of a file's class are nest mates, so it may see them all.
   */
  public String home() {
    TypeElement type = source.host();
    while (!access.isVisible(type)) {
      type = (TypeElement) type.getEnclosingElement();
    }
    return of(type);
  }

  /**
   * The class in whose name an accessor's member is looked up: what is inherited only heirs may
   * see.
   */
  public String caller(Accessor accessor) {
    return access.isHeirloom(accessor.member()) ? of(accessor.holder()) : home();
  }

  /**
   * The erased types of an accessor's handle, the result first; null for a class that can't be
   * named.
   */
  public List<String> shapeOf(Accessor accessor) {
    List<String> shape = new ArrayList<>();
    Element member = accessor.member();
    boolean creates = accessor.creates();
    if (member instanceof ExecutableElement method) {
      shape.add(creates ? nameOf(accessor.site().asType()) : nameOf(method.getReturnType()));
      if (accessor.kind() == Accessor.Kind.CREATE_COMPILED) {
        return shape; // no static method could write that
      }
      if (creates && Names.isInner(accessor.site())) {
        shape.add(nameOf(accessor.site().getEnclosingElement().asType()));
      } else if (!creates && !accessor.isStatic()) {
        shape.add(nameOf(accessor.holder().asType()));
      }
      method.getParameters().forEach(p -> shape.add(nameOf(p.asType())));
      return shape;
    }
    boolean writes = accessor.kind() == Accessor.Kind.WRITE;
    shape.add(writes ? "void" : nameOf(member.asType()));
    if (accessor.kind() == Accessor.Kind.OUTER || !accessor.isStatic()) {
      shape.add(nameOf(accessor.holder().asType()));
    }
    if (writes) {
      shape.add(nameOf(member.asType()));
    }
    return shape;
  }

  private String nameOf(TypeMirror type) {
    if (type.getKind() == TypeKind.VOID) {
      return "void";
    }
    TypeMirror erased = source.types().erasure(type);
    TypeElement element = elementOf(erased);
    return element == null || access.isVisible(element) ? types.ofClass(erased) : null;
  }

  private static TypeElement elementOf(TypeMirror type) {
    TypeMirror component = type;
    while (component instanceof ArrayType array) {
      component = array.getComponentType();
    }
    return component instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
  }

  /** The constants that are needed, by their classes. */
  public Map<TypeElement, String> all() {
    return Collections.unmodifiableMap(constants);
  }

  /**
   * How a class is found. One that is not there for this package, but that an inherited member
   * mentions, is none that a lookup in its name could give.
   *
   * @param lookup the variable that has one in the name of {@link #home}
   */
  public String found(TypeElement type, String lookup) {
    String name = "\"" + source.elements().getBinaryName(type) + "\"";
    return access.isThere(type)
        ? lookup + ".findClass(" + name + ")"
        : "%s.forName(%s, false, %s.lookupClass().getClassLoader())"
            .formatted(types.javaLang("Class"), name, lookup);
  }

  /** {@code nextEntry} as constants are written: {@code NEXT_ENTRY}. */
  public static String constantName(CharSequence name) {
    return name.toString()
        .replaceAll("(?<=[\\p{Lower}\\d])(?=\\p{Upper})", "_")
        .toUpperCase(Locale.ROOT);
  }
}
