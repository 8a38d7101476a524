package dev.pawl.processor.normalise;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Label;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.source.NewerTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Switches with a guard that awaits, or that binds what its arm uses. The cases are tried in their
 * order, each guard by itself, and then one more switch runs the arm that was chosen:
 *
 * <pre>{@code
 * switch (o) {                               switch (o) { case A a -> { if (…) arm = 0; else next } default -> next }
 *   case A a when await(t) -> f(a);      ⇒   next: switch (o) { case B b -> arm = 1; default -> arm = 2; }
 *   case B b -> g(b);                        switch (arm) { case 0: f(a); case 1: g(b); default: h(); }
 *   default -> h();
 * }
 * }</pre>
 */
final class Guards {
  private final Normaliser normaliser;
  private final MethodContext context;

  Guards(Normaliser normaliser) {
    this.normaliser = normaliser;
    this.context = normaliser.context;
  }

  /** Whether any guard has to be tried by itself. */
  boolean standApart(List<? extends CaseTree> cases) {
    return cases.stream().anyMatch(this::standsApart);
  }

  private boolean standsApart(CaseTree group) {
    ExpressionTree guard = NewerTrees.guard(group);
    return guard != null && (context.awaits(guard) || binds(guard));
  }

  private static boolean binds(Tree guard) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitBindingPattern(BindingPatternTree tree, Void p) {
        found[0] = true;
        return null;
      }
    }.scan(guard, null);
    return found[0];
  }

  /**
   * Tries the cases.
   *
   * @param path the switch
   * @param type the type of what it switches over
   * @return the number of the chosen one
   */
  Variable choose(
      TreePath path, List<? extends CaseTree> cases, TypeMirror type, Code selector, Steps out) {
    int offset = context.text().start(path.getLeaf());
    Variable value = context.temporary("selector", type);
    Variable arm = context.temporary("arm", "int");
    out.declare(value, selector, offset);
    out.declare(arm);
    Label chosen = new Label("chosen");
    Steps all = new Steps();
    List<Statement.Arm> arms = new ArrayList<>();
    Optional<Integer> rest = Optional.empty();
    for (int i = 0; i < cases.size(); i++) {
      CaseTree group = cases.get(i);
      if (hasNull(group)) {
        arms.add(
            0, new Statement.Arm(Code.text("case null"), List.of(), take(arm, i, chosen, offset)));
      }
      if (isDefault(group)) {
        rest = Optional.of(i);
      }
    }
    boolean total = false;
    for (int i = 0; i < cases.size(); i++) {
      CaseTree group = cases.get(i);
      if (hasNull(group) || isDefault(group)) {
        continue;
      }
      TreePath at = new TreePath(path, group);
      List<Tree> labels = new ArrayList<>(NewerTrees.labels(group));
      List<Variable> bound = normaliser.switches.bound(at, labels);
      total =
          !context.reader.isPrivateCase(at)
              && labels.stream().anyMatch(label -> isTotal(new TreePath(at, label), type));
      if (!standsApart(group)) {
        total &=
            NewerTrees.guard(group) == null || isTrue(new TreePath(at, NewerTrees.guard(group)));
        Optional.ofNullable(NewerTrees.guard(group)).ifPresent(labels::add);
        Code head = context.reader.readHead(at, labels);
        arms.add(new Statement.Arm(head, bound, take(arm, i, chosen, offset)));
        continue;
      }
      Label next = new Label("next");
      Code head = context.reader.readHead(at, labels);
      arms.add(new Statement.Arm(head, bound, tried(at, group, arm, i, chosen, next)));
      Statement choice = new Statement.Switch(Code.use(value), arms, total, next, offset);
      all.add(new Statement.Block(next, List.of(choice)));
      arms = new ArrayList<>();
      total = false;
    }
    if (!total) {
      List<Statement> otherwise =
          rest.map(i -> take(arm, i, chosen, offset))
              .orElseGet(() -> normaliser.switches.noMatch(offset));
      arms.add(new Statement.Arm(Code.text("default"), List.of(), otherwise));
    }
    all.add(new Statement.Switch(Code.use(value), arms, true, chosen, offset));
    out.add(new Statement.Block(chosen, all.statements()));
    return arm;
  }

  /** Such a guard leaves a pattern as total as it is without one (JLS 14.11.1). */
  private boolean isTrue(TreePath guard) {
    return context.completion.isConstant(guard, true);
  }

  private static List<Statement> take(Variable arm, int number, Label chosen, int offset) {
    Steps steps = new Steps();
    steps.assign(arm, Code.text("" + number), offset);
    steps.add(new Statement.Jump(chosen));
    return steps.statements();
  }

  private List<Statement> tried(
      TreePath at, CaseTree group, Variable arm, int number, Label chosen, Label next) {
    Steps steps = new Steps();
    ExpressionTree guard = NewerTrees.guard(group);
    int offset = context.text().start(guard);
    Code holds = normaliser.spiller.condition(new TreePath(at, guard), steps);
    steps.add(new Statement.If(holds, take(arm, number, chosen, offset), List.of(), offset));
    steps.add(new Statement.Jump(next));
    return steps.statements();
  }

  private static boolean hasNull(CaseTree group) {
    return NewerTrees.labels(group).stream().anyMatch(label -> label.toString().equals("null"));
  }

  private static boolean isDefault(CaseTree group) {
    List<? extends Tree> labels = NewerTrees.labels(group);
    return labels.isEmpty()
        || labels.stream().anyMatch(label -> label.getKind().name().equals("DEFAULT_CASE_LABEL"));
  }

  /**
   * Whether a pattern takes every value of a type (JLS 14.30.3): such a one can't have a default
   * beside it.
   */
  private boolean isTotal(TreePath label, TypeMirror type) {
    Types types = context.source.types();
    Tree[] pattern = {null};
    label
        .getLeaf()
        .accept(
            new TreeScanner<Void, Void>() {
              @Override
              public Void scan(Tree child, Void p) {
                pattern[0] = child;
                return null;
              }
            },
            null);
    if (!(pattern[0] instanceof BindingPatternTree binding)) {
      return false;
    }
    TreePath variable = new TreePath(new TreePath(label, binding), binding.getVariable());
    return types.isSubtype(types.erasure(type), types.erasure(context.typeOf(variable)));
  }
}
