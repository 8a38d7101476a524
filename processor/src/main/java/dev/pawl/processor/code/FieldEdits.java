package dev.pawl.processor.code;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Assignments to fields that the task's class can't reach by their names. */
final class FieldEdits {
  /**
   * Such a field as something assigns to it.
   *
   * @param site the class that it is a field of there
   * @param receiver the first argument of its accessors; nothing for a static one
   * @param isSelected whether the receiver is the user's own expression
   */
  private record Field(
      Element element, TreePath path, TypeElement site, Code receiver, boolean isSelected) {}

  private final CodeReader reader;
  private final Edits edits;
  private final Map<Tree, Code> replaced;

  /**
   * @param replaced what to put in place of which part of a receiver
   */
  FieldEdits(CodeReader reader, Edits edits, Map<Tree, Code> replaced) {
    this.reader = reader;
    this.edits = edits;
    this.replaced = replaced;
  }

  /** {@code =}. */
  MemberEdits.Covered assign(TreePath path, AssignmentTree tree) {
    Optional<Field> found = unreachable(new TreePath(path, tree.getVariable()));
    if (found.isEmpty()) {
      return MemberEdits.Covered.NOTHING;
    }
    Field field = found.get();
    TreePath value = new TreePath(path, tree.getExpression());
    String narrowing = narrowing(field.element, value);
    edits.after(end(tree), narrowing.isEmpty() ? ")" : "))");
    int start = start(tree.getExpression());
    String tail = narrowing.isEmpty() ? "" : narrowing + "(";
    if (field.isSelected) {
      MemberSelectTree target = (MemberSelectTree) Parentheses.inside(tree.getVariable());
      if (target != tree.getVariable()) {
        edits.replace(start(tree), start(target), "");
      }
      edits.before(start(tree), head(Accessor.Kind.WRITE, field));
      edits.replace(end(target.getExpression()), start, ", " + tail);
      return MemberEdits.Covered.ALL_BUT_RECEIVER;
    }
    edits.replace(
        start(tree), start, head(Accessor.Kind.WRITE, field), field.receiver, comma(field) + tail);
    return MemberEdits.Covered.ALL;
  }

  /** A constant is narrowed where it is assigned but not where it is passed (JLS 5.2, 5.3). */
  private String narrowing(Element field, TreePath value) {
    TypeMirror to = primitive(field.asType()).orElse(field.asType());
    boolean narrow =
        switch (to.getKind()) {
          case BYTE, SHORT, CHAR -> true;
          default -> false;
        };
    TypeMirror from = reader.reach.typeOf(value);
    return narrow && from != null && from.getKind() != to.getKind() && from.getKind().isPrimitive()
        ? "(" + reader.types.of(to) + ") "
        : "";
  }

  /** {@code +=} and its kin; true if it was changed. */
  boolean compound(TreePath path, CompoundAssignmentTree tree) {
    Optional<Field> found = unreachable(new TreePath(path, tree.getVariable()));
    if (found.isEmpty()) {
      return false;
    }
    Field field = found.get();
    requireSimple(field, tree);
    String narrowing = narrowing(path, tree);
    boolean primary = Operators.isPrimary(tree.getExpression());
    edits.replace(
        start(tree),
        start(tree.getExpression()),
        head(Accessor.Kind.WRITE, field),
        field.receiver,
        comma(field),
        narrowing.isEmpty() ? "" : narrowing + "(",
        head(Accessor.Kind.READ, field),
        field.receiver,
        ") " + Operators.of(tree) + (primary ? " " : " ("));
    edits.after(end(tree), (primary ? "" : ")") + (narrowing.isEmpty() ? "" : ")") + ")");
    return true;
  }

  /**
   * {@code E1 op= E2} is {@code E1 = (T) (E1 op E2)}, where an operator may well give another type
   * (JLS 15.26.2).
   */
  private String narrowing(TreePath path, CompoundAssignmentTree tree) {
    Optional<TypeMirror> to = primitive(reader.reach.typeOf(path));
    Optional<TypeMirror> from =
        primitive(reader.reach.typeOf(new TreePath(path, tree.getExpression())));
    if (to.isEmpty() || from.isEmpty() || to.get().getKind() == TypeKind.BOOLEAN) {
      return "";
    }
    boolean shifts =
        switch (tree.getKind()) {
          case LEFT_SHIFT_ASSIGNMENT, RIGHT_SHIFT_ASSIGNMENT, UNSIGNED_RIGHT_SHIFT_ASSIGNMENT ->
              true;
          default -> false;
        };
    TypeKind promoted = promoted(to.get().getKind());
    if (!shifts && promoted(from.get().getKind()).compareTo(promoted) > 0) {
      promoted = promoted(from.get().getKind());
    }
    return promoted == to.get().getKind() ? "" : "(" + reader.types.of(to.get()) + ") ";
  }

  /** Unary numeric promotion (JLS 5.6); the kinds stand in the order of their width. */
  private static TypeKind promoted(TypeKind kind) {
    return switch (kind) {
      case LONG, FLOAT, DOUBLE -> kind;
      default -> TypeKind.INT;
    };
  }

  /** A receiver that is written twice is evaluated twice. */
  private void requireSimple(Field field, CompoundAssignmentTree tree) {
    if (field.isSelected && !isSimple(field.path)) {
      throw refused(tree, "A compound assignment to another object's private field");
    }
  }

  /** The assignment of a value to such a field. */
  Optional<Code> write(TreePath target, Code value) {
    return unreachable(target)
        .map(
            field ->
                Code.of(
                    head(Accessor.Kind.WRITE, field), field.receiver, comma(field), value, ")"));
  }

  /** {@code ++} and {@code --}; true if it was changed. */
  boolean increment(TreePath path, UnaryTree tree) {
    Accessor.Kind kind =
        switch (tree.getKind()) {
          case PREFIX_INCREMENT -> Accessor.Kind.PRE_INCREMENT;
          case PREFIX_DECREMENT -> Accessor.Kind.PRE_DECREMENT;
          case POSTFIX_INCREMENT -> Accessor.Kind.POST_INCREMENT;
          case POSTFIX_DECREMENT -> Accessor.Kind.POST_DECREMENT;
          default -> null;
        };
    if (kind == null) {
      return false;
    }
    Optional<Field> field = unreachable(new TreePath(path, tree.getExpression()));
    field.ifPresent(f -> increment(path, tree, kind, f));
    return field.isPresent();
  }

  private void increment(TreePath path, UnaryTree tree, Accessor.Kind kind, Field field) {
    if (primitive(field.element.asType()).isPresent()) {
      edits.replace(start(tree), end(tree), head(kind, field), field.receiver, ")");
      return;
    }
    // A type variable, which only here is known to be a number's.
    boolean discarded = path.getParentPath().getLeaf() instanceof ExpressionStatementTree;
    if (!discarded || field.isSelected && !isSimple(field.path)) {
      throw refused(tree, "The value of ++ or -- on a generic private field");
    }
    TypeMirror type = primitive(reader.reach.typeOf(field.path)).orElseThrow();
    String narrowing =
        promoted(type.getKind()) == type.getKind() ? "" : "(" + reader.types.of(type) + ") ";
    boolean up = kind == Accessor.Kind.PRE_INCREMENT || kind == Accessor.Kind.POST_INCREMENT;
    edits.replace(
        start(tree),
        end(tree),
        head(Accessor.Kind.WRITE, field),
        field.receiver,
        comma(field) + narrowing + "(",
        head(Accessor.Kind.READ, field),
        field.receiver,
        up ? ") + 1))" : ") - 1))");
  }

  private boolean isSimple(TreePath field) {
    return new Repeatable(reader.source.trees(), replaced.keySet()).is(Reach.qualifier(field));
  }

  /** See {@link CodeReader#repeatsReceiver}. */
  boolean repeatsReceiver(TreePath update) {
    ExpressionTree target =
        update.getLeaf() instanceof CompoundAssignmentTree assignment
            ? assignment.getVariable()
            : ((UnaryTree) update.getLeaf()).getExpression();
    TreePath path = Parentheses.inside(new TreePath(update, target));
    if (!(path.getLeaf() instanceof MemberSelectTree select)
        || Keywords.isSuper(select.getExpression())) {
      return false;
    }
    Element field = reader.source.trees().getElement(path);
    if (field == null || !field.getKind().isField()) {
      return false;
    }
    boolean isInOneCall =
        update.getLeaf() instanceof UnaryTree && primitive(field.asType()).isPresent();
    return !Names.isStatic(field)
        && !isInOneCall
        && !reader.reach.isUsable(field, reader.reach.site(path, field))
        && !isSimple(path);
  }

  private static Rejected refused(Tree tree, String what) {
    return new Rejected(
        Problem.NOT_SUPPORTED_YET,
        tree,
        what,
        "Put the object into a local variable and assign the sum.");
  }

  private String head(Accessor.Kind kind, Field field) {
    return reader.reach.head(reader.accessors.of(kind, field.element, field.site), field.path);
  }

  private static String comma(Field field) {
    return Names.isStatic(field.element) ? "" : ", ";
  }

  private Optional<Field> unreachable(TreePath path) {
    if (path.getLeaf() instanceof ParenthesizedTree inner) {
      return unreachable(new TreePath(path, inner.getExpression()));
    }
    Element element = reader.source.trees().getElement(path);
    if (element == null || !element.getKind().isField()) {
      return Optional.empty();
    }
    if (path.getLeaf() instanceof IdentifierTree) {
      return reader
          .names
          .ownerOutside(path, element)
          .filter(owner -> !reader.reach.isUsable(element, owner))
          .map(
              owner ->
                  new Field(element, path, owner, reader.reach.receiver(owner, element), false));
    }
    if (!(path.getLeaf() instanceof MemberSelectTree select)) {
      return Optional.empty();
    }
    TypeElement site = reader.reach.site(path, element);
    if (reader.reach.isUsable(element, site)
        || reader.reach.isOfBodyHeir(Reach.qualifier(path), element)) {
      return Optional.empty();
    }
    if (Names.isStatic(element)) {
      reader.reach.requireIdle(Reach.qualifier(path), replaced);
      return Optional.of(new Field(element, path, site, Code.text(""), false));
    }
    if (Keywords.isSuper(select.getExpression())) {
      return reader
          .reach
          .holderOfSuper(Reach.qualifier(path))
          .map(holder -> new Field(element, path, holder, reader.reach.instance(holder), false));
    }
    Code receiver =
        replaced.containsKey(select.getExpression())
            ? replaced.get(select.getExpression())
            : reader.read(new TreePath(path, select.getExpression()), replaced);
    return Optional.of(new Field(element, path, site, receiver, true));
  }

  private Optional<TypeMirror> primitive(TypeMirror type) {
    return type.getKind().isPrimitive()
        ? Optional.of(type)
        : type.getKind() == TypeKind.DECLARED ? reader.unboxed(type) : Optional.empty();
  }

  private int start(Tree tree) {
    return reader.text().start(tree);
  }

  private int end(Tree tree) {
    return reader.text().end(tree);
  }
}
