package dev.pawl.processor.code;

import dev.pawl.processor.source.BoundClasses;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.source.TypeArguments;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * What the task's class, a top-level class of the host's package, can name without help (JLS 6.6).
 */
final class Access {
  private final MethodSource source;
  private final MemberClasses memberClasses;
  private final CompiledClasses compiledClasses;
  private final PackageElement home;

  /** The classes of the body whose members are being read, the innermost first. */
  private final Deque<TypeElement> around = new ArrayDeque<>();

  Access(MethodSource source, MemberClasses memberClasses, CompiledClasses compiledClasses) {
    this.source = source;
    this.memberClasses = memberClasses;
    this.compiledClasses = compiledClasses;
    this.home = source.elements().getPackageOf(source.host());
  }

  /** From here on members of a class of the body are read, which can name what it has inherited. */
  void enter(TypeElement bodyClass) {
    around.push(bodyClass);
  }

  /** No more of them are. */
  void leave() {
    around.pop();
  }

  /** Whether the task's class can use a member of some class by its name. */
  boolean isAccessible(Element member) {
    if (LocalTypes.isLocal(member)) {
      // Most stay in the task's class, where private is no obstacle.
      return !compiledClasses.contain(member);
    }
    if (member.getModifiers().contains(Modifier.PRIVATE)) {
      return false;
    }
    if (member.getModifiers().contains(Modifier.PUBLIC) && isSeen(member)
        || source.elements().getPackageOf(member).equals(home)) {
      return true;
    }
    // What is protected elsewhere is the host's by inheritance, and the task's class inherits
    // nothing of it.
    return member.getEnclosingElement().getKind().isInterface()
        || member instanceof TypeElement && isInheritedByBody(member);
  }

  /** Whether an element is none that is kept by its module. */
  private boolean isSeen(Element member) {
    return !(member instanceof TypeElement type)
        || !(member.getEnclosingElement() instanceof PackageElement around)
        || source.seen().contains(type.getQualifiedName().toString())
        // javac may have been told --add-exports, and then the user names what it shows him.
        || source.text().contains(around.getQualifiedName().toString());
  }

  private boolean isInheritedByBody(Element member) {
    return member.getModifiers().contains(Modifier.PROTECTED)
        && member.getEnclosingElement() instanceof TypeElement owner
        && around.stream().anyMatch(one -> source.isOf(owner, one.asType()));
  }

  /** Whether the task's class can name a class, with any type arguments that it may have. */
  boolean isVisible(TypeElement type) {
    return hasName(type)
        && (LocalTypes.isLocal(type) || BoundClasses.of(type).stream().allMatch(this::hasName));
  }

  private boolean hasName(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!isAccessible(e)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether this package's code may use a class at run time, when a nested one is like any other
   * and what is protected is public (JVMS 4.7.6).
   */
  boolean isThere(TypeElement type) {
    if (!isExported(type)) {
      return false;
    }
    return type.getModifiers().contains(Modifier.PUBLIC)
        || type.getModifiers().contains(Modifier.PROTECTED)
        || source.elements().getPackageOf(type).equals(home);
  }

  /** Whether no module keeps the file of a class to itself. */
  boolean isExported(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement around
        ? isExported(around)
        : isSeen(type);
  }

  /** Whether a type is a class that has a name but can't be named here, or an array of it. */
  boolean isHidden(TypeMirror type) {
    TypeMirror component = type;
    while (component instanceof ArrayType array) {
      component = array.getComponentType();
    }
    return component instanceof DeclaredType declared
        && !((TypeElement) declared.asElement()).getSimpleName().isEmpty()
        && !isVisible((TypeElement) declared.asElement());
  }

  /**
   * Whether what a class extends has a class for its argument that can't be named. javac knows that
   * argument for what it is, whatever stands for it here; but what a class of the body extends is
   * written here.
   */
  boolean hasHiddenArguments(TypeElement type) {
    return source.types().directSupertypes(type.asType()).stream()
        .map(DeclaredType.class::cast)
        .anyMatch(
            above ->
                !LocalTypes.isLocal(type)
                        && !above.getTypeArguments().stream().allMatch(this::canWrite)
                    || hasHiddenArguments((TypeElement) above.asElement()));
  }

  /** The same, for what it extends of one class. */
  boolean hasHiddenArguments(TypeElement type, TypeElement above) {
    if (!LocalTypes.isLocal(type)) {
      return !seenAs(type.asType(), above).stream().allMatch(this::canWrite);
    }
    return source.types().directSupertypes(type.asType()).stream()
        .anyMatch(one -> hasHiddenArguments((TypeElement) ((DeclaredType) one).asElement(), above));
  }

  /** Whether all classes that a type mentions can be named. */
  boolean canWrite(TypeMirror type) {
    return type.accept(new Mentions(true), null);
  }

  /** The same, for a type that mentions no type variable either. */
  boolean isConstant(TypeMirror type) {
    return type.accept(new Mentions(false), null);
  }

  /** Whether a type mentions a type variable out of some. */
  boolean mentionsAny(TypeMirror type, Set<Element> variables) {
    return !type.accept(
        new Mentions(true) {
          @Override
          public Boolean visitTypeVariable(TypeVariable variable, Void p) {
            return !variables.contains(variable.asElement());
          }
        },
        null);
  }

  boolean isErasedSubtype(TypeMirror one, TypeMirror other) {
    return source.types().isSubtype(source.types().erasure(one), source.types().erasure(other));
  }

  boolean hasSameErasure(TypeMirror one, TypeMirror other) {
    return source.types().isSameType(source.types().erasure(one), source.types().erasure(other));
  }

  /** Whether a member is inherited from another package, which gives it to the heirs' code only. */
  boolean isHeirloom(Element member) {
    return member.getModifiers().contains(Modifier.PROTECTED)
        && !source.elements().getPackageOf(member).equals(home);
  }

  /** A class or the nearest above it that can be named. */
  TypeElement nearestVisible(TypeElement type) {
    TypeMirror nearest = nearestVisible(type.asType());
    return (TypeElement) ((DeclaredType) nearest).asElement();
  }

  /** A class type or the nearest above it that can be named: a class before an interface. */
  TypeMirror nearestVisible(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)
        || (isVisible((TypeElement) declared.asElement()) && isNamed(declared))) {
      return type;
    }
    List<? extends TypeMirror> above = source.types().directSupertypes(type);
    for (TypeMirror candidate : above) {
      TypeMirror visible = nearestVisible(candidate);
      if (!isObject(visible)) {
        return visible;
      }
    }
    return above.isEmpty() ? object() : nearestVisible(above.get(0));
  }

  /** What a class of the body is declared to be: the class above it, or else an interface. */
  DeclaredType declared(DeclaredType type) {
    List<? extends TypeMirror> above = source.types().directSupertypes(type);
    boolean isOfInterface = above.size() > 1 && isObject(above.get(0));
    return (DeclaredType) above.get(isOfInterface ? 1 : 0);
  }

  /** The method that a lambda implements (JLS 9.8). */
  Optional<ExecutableElement> functionOf(TypeElement type) {
    TypeElement object = (TypeElement) source.types().asElement(object());
    return ElementFilter.methodsIn(source.elements().getAllMembers(type)).stream()
        .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
        .filter(
            method ->
                ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                    .noneMatch(of -> source.elements().overrides(method, of, type)))
        .findFirst();
  }

  /** A type as the {@code Iterable} that it is. */
  Optional<TypeMirror> iterable(TypeMirror type) {
    return above(type, source.elements().getTypeElement("java.lang.Iterable"));
  }

  /** The type of the elements that a loop over a type has. */
  Optional<TypeMirror> elementOf(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return Optional.of(array.getComponentType());
    }
    return seenAs(type, source.elements().getTypeElement("java.lang.Iterable")).stream()
        .<TypeMirror>map(TypeMirror.class::cast)
        .findFirst();
  }

  /** A type as the class above it that it is, with its type arguments. */
  Optional<TypeMirror> above(TypeMirror type, TypeElement above) {
    if (type instanceof DeclaredType declared && declared.asElement().equals(above)) {
      return Optional.of(type);
    }
    return switch (type.getKind()) {
      case DECLARED, TYPEVAR, INTERSECTION, UNION ->
          source.types().directSupertypes(type).stream()
              .flatMap(one -> above(one, above).stream())
              .findFirst();
      default -> Optional.empty();
    };
  }

  /** The type arguments that a class, or one above it, gives to a class. */
  List<? extends TypeMirror> seenAs(TypeMirror type, TypeElement above) {
    return above(type, above)
        .map(found -> ((DeclaredType) found).getTypeArguments())
        .orElse(List.of());
  }

  /** The parameterisation whose function a lambda is (JLS 9.9). */
  DeclaredType withoutWildcards(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    TypeMirror[] arguments = new TypeMirror[type.getTypeArguments().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          withoutWildcard(type.getTypeArguments().get(i), element.getTypeParameters().get(i));
    }
    return arguments.length == 0 ? type : TypeArguments.replaced(source.types(), type, arguments);
  }

  /**
   * Whether a member mentions no class that can't be named: what is private in the file, or is
   * another package's own. Such a member is called by a handle, as the types of its values are
   * known to nobody here; but what a class of the body mentions is what stands for it here.
   */
  boolean isOpen(Element member) {
    if (LocalTypes.isLocal(member)) {
      return true;
    }
    return isOpen(member.asType())
        && (!(member instanceof ExecutableElement method)
            || method.getTypeParameters().stream()
                .flatMap(variable -> variable.getBounds().stream())
                .allMatch(this::isOpen));
  }

  /** The same for a member that is inherited, as it is in the heir. */
  boolean isOpen(Element member, TypeElement heir) {
    return isOpen(source.types().asMemberOf((DeclaredType) heir.asType(), member));
  }

  private boolean isOpen(TypeMirror type) {
    if (type instanceof ExecutableType method) {
      return isOpen(method.getReturnType())
          && method.getParameterTypes().stream().allMatch(this::isOpen);
    }
    return type.accept(
        new Mentions(true) {
          @Override
          public Boolean visitDeclared(DeclaredType declared, Void p) {
            return isVisible((TypeElement) declared.asElement())
                && declared.getTypeArguments().stream().allMatch(one -> one.accept(this, null));
          }
        },
        null);
  }

  private TypeMirror withoutWildcard(TypeMirror argument, TypeParameterElement parameter) {
    if (argument instanceof WildcardType wildcard) {
      if (wildcard.getSuperBound() != null) {
        return wildcard.getSuperBound();
      }
      return wildcard.getExtendsBound() != null
          ? wildcard.getExtendsBound()
          : parameter.getBounds().get(0);
    }
    if (argument instanceof TypeVariable variable && CapturedTypes.isCaptured(variable)) {
      return variable.getLowerBound().getKind() == TypeKind.NULL
          ? variable.getUpperBound()
          : variable.getLowerBound();
    }
    return argument;
  }

  TypeMirror boxed(TypeMirror type) {
    if (type.getKind() == TypeKind.VOID) {
      return source.elements().getTypeElement("java.lang.Void").asType();
    }
    return type instanceof PrimitiveType primitive
        ? source.types().boxedClass(primitive).asType()
        : type;
  }

  /**
   * The class that all alternatives of a multi-catch extend; they are classes, so there is one
   * chain to walk.
   */
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

  MemberClasses memberClasses() {
    return memberClasses;
  }

  /** Whether a class has a name. */
  boolean isNamed(DeclaredType type) {
    return memberClasses.isNamed((TypeElement) type.asElement());
  }

  /** The type above all others. */
  TypeMirror object() {
    return source.elements().getTypeElement("java.lang.Object").asType();
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

  /** Whether what a type mentions can all be written. */
  private class Mentions extends SimpleTypeVisitor14<Boolean, Void> {
    private final boolean variables;

    Mentions(boolean variables) {
      super(true);
      this.variables = variables;
    }

    @Override
    public Boolean visitDeclared(DeclaredType type, Void p) {
      return isVisible((TypeElement) type.asElement())
          && type.getEnclosingType().accept(this, null)
          && type.getTypeArguments().stream().allMatch(argument -> argument.accept(this, null));
    }

    @Override
    public Boolean visitArray(ArrayType type, Void p) {
      return type.getComponentType().accept(this, null);
    }

    @Override
    public Boolean visitTypeVariable(TypeVariable type, Void p) {
      return variables && !CapturedTypes.isCaptured(type);
    }

    @Override
    public Boolean visitIntersection(IntersectionType type, Void p) {
      return false;
    }

    @Override
    public Boolean visitWildcard(WildcardType type, Void p) {
      return (type.getExtendsBound() == null || type.getExtendsBound().accept(this, null))
          && (type.getSuperBound() == null || type.getSuperBound().accept(this, null));
    }
  }
}
