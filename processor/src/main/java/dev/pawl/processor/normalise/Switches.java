package dev.pawl.processor.normalise;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.code.CaseLabels;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.JumpTargets;
import dev.pawl.processor.code.Label;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Switches whose arms await. The selector is evaluated, an arm is chosen, and its statements are
 * states like any others.
 */
final class Switches {
  private final Normaliser normaliser;
  private final MethodContext context;

  Switches(Normaliser normaliser) {
    this.normaliser = normaliser;
    this.context = normaliser.context;
  }

  void statement(TreePath path, Steps out) {
    SwitchTree tree = (SwitchTree) path.getLeaf();
    Label end = new Label("switch");
    context.jumps.breakOf(tree, end);
    Code selector = selector(new TreePath(path, tree.getExpression()), tree.getCases(), out);
    List<Statement.Arm> arms = new ArrayList<>();
    for (CaseTree group : tree.getCases()) {
      arms.add(arm(new TreePath(path, group), group, end, Optional.empty()));
    }
    boolean exhaustive = tree.getCases().stream().anyMatch(Switches::takesTheRest);
    Statement choice =
        new Statement.Switch(selector, arms, exhaustive, end, context.text().start(tree));
    out.add(new Statement.Block(end, List.of(choice)));
  }

  /** The value of a switch expression. */
  Code expression(TreePath path, Steps out) {
    SwitchExpressionTree tree = (SwitchExpressionTree) path.getLeaf();
    Label end = new Label("switch");
    Variable value = context.temporary("choice", context.typeOf(path));
    context.jumps.yieldOf(tree, new JumpTargets.Yield(value, end));
    out.declare(value);
    Code selector = selector(new TreePath(path, tree.getExpression()), tree.getCases(), out);
    List<Statement.Arm> arms = new ArrayList<>();
    for (CaseTree group : tree.getCases()) {
      arms.add(arm(new TreePath(path, group), group, end, Optional.of(value)));
    }
    int offset = context.text().start(tree);
    if (tree.getCases().stream().noneMatch(Switches::takesTheRest)) {
      arms.add(unmatched(offset));
    }
    Statement choice = new Statement.Switch(selector, arms, true, end, offset);
    out.add(new Statement.Block(end, List.of(choice)));
    return Code.use(value);
  }

  private Code selector(TreePath path, List<? extends CaseTree> cases, Steps out) {
    return context.reader.selector(path, cases, normaliser.spiller.condition(path, out));
  }

  /** An enum that has got a constant since the user's class was compiled (JLS 15.28.2). */
  private static Statement.Arm unmatched(int offset) {
    Statement failure =
        new Statement.Plain(
            Code.text("throw new IncompatibleClassChangeError();"),
            Optional.empty(),
            false,
            offset);
    return new Statement.Arm(Code.text("default"), List.of(), List.of(failure));
  }

  private Statement.Arm arm(TreePath path, CaseTree group, Label end, Optional<Variable> value) {
    CaseLabels labels = new CaseLabels(group);
    if (labels.all().stream().anyMatch(context::awaits)) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          group,
          "An await in a case's guard",
          "Await before the switch, or in an if inside the case.");
    }
    List<Variable> bound = bound(path, labels);
    Code head = head(path, group, labels);
    Steps body = new Steps();
    if (group.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      int from = context.text().end(group);
      if (!group.getStatements().isEmpty()) {
        from = context.text().start(group.getStatements().get(0));
      }
      normaliser.statements(path, group.getStatements(), from, context.text().end(group), body);
    } else {
      rule(new TreePath(path, group.getBody()), end, value, body);
    }
    return new Statement.Arm(head, bound, body.statements());
  }

  private void rule(TreePath path, Label end, Optional<Variable> value, Steps body) {
    Tree tree = path.getLeaf();
    if (tree instanceof ExpressionTree && value.isPresent()) {
      Code code = normaliser.spiller.value(path, body);
      body.assign(value.get(), code, context.text().start(tree));
    } else if (tree instanceof StatementTree) {
      body.addAll(normaliser.nested(path));
    } else if (!normaliser.spiller.effect(path, body)) {
      Code code = normaliser.spiller.value(path, body);
      body.add(
          new Statement.Plain(
              Code.of(code, ";"), Optional.empty(), true, context.text().start(tree)));
    }
    body.add(new Statement.Jump(end));
  }

  /** {@code case A, B}, as it is written. */
  private Code head(TreePath path, CaseTree group, CaseLabels labels) {
    if (labels.all().isEmpty()) {
      return Code.text("default");
    }
    return context.reader.readHead(path, labels.all());
  }

  private List<Variable> bound(TreePath path, CaseLabels labels) {
    List<Variable> bound = new ArrayList<>();
    for (Tree label : labels.all()) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitBindingPattern(BindingPatternTree pattern, Void p) {
          bound.add(context.declareLocal(new TreePath(getCurrentPath(), pattern.getVariable())));
          return null;
        }
      }.scan(new TreePath(path, label), null);
    }
    return bound;
  }

  /**
   * A default, or labels that need none: patterns and null make a switch exhaustive (JLS 14.11.2).
   */
  private static boolean takesTheRest(CaseTree group) {
    List<Tree> labels = new CaseLabels(group).all();
    return labels.isEmpty()
        || labels.stream()
            .map(label -> label.getKind().name())
            .anyMatch(
                kind -> kind.equals("DEFAULT_CASE_LABEL") || kind.equals("PATTERN_CASE_LABEL"));
  }
}
