package dev.pawl.processor.code;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Which types javac takes for subtypes of others as they are written here: what stands for a class
 * is less than the class, and what a class extends may be more than what stands for it.
 */
final class WrittenSubtypes {
  /**
   * What classes have in common may mention itself in its arguments without end (JLS 4.10.4): how
   * far that is followed.
   */
  private static final int DEEPEST = 6;

  private final CodeReader reader;
  private int depth;

  WrittenSubtypes(CodeReader reader) {
    this.reader = reader;
  }

  private boolean isRawOfUnknown(TypeMirror from, TypeMirror to) {
    return from instanceof DeclaredType
        && to instanceof DeclaredType raw
        && raw.getTypeArguments().isEmpty()
        && reader
            .access
            .above(from, (TypeElement) raw.asElement())
            .filter(above -> !unknown(above).isEmpty())
            .isPresent();
  }

  /**
   * The type variables of a class whose arguments are classes of which nothing is known here, or
   * too little for them to be written there.
   */
  Set<Element> unknown(TypeMirror type) {
    return variables(
        type,
        (argument, parameter) ->
            reader.access.isHidden(argument) && reader.types.isObject(reader.types.of(argument))
                || reader.types.isUnmet(argument, parameter));
  }

  /** The type variables of a class in place of whose arguments wildcards are written. */
  Set<Element> unmet(TypeMirror type) {
    return variables(type, reader.types::isUnmet);
  }

  /** Whether there is such an argument anywhere in a type. */
  boolean mentionsUnmet(TypeMirror type) {
    if (hasNoStandIns()) {
      return false;
    } else if (type instanceof ArrayType array) {
      return mentionsUnmet(array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      return mentionsUnmet(wildcard.getExtendsBound()) || mentionsUnmet(wildcard.getSuperBound());
    }
    return type instanceof DeclaredType declared
        && (!unmet(type).isEmpty()
            || declared.getTypeArguments().stream().anyMatch(this::mentionsUnmet));
  }

  /**
   * Whether what a member gives, of a receiver of some type, is of a class that is not known from
   * how the receiver's type is written.
   */
  boolean isLost(Element member, TypeMirror receiver) {
    if (hasNoStandIns()
        || Names.isStatic(member)
        || !(member.getEnclosingElement() instanceof TypeElement owner)) {
      return false;
    }
    TypeMirror given =
        member instanceof ExecutableElement method ? method.getReturnType() : member.asType();
    return reader
        .access
        .above(receiver, owner)
        .map(this::unmet)
        .filter(unmet -> !unmet.isEmpty() && reader.access.mentionsAny(given, unmet))
        .isPresent();
  }

  /** A look that costs little, at whether anything can stand for a class. */
  boolean hasNoStandIns() {
    return reader.signature.typeVariables().isEmpty();
  }

  private static Set<Element> variables(
      TypeMirror type, BiPredicate<TypeMirror, TypeParameterElement> are) {
    Set<Element> found = new HashSet<>();
    if (type instanceof DeclaredType declared) {
      List<? extends TypeMirror> arguments = declared.getTypeArguments();
      for (int i = 0; i < arguments.size(); i++) {
        TypeParameterElement parameter =
            ((TypeElement) declared.asElement()).getTypeParameters().get(i);
        if (are.test(arguments.get(i), parameter)) {
          found.add(parameter);
        }
      }
    }
    return found;
  }

  /**
   * Whether what is written for one type is, to javac, no subtype of what is written for another.
   */
  boolean needsCast(TypeMirror from, TypeMirror to) {
    if (depth == DEEPEST) {
      return false;
    }
    depth++;
    boolean isLess = isLess(from, to);
    depth--;
    return isLess;
  }

  private boolean isLess(TypeMirror from, TypeMirror to) {
    if (isRawOfUnknown(from, to)) {
      return true;
    }
    if (to instanceof IntersectionType several
        && reader.access.isHidden(reader.types.declared(several))) {
      return needsCast(from, reader.types.declared(several));
    }
    if (isOfOther(from, to)) {
      return true;
    }
    if (!isReference(from)
        || !isReference(to)
        || reader.access.canWrite(from) && reader.access.canWrite(to)
        || isVariable(to)) {
      return false;
    }
    if (isBoundBySeveral(from) && reader.access.isHidden(to)) {
      return !reader.types.isObject(reader.types.of(to));
    }
    if (isVariable(from)) {
      return reader.source.types().directSupertypes(from).stream()
              .anyMatch(bound -> isKnownBetter(bound, to))
          || from instanceof TypeVariable variable && isBoundByLess(variable, to)
          || from instanceof IntersectionType several && isOther(several, to);
    }
    String written = reader.types.of(to);
    if (reader.types.isObject(written) || written.equals(reader.types.of(from))) {
      return false;
    }
    if (from instanceof ArrayType array && to instanceof ArrayType other) {
      return needsCast(array.getComponentType(), other.getComponentType());
    }
    if (!(from instanceof DeclaredType one) || !(to instanceof DeclaredType other)) {
      return false;
    }
    if (!reader.access.isVisible((TypeElement) other.asElement())) {
      return true;
    }
    if (reader.access.isVisible((TypeElement) one.asElement())) {
      return isKnownBetter(one, other)
          || isWrittenOpen(one, other)
          || reader
              .access
              .above(one, (TypeElement) other.asElement())
              .map(seen -> differs((DeclaredType) seen, other))
              .orElse(false);
    }
    if (LocalTypes.isOfBody((TypeElement) one.asElement())) {
      TypeMirror declared = reader.access.declared(one);
      return !reader.types.of(declared).equals(reader.types.of(one))
          || !isErasedSubtype(declared, other)
          || needsCast(declared, to);
    }
    if (reader.types.hasStandIn(one)) {
      return isGeneric(one) && (hasArguments(other) || reader.signature.names().isCurtailed(one));
    }
    TypeMirror nearest = reader.access.nearestVisible(one);
    return !reader.access.canWrite(nearest) || !isErasedSubtype(nearest, other);
  }

  /** Whether what is written for the bounds that have a type is less than that. */
  private boolean isBoundByLess(TypeVariable variable, TypeMirror above) {
    List<? extends TypeMirror> having =
        reader.source.types().directSupertypes(variable).stream()
            .filter(bound -> isErasedSubtype(bound, above))
            .toList();
    return !having.isEmpty() && having.stream().allMatch(bound -> needsCast(bound, above));
  }

  /** Whether it is a type variable of several bounds, among which nothing can stand for a class. */
  private static boolean isBoundBySeveral(TypeMirror type) {
    return type instanceof TypeVariable variable
        && variable.getUpperBound() instanceof IntersectionType
        && !CapturedTypes.isCaptured(variable);
  }

  /**
   * Whether a value of several types at once is known by another of them than the one that is asked
   * for, and something stands for either.
   */
  private boolean isOther(IntersectionType several, TypeMirror asked) {
    TypeMirror known = reader.types.declared(several);
    return (reader.access.isHidden(known) || reader.access.isHidden(asked))
        && !reader.types.isObject(reader.types.of(asked))
        && (!isErasedSubtype(known, asked) || needsCast(known, asked));
  }

  /**
   * Whether wildcards are written in place of a class's arguments, of which a supertype's are made:
   * to javac they are captured there.
   */
  private boolean isWrittenOpen(DeclaredType type, DeclaredType above) {
    return !type.asElement().equals(above.asElement())
        && hasArguments(above)
        && !reader.access.canWrite(above)
        && !unmet(type).isEmpty();
  }

  /** Whether javac knows what an argument of a supertype is, and here something stands for it. */
  private boolean isKnownBetter(TypeMirror type, TypeMirror above) {
    return type instanceof DeclaredType one
        && above instanceof DeclaredType other
        && !other.getTypeArguments().stream().allMatch(reader.access::canWrite)
        && reader.access.isVisible((TypeElement) one.asElement())
        && reader.access.isVisible((TypeElement) other.asElement())
        && reader.access.hasHiddenArguments(
            (TypeElement) one.asElement(), (TypeElement) other.asElement());
  }

  private boolean isErasedSubtype(TypeMirror one, TypeMirror other) {
    return reader.access.isErasedSubtype(one, other);
  }

  /** Whether a wildcard asks an argument for another of several types than stands there for all. */
  private boolean asksForOther(TypeMirror from, TypeMirror to) {
    if (from instanceof ArrayType array && to instanceof ArrayType other) {
      return isOfOther(array.getComponentType(), other.getComponentType());
    }
    if (!CommonTypes.areIn(from) && !CommonTypes.areIn(to) || !(to instanceof DeclaredType asked)) {
      return false;
    }
    List<? extends TypeMirror> given =
        reader
            .access
            .above(from, (TypeElement) asked.asElement())
            .map(above -> ((DeclaredType) above).getTypeArguments())
            .orElse(List.of());
    List<? extends TypeMirror> wanted = asked.getTypeArguments();
    return wanted.size() == given.size()
        && IntStream.range(0, given.size())
            .anyMatch(i -> asksForOtherArgument(given.get(i), wanted.get(i)));
  }

  private boolean asksForOtherArgument(TypeMirror given, TypeMirror wanted) {
    if (!(wanted instanceof WildcardType wildcard)) {
      return false;
    } else if (wildcard.getSuperBound() != null) {
      return isOfOther(wildcard.getSuperBound(), given);
    }
    return wildcard.getExtendsBound() != null
        && isOfOther(Intersections.upperBound(given), wildcard.getExtendsBound());
  }

  /** Whether a value of several types at once is asked for as another of them than it is here. */
  private boolean isOfOther(TypeMirror given, TypeMirror above) {
    Optional<IntersectionType> several = CommonTypes.of(given).filter(CommonTypes::isWritten);
    if (several.isEmpty()) {
      return asksForOther(given, above);
    }
    return above.getKind() == TypeKind.DECLARED
        && !isErasedSubtype(reader.types.declared(several.get()), above)
        && !reader.types.isObject(reader.types.of(above));
  }

  private boolean differs(DeclaredType from, DeclaredType to) {
    if (from.getTypeArguments().size() != to.getTypeArguments().size()) {
      return false;
    }
    for (int i = 0; i < from.getTypeArguments().size(); i++) {
      if (differs(from.getTypeArguments().get(i), to.getTypeArguments().get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean differs(TypeMirror from, TypeMirror to) {
    if (to instanceof WildcardType wildcard) {
      return differs(from, wildcard.getExtendsBound(), wildcard.getSuperBound());
    }
    // It is written as the wildcard that was captured, if with the bound of its parameter.
    if (to instanceof TypeVariable variable && CapturedTypes.isCaptured(variable)) {
      boolean isBelow = variable.getLowerBound().getKind() != TypeKind.NULL;
      return isBelow
          ? differs(from, null, variable.getLowerBound())
          : differs(from, variable.getUpperBound(), null);
    }
    return !reader.types.of(from).equals(reader.types.of(to));
  }

  private boolean differs(TypeMirror from, TypeMirror above, TypeMirror below) {
    if (above != null) {
      return needsCast(bound(from), above);
    }
    return below != null && needsCast(below, CapturedTypes.fitting(from));
  }

  private static TypeMirror bound(TypeMirror type) {
    return type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null
        ? wildcard.getExtendsBound()
        : type;
  }

  /** Whether a class has a stand-in that may not be known to have all its supertypes. */
  boolean isInexact(DeclaredType type) {
    return isGeneric(type) && reader.types.hasStandIn(type);
  }

  /**
   * A class that is generic, or inside one that is, may not be known to have all its supertypes;
   * nor is its raw type.
   */
  private static boolean isGeneric(DeclaredType type) {
    return !((TypeElement) type.asElement()).getTypeParameters().isEmpty()
        || type.getEnclosingType() instanceof DeclaredType outer && isGeneric(outer);
  }

  static boolean hasArguments(TypeMirror type) {
    return type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty();
  }

  private static boolean isVariable(TypeMirror type) {
    return type.getKind() == TypeKind.TYPEVAR || type.getKind() == TypeKind.INTERSECTION;
  }

  static boolean isReference(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED, ARRAY, TYPEVAR, INTERSECTION -> true;
      default -> false;
    };
  }
}
