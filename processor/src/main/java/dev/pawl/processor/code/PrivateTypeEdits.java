package dev.pawl.processor.code;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.IntersectionTypeTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import dev.pawl.processor.source.NewerTrees;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Where a class is needed at run time that the task's class can't name: a type variable stands for
 * it in types, and its class object for the rest.
 */
final class PrivateTypeEdits {
  private final CodeReader reader;
  private final Edits edits;

  PrivateTypeEdits(CodeReader reader, Edits edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /** {@code Node<K, V>}; true if it was replaced. */
  boolean type(TreePath path, ParameterizedTypeTree tree) {
    TypeMirror type = typeOf(path);
    if (!isHidden(path) && !reader.subtypes.mentionsUnmet(type)) {
      return false;
    }
    // Where no wildcard may stand, there is only the raw type.
    boolean isRaw =
        path.getParentPath().getLeaf() instanceof NewClassTree
            && !reader.subtypes.unmet(type).isEmpty();
    replace(tree, reader.types.of(isRaw ? reader.source.types().erasure(type) : type));
    return true;
  }

  /*
   * (Node) o   ⇒   (Node) NODE.cast(o)       the cast to a type variable checks nothing
   */
  void cast(TreePath path, TypeCastTree tree) {
    TypeMirror type = typeOf(new TreePath(path, tree.getType()));
    edits.replace(
        start(tree),
        start(tree.getExpression()),
        "(" + reader.types.of(type) + ") " + reader.classes.of(type) + ".cast(");
    edits.after(end(tree), ")");
  }

  /** {@code (Node & Runnable) o} becomes {@code (Node) NODE.cast((Runnable) o)}; true if it did. */
  boolean castToSeveral(TreePath path, TypeCastTree tree, IntersectionTypeTree several) {
    TreePath all = new TreePath(path, several);
    List<TypeMirror> types =
        several.getBounds().stream().map(bound -> typeOf(new TreePath(all, bound))).toList();
    List<TypeMirror> hidden = types.stream().filter(reader.access::isHidden).toList();
    if (hidden.isEmpty()) {
      return false;
    }
    Tree operand = Parentheses.inside(tree.getExpression());
    if (operand instanceof LambdaExpressionTree || operand instanceof MemberReferenceTree) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          tree,
          "A function that is cast to several types, of which one is private,",
          "Make the type package-private.");
    }
    String visible =
        types.stream()
            .filter(type -> !reader.access.isHidden(type))
            .map(reader.types::of)
            .collect(Collectors.joining(" & "));
    String casts =
        hidden.stream()
            .map(type -> reader.classes.of(type) + ".cast(")
            .collect(Collectors.joining());
    edits.replace(
        start(tree),
        start(tree.getExpression()),
        "(" + reader.types.of(hidden.get(0)) + ") " + casts,
        visible.isEmpty() ? "" : "(" + visible + ") ");
    edits.after(end(tree), ")".repeat(hidden.size()));
    return true;
  }

  /** {@code o instanceof Node} becomes {@code NODE.isInstance(o)}; true if it did. */
  boolean instanceOf(TreePath path, InstanceOfTree tree) {
    if (tree.getPattern() != null) {
      return false;
    }
    TypeMirror type = typeOf(new TreePath(path, tree.getType()));
    if (!reader.access.isHidden(type)) {
      return false;
    }
    edits.before(start(tree), reader.classes.of(type) + ".isInstance(");
    edits.replace(end(tree.getExpression()), end(tree), ")");
    return true;
  }

  /** {@code Node.class}; true if it was replaced. */
  boolean literal(TreePath path, MemberSelectTree tree) {
    TreePath named = new TreePath(path, tree.getExpression());
    TypeMirror type = typeOf(named);
    if (!tree.getIdentifier().contentEquals("class") || !reader.access.isHidden(type)) {
      return false;
    }
    replace(tree, reader.classes.literal(type));
    return true;
  }

  /*
   * new Node[n]      ⇒   (Node[]) java.lang.reflect.Array.newInstance(NODE, n)
   * new Node[] {a}   ⇒   Foo_m.<Node[]>arrayOf(NODE, new Object[] {a})
   */
  boolean array(TreePath path, NewArrayTree tree) {
    TypeMirror type = typeOf(path);
    if (!reader.access.isHidden(type)) {
      return false;
    }
    if (tree.getInitializers() != null) {
      initialised(tree, (ArrayType) type);
      return true;
    }
    List<? extends ExpressionTree> dimensions = tree.getDimensions();
    TypeMirror component = type;
    for (int i = 0; i < dimensions.size(); i++) {
      component = ((ArrayType) component).getComponentType();
    }
    boolean selected = path.getParentPath().getLeaf() instanceof MemberSelectTree;
    edits.replace(
        start(tree),
        start(dimensions.get(0)),
        (selected ? "((" : "(")
            + reader.types.of(type)
            + ") java.lang.reflect.Array.newInstance("
            + reader.classes.of(component)
            + ", ");
    for (int i = 1; i < dimensions.size(); i++) {
      edits.replace(end(dimensions.get(i - 1)), start(dimensions.get(i)), ", ");
    }
    edits.replace(end(dimensions.get(dimensions.size() - 1)), end(tree), selected ? "))" : ")");
    return true;
  }

  private void initialised(NewArrayTree tree, ArrayType type) {
    int brace =
        tree.getType() == null ? start(tree) : reader.text().indexOf("{", end(tree.getType()));
    Object head =
        reader.source.method().taskClassName()
            + ".<"
            + reader.types.of(type)
            + ">"
            + reader.classes.arrayOf()
            + "("
            + reader.classes.of(type.getComponentType())
            + ", new "
            + reader.types.object()
            + "[] ";
    if (brace == start(tree)) {
      edits.before(brace, head);
    } else {
      edits.replace(start(tree), brace, head);
    }
    edits.after(end(tree), ")");
  }

  // Switches over private enums, which go by the names of the constants.

  /** Whether a switch has such a selector, and asks for no more than the names. */
  boolean isEnum(TreePath selector, List<? extends CaseTree> cases) {
    return isEnum(selector) && !PrivateCases.asksForMoreThanConstants(cases);
  }

  private boolean isEnum(TreePath selector) {
    return typeOf(selector) instanceof DeclaredType type
        && type.asElement().getKind() == ElementKind.ENUM
        && reader.access.isHidden(type);
  }

  /**
   * Makes the selector the name of its constant.
   *
   * @param isReplaced whether something else is written in its place, parentheses included
   */
  void selector(TreePath selector, List<? extends CaseTree> cases, boolean isReplaced) {
    if (isEnum(selector, cases)) {
      ExpressionTree tree = (ExpressionTree) selector.getLeaf();
      ExpressionTree value = isReplaced ? tree : Parentheses.inside(tree);
      boolean composed =
          Conversions.needsParentheses(value) || value.getKind() == Tree.Kind.TYPE_CAST;
      String cast = castToEnum(selector);
      boolean isCast = !cast.isEmpty();
      edits.before(
          start(value),
          (isReplaced ? "(" : "") + (isCast ? "(" + cast : "") + (composed ? "(" : ""));
      edits.after(
          end(value),
          (composed ? ")" : "") + (isCast ? ")" : "") + ".name()" + (isReplaced ? ")" : ""));
    }
  }

  /** The cast without which a constant has no name: where nothing stands for its class. */
  String castToEnum(TreePath selector) {
    return reader.types.hasStandIn((DeclaredType) typeOf(selector))
        ? ""
        : "(" + reader.types.javaLang("Enum") + "<?>) ";
  }

  /** Refuses a case that control falls into or out of: its label is a pattern that binds here. */
  void requireNoFall(TreePath path) {
    reader
        .cases
        .fallenThrough(path)
        .ifPresent(
            group -> {
              throw new Rejected(
                  Problem.NOT_SUPPORTED_YET,
                  group,
                  "A case of a private class that control falls into or out of, in what is no statement"
                      + " of the method itself,",
                  "End each case with a break, or make the class package-private.");
            });
  }

  /** A switch over names is never exhaustive, as far as javac can tell. */
  void completeExpression(TreePath selector, Tree tree, List<? extends CaseTree> cases) {
    boolean takesTheRest =
        cases.stream()
            .map(one -> new CaseLabels(one).all())
            .anyMatch(
                labels ->
                    labels.isEmpty()
                        || labels.stream()
                            .anyMatch(l -> l.getKind().name().equals("DEFAULT_CASE_LABEL")));
    if (isEnum(selector, cases) && !takesTheRest) {
      otherwise(
          tree, cases, "", "new " + reader.types.javaLang("IncompatibleClassChangeError") + "()");
    }
  }

  /** One over patterns that are guards to javac isn't either. */
  void completePatterns(TreePath path, TreePath selector) {
    List<? extends CaseTree> cases = NewerTrees.cases(path.getLeaf());
    if (reader.cases.in(path, cases) && !reader.cases.takeTheRest(path, cases, typeOf(selector))) {
      otherwise(
          path.getLeaf(),
          cases,
          reader.completion.fallsOut(path, cases) ? "break; " : "",
          "new " + reader.types.javaLang("MatchException") + "(null, null)");
    }
  }

  private void otherwise(Tree tree, List<? extends CaseTree> cases, String before, String thrown) {
    boolean rules = cases.get(0).getCaseKind() == CaseTree.CaseKind.RULE;
    String label = "default" + (rules ? " ->" : ":");
    edits.replace(end(tree) - 1, end(tree), before + label + " throw " + thrown + "; }");
  }

  // What can't be done.

  /** Refuses a private class where only a class will do. */
  void requireVisible(TreePath type, String what) {
    if (isHidden(type)) {
      refuse(type.getLeaf(), what);
    }
  }

  void refuse(Tree at, String what) {
    throw new Rejected(Problem.NOT_SUPPORTED_YET, at, what, "Make the class package-private.");
  }

  /** Whether a type is a class that can't be named, or an array of it. */
  private boolean isHidden(TreePath path) {
    return reader.access.isHidden(typeOf(path));
  }

  private TypeMirror typeOf(TreePath path) {
    return reader.reach.typeOf(path);
  }

  private void replace(Tree tree, Object... parts) {
    edits.replace(start(tree), end(tree), parts);
  }

  private int start(Tree tree) {
    return reader.text().start(tree);
  }

  private int end(Tree tree) {
    return reader.text().end(tree);
  }
}
