package dev.pawl.processor.code;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;

/**
 * Values of several types at once. A variable of such a type can only be declared with the first of
 * them, so that the others have to be asked for where they are used:
 *
 * <pre>{@code
 * var x = c ? 1 : "s";                 Serializable x = …;
 * Comparable<?> other = x;         ⇒   Comparable<?> other = (Comparable<?>) x;
 * }</pre>
 */
final class Intersections {
  private final CodeReader reader;
  private boolean cast;

  Intersections(CodeReader reader) {
    this.reader = reader;
  }

  /** Whether there were any casts; in place of some the compiler could have done without. */
  boolean areCast() {
    return cast;
  }

  /**
   * Tells of a cast that has a meaning which javac doesn't see when it looks for redundant ones.
   */
  void castInVain() {
    cast = true;
  }

  /**
   * The cast that an expression needs where it stands.
   *
   * @param isKnown whether javac knows it by the one of its types that variables are declared with
   * @param target the type that the place asks for, if it asks for one
   */
  Optional<String> castOf(
      TreePath path, IntersectionType type, boolean isKnown, Optional<TypeMirror> target) {
    if (!type.getBounds().stream().allMatch(Intersections::isOne)) {
      // Its place has a say in it and gives a type variable a bound; javac finds that again here.
      return Optional.empty();
    }
    TypeMirror known = isKnown ? reader.types.declared(type) : reader.access.object();
    return castOf(path, known, type.getBounds(), target);
  }

  /**
   * The cast that a value needs which was caught as one of several exceptions. They may have
   * interfaces in common that the class above all of them does not have.
   */
  Optional<String> castOf(TreePath path, UnionType type, Optional<TypeMirror> target) {
    boolean isOneClass = !((DeclaredType) type).asElement().getSimpleName().isEmpty();
    if (isOneClass || isCatchParameterOfText(path)) {
      return Optional.empty();
    }
    List<? extends TypeMirror> above = reader.source.types().directSupertypes(type);
    return castOf(path, above.get(0), above, target);
  }

  /** Whether a name is that of a catch parameter which stays one. */
  private boolean isCatchParameterOfText(TreePath path) {
    Element element = reader.source.trees().getElement(path);
    return element != null
        && element.getKind() == ElementKind.EXCEPTION_PARAMETER
        && reader.locals.find(element).isEmpty();
  }

  private Optional<String> castOf(
      TreePath path,
      TypeMirror declared,
      List<? extends TypeMirror> bounds,
      Optional<TypeMirror> target) {
    Optional<String> found =
        target.isPresent() && isOne(target.get())
            ? target.flatMap(to -> castOf(declared, to))
            : !reader.access.isHidden(declared) && (target.isPresent() || asksForAll(path))
                ? toAll(bounds)
                : Optional.empty();
    cast |= found.isPresent();
    return found;
  }

  /** The cast of what is known by one of its types to one that is asked for. */
  private Optional<String> castOf(TypeMirror known, TypeMirror to) {
    return isSubtype(known, to)
        ? reader.conversions.castTo(to, known)
        : Optional.of("(" + reader.types.of(to) + ") ");
  }

  /**
   * The cast that an async block needs if what its task gives or throws has no name: its class is
   * one of the nearest type that has.
   */
  Optional<String> castOfBlock(TreePath path, DeclaredType type, Optional<TypeMirror> target) {
    if (type.getTypeArguments().stream().allMatch(reader.access::canWrite)) {
      return Optional.empty();
    }
    cast = true;
    return Optional.of(
        "(" + reader.types.of(target.orElse(type)) + ") (" + reader.types.object() + ") ");
  }

  /**
   * What the elements that a loop goes over must be known as, if that is not the first of their
   * types.
   */
  Optional<TypeMirror> elements(TreePath path, EnhancedForLoopTree loop) {
    TypeMirror wanted = reader.reach.typeOf(new TreePath(path, loop.getVariable()));
    return reader
        .access
        .elementOf(reader.reach.typeOf(new TreePath(path, loop.getExpression())))
        .map(Intersections::upperBound)
        .filter(
            element ->
                element instanceof IntersectionType several
                    ? isOne(wanted) && !isSubtype(reader.types.declared(several), wanted)
                    : reader.subtypes.needsCast(element, wanted))
        .map(element -> wanted);
  }

  static TypeMirror upperBound(TypeMirror type) {
    if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() == null ? type : wildcard.getExtendsBound();
    }
    return type instanceof TypeVariable variable && CapturedTypes.isCaptured(variable)
        ? variable.getUpperBound()
        : type;
  }

  /** The cast of what such a loop goes over. */
  Optional<String> castOf(TreePath path, EnhancedForLoopTree loop) {
    TypeMirror of = reader.reach.typeOf(new TreePath(path, loop.getExpression()));
    Optional<String> found =
        elements(path, loop).map(reader.types::of).map(type -> castOfElements(of, type));
    cast |= found.isPresent();
    return found;
  }

  private String castOfElements(TypeMirror of, String type) {
    if (of.getKind() == TypeKind.ARRAY && !isOfSeveral(of)) {
      return "(" + type + "[]) (" + reader.types.object() + ") ";
    }
    return "(%s<? extends %s>) (%s) %s"
        .formatted(
            reader.types.javaLang("Iterable"),
            type,
            reader.types.object(),
            isOfSeveral(of) ? "java.util.Arrays.asList" : "");
  }

  /**
   * Whether a loop goes over an array as over a list: an array of one of several types is none of
   * another, whatever is in it.
   */
  boolean goesOverList(TreePath path, EnhancedForLoopTree loop) {
    return isOfSeveral(reader.reach.typeOf(new TreePath(path, loop.getExpression())))
        && elements(path, loop).isPresent();
  }

  private static boolean isOfSeveral(TypeMirror type) {
    return type instanceof ArrayType array && CommonTypes.isWritten(array.getComponentType());
  }

  private static boolean isOne(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED;
  }

  private static boolean asksForAll(TreePath path) {
    Tree parent = path.getParentPath().getLeaf();
    return isSelector(path)
        || parent instanceof EnhancedForLoopTree
        || parent instanceof MemberReferenceTree
        || parent instanceof MethodInvocationTree
        || parent instanceof NewClassTree;
  }

  /** Any of the types may be the sealed one that the cases of a switch are all of. */
  private static boolean isSelector(TreePath path) {
    TreePath parent = path.getParentPath();
    Tree above = parent.getParentPath().getLeaf();
    return parent.getLeaf() instanceof ParenthesizedTree
        && (above instanceof SwitchTree || above instanceof SwitchExpressionTree);
  }

  private Optional<String> toAll(List<? extends TypeMirror> all) {
    List<String> bounds =
        all.stream()
            .filter(
                bound -> reader.access.isVisible((TypeElement) ((DeclaredType) bound).asElement()))
            .map(
                bound ->
                    reader.access.canWrite(bound)
                        ? reader.types.of(bound)
                        : reader.types.unbounded(bound))
            .filter(bound -> !reader.types.isObject(bound))
            .toList();
    return bounds.isEmpty()
        ? Optional.empty()
        : Optional.of("(" + String.join(" & ", bounds) + ") ");
  }

  private boolean isSubtype(TypeMirror type, TypeMirror above) {
    return reader.access.isErasedSubtype(type, above);
  }
}
