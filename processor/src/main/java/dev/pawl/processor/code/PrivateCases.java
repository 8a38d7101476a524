package dev.pawl.processor.code;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.source.NewerTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;

/**
 * Cases with patterns of classes that the task's class can't name, or with constants of such an
 * enum beside patterns. Whatever they ask becomes a guard:
 *
 * <pre>
 *   case Node n when n.isLeaf() -&gt;
 *     ⇒   case Object it when Match.&lt;Node&gt;instance(NODE, it) instanceof Match.Of&lt;Node&gt; n
 *           &amp;&amp; (isLeaf(n.value)) -&gt;
 * </pre>
 */
final class PrivateCases {
  private final CodeReader reader;

  PrivateCases(CodeReader reader) {
    this.reader = reader;
  }

  /** Whether a switch has such cases. */
  boolean in(TreePath choice, List<? extends CaseTree> cases) {
    return cases.stream().anyMatch(one -> isPrivate(new TreePath(choice, one)));
  }

  /** Whether a case is such a one. */
  boolean isPrivate(TreePath group) {
    return NewerTrees.labels((CaseTree) group.getLeaf()).stream()
        .anyMatch(label -> isPrivateLabel(new TreePath(group, label)));
  }

  /**
   * The case of an old switch statement that control falls out of where it or the next one is such
   * a one, if there is any (JLS 14.11.1).
   */
  Optional<CaseTree> fallenThrough(TreePath choice) {
    List<? extends CaseTree> cases = NewerTrees.cases(choice.getLeaf());
    for (int i = 0; i + 1 < cases.size(); i++) {
      CaseTree group = cases.get(i);
      boolean isEither =
          isPrivate(new TreePath(choice, group))
              || isPrivate(new TreePath(choice, cases.get(i + 1)));
      if (isEither && reader.completion.fallsOut(choice, group)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  private boolean isPrivateLabel(TreePath label) {
    Tree pattern = NewerTrees.pattern(label.getLeaf());
    return pattern != null
        ? reader.patterns.isPrivate(new TreePath(label, pattern))
        : isPrivateConstant(label) && !goesByName(label.getParentPath().getParentPath());
  }

  /** Whether a switch is over an enum, and asks for no more than the names of its constants. */
  private boolean goesByName(TreePath choice) {
    Element type = reader.source.types().asElement(selected(choice));
    return type != null
        && type.getKind() == ElementKind.ENUM
        && !asksForMoreThanConstants(NewerTrees.cases(choice.getLeaf()));
  }

  private TypeMirror selected(TreePath choice) {
    ExpressionTree selector =
        choice.getLeaf() instanceof SwitchTree old
            ? old.getExpression()
            : ((SwitchExpressionTree) choice.getLeaf()).getExpression();
    return reader.reach.typeOf(new TreePath(choice, selector));
  }

  /** What the value is known as: a generic class with its arguments, which no test could tell. */
  private String known(TypeMirror selected) {
    boolean isGeneric =
        !(selected instanceof IntersectionType)
            && WrittenSubtypes.hasArguments(selected)
            && reader.access.isVisible((TypeElement) ((DeclaredType) selected).asElement());
    return isGeneric ? reader.types.of(CapturedTypes.fitting(selected)) : reader.types.object();
  }

  private boolean isPrivateConstant(TreePath label) {
    Element element = constant(label);
    return element != null
        && element.getKind() == ElementKind.ENUM_CONSTANT
        && reader.access.isHidden(element.asType());
  }

  private Element constant(TreePath label) {
    Tree constant = NewerTrees.constant(label.getLeaf());
    return constant == null
        ? null
        : reader.source.trees().getElement(new TreePath(label, constant));
  }

  /** Whether a switch has a label for which a constant's name is not enough. */
  static boolean asksForMoreThanConstants(List<? extends CaseTree> cases) {
    return cases.stream()
        .flatMap(one -> new CaseLabels(one).all().stream())
        .anyMatch(
            label ->
                NewerTrees.pattern(label) != null
                    || NewerTrees.constant(label) != null
                        && NewerTrees.constant(label).getKind() == Tree.Kind.NULL_LITERAL);
  }

  /**
   * Puts the guard in place of the labels.
   *
   * @param withGuard whether the user's own guard is part of what is edited
   */
  void edit(TreePath group, Edits edits, boolean withGuard) {
    CaseTree tree = (CaseTree) group.getLeaf();
    List<? extends Tree> labels = NewerTrees.labels(tree);
    String value = reader.freshNames.fresh("it");
    List<Code> tests = new ArrayList<>();
    labels.forEach(label -> tests.add(test(new TreePath(group, label), Code.text(value))));
    ExpressionTree guard = withGuard ? NewerTrees.guard(tree) : null;
    boolean composed = guard != null && tests.size() > 1;
    int end = end(labels.get(labels.size() - 1));
    edits.replace(
        reader.text().start(labels.get(0)),
        guard == null ? end : reader.text().start(guard),
        known(selected(group.getParentPath())) + " " + value + " when " + (composed ? "(" : ""),
        Code.join(" || ", tests),
        guard == null ? "" : (composed ? ")" : "") + " && (");
    if (guard != null) {
      edits.after(end(guard), ")");
    }
  }

  private Code test(TreePath label, Code value) {
    Tree pattern = NewerTrees.pattern(label.getLeaf());
    if (pattern != null) {
      return reader.patterns.test(new TreePath(label, pattern)).of(value);
    }
    Element constant = constant(label);
    if (constant != null && isPrivateConstant(label)) {
      Accessor accessor = reader.accessors.of(Accessor.Kind.READ, constant);
      String head =
          accessor.signature().spelled().isEmpty()
              ? accessor.name() + "("
              : reader.reach.head(accessor, List.of(constant.asType()));
      return Code.of(value, " == " + head + ")");
    }
    TreePath path = new TreePath(label, NewerTrees.constant(label.getLeaf()));
    return Code.of("java.util.Objects.equals(", value, ", ", reader.read(path), ")");
  }

  /**
   * Whether one of the cases takes what the others leave, without a guard: to javac, a switch with
   * private cases takes nothing by them.
   */
  boolean takeTheRest(TreePath choice, List<? extends CaseTree> cases, TypeMirror selector) {
    return cases.stream()
        .anyMatch(
            one ->
                NewerTrees.labels(one).isEmpty() && NewerTrees.guard(one) == null
                    || NewerTrees.labels(one).stream()
                        .anyMatch(
                            label ->
                                label.getKind().name().equals("DEFAULT_CASE_LABEL")
                                    || NewerTrees.guard(one) == null
                                        && isUnconditional(
                                            new TreePath(new TreePath(choice, one), label),
                                            selector)));
  }

  private boolean isUnconditional(TreePath label, TypeMirror selector) {
    return NewerTrees.pattern(label.getLeaf()) instanceof BindingPatternTree binding
        && !isPrivateLabel(label)
        && reader
            .source
            .types()
            .isSubtype(
                reader.source.types().erasure(selector),
                reader
                    .source
                    .types()
                    .erasure(
                        reader.reach.typeOf(
                            new TreePath(new TreePath(label, binding), binding.getVariable()))));
  }

  private int end(Tree tree) {
    return reader.text().end(tree);
  }
}
