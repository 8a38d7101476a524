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
import dev.pawl.processor.source.NewerTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Switches that await. The selector is evaluated, an arm is chosen, and its statements are states
 * like any others.
 */
final class Switches {
  private final Normaliser normaliser;
  private final MethodContext context;
  private final Guards guards;

  Switches(Normaliser normaliser) {
    this.normaliser = normaliser;
    this.context = normaliser.context;
    this.guards = new Guards(normaliser);
  }

  void statement(TreePath path, Steps out) {
    SwitchTree tree = (SwitchTree) path.getLeaf();
    Label end = new Label("switch");
    context.jumps.breakOf(tree, end);
    TreePath expression = new TreePath(path, tree.getExpression());
    Code selector = selector(expression, tree.getCases(), out);
    if (guards.standApart(tree.getCases())) {
      chosen(path, expression, tree.getCases(), selector, end, Optional.empty(), out);
      return;
    }
    List<Statement.Arm> arms = new ArrayList<>();
    for (CaseTree group : tree.getCases()) {
      arms.add(arm(new TreePath(path, group), group, end, Optional.empty()));
    }
    boolean exhaustive = takeTheRest(path, tree.getCases(), expression);
    if (!exhaustive && tree.getCases().stream().anyMatch(one -> isPrivate(path, one))) {
      if (context.completion.fallsOut(path, tree.getCases())) {
        arms.add(arms.remove(arms.size() - 1).with(new Statement.Jump(end)));
      }
      arms.add(unmatched(path, context.text().start(tree)));
      exhaustive = true;
    }
    Statement choice =
        new Statement.Switch(selector, arms, exhaustive, end, context.text().start(tree));
    out.add(new Statement.Block(end, List.of(choice)));
  }

  /** The value of a switch expression. */
  Code expression(TreePath path, Steps out) {
    SwitchExpressionTree tree = (SwitchExpressionTree) path.getLeaf();
    Label end = new Label("switch");
    Variable value = normaliser.spiller.choice(path);
    context.jumps.yieldOf(tree, new JumpTargets.Yield(value, end));
    out.declare(value);
    TreePath expression = new TreePath(path, tree.getExpression());
    Code selector = selector(expression, tree.getCases(), out);
    if (guards.standApart(tree.getCases())) {
      chosen(path, expression, tree.getCases(), selector, end, Optional.of(value), out);
      return Code.use(value);
    }
    List<Statement.Arm> arms = new ArrayList<>();
    for (CaseTree group : tree.getCases()) {
      arms.add(arm(new TreePath(path, group), group, end, Optional.of(value)));
    }
    int offset = context.text().start(tree);
    if (!takeTheRest(path, tree.getCases(), expression)) {
      arms.add(unmatched(path, offset));
    }
    Statement choice = new Statement.Switch(selector, arms, true, end, offset);
    out.add(new Statement.Block(end, List.of(choice)));
    return Code.use(value);
  }

  /** A switch whose cases are tried before it, so that it is one over their numbers. */
  private void chosen(
      TreePath path,
      TreePath expression,
      List<? extends CaseTree> cases,
      Code selector,
      Label end,
      Optional<Variable> value,
      Steps out) {
    Variable arm = guards.choose(path, cases, context.typeOf(expression), selector, out);
    List<Statement.Arm> arms = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      String head = i == cases.size() - 1 ? "default" : "case " + i;
      TreePath group = new TreePath(path, cases.get(i));
      List<Statement> body = body(group, cases.get(i), end, value);
      arms.add(new Statement.Arm(Code.text(head), List.of(), body));
    }
    int offset = context.text().start(path.getLeaf());
    Statement choice = new Statement.Switch(Code.use(arm), arms, true, end, offset);
    out.add(new Statement.Block(end, List.of(choice)));
  }

  private Code selector(TreePath path, List<? extends CaseTree> cases, Steps out) {
    return context.reader.selector(path, cases, normaliser.spiller.condition(path, out));
  }

  /**
   * An enum that has got a constant since the user's class was compiled, or a sealed class that has
   * got a subclass (JLS 15.28.2).
   */
  private Statement.Arm unmatched(TreePath path, int offset) {
    if (NewerTrees.cases(path.getLeaf()).stream().anyMatch(one -> isPrivate(path, one))) {
      return new Statement.Arm(Code.text("default"), List.of(), noMatch(offset));
    }
    Statement failure =
        new Statement.Plain(
            Code.text(
                "throw new "
                    + context.reader.types().javaLang("IncompatibleClassChangeError")
                    + "();"),
            Optional.empty(),
            false,
            offset);
    return new Statement.Arm(Code.text("default"), List.of(), List.of(failure));
  }

  /** A value that no pattern takes, for the same reason (JLS 15.28.2). */
  List<Statement> noMatch(int offset) {
    Code failure =
        Code.text(
            "throw new " + context.reader.types().javaLang("MatchException") + "(null, null);");
    return List.of(new Statement.Plain(failure, Optional.empty(), false, offset));
  }

  private Statement.Arm arm(TreePath path, CaseTree group, Label end, Optional<Variable> value) {
    CaseLabels labels = new CaseLabels(group);
    List<Variable> bound = bound(path, NewerTrees.labels(group));
    Code head = head(path, group, labels);
    return new Statement.Arm(head, bound, body(path, group, end, value));
  }

  private List<Statement> body(TreePath path, CaseTree group, Label end, Optional<Variable> value) {
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
    return body.statements();
  }

  private void rule(TreePath path, Label end, Optional<Variable> value, Steps body) {
    Tree tree = path.getLeaf();
    if (tree instanceof ExpressionTree && value.isPresent()) {
      Code code = normaliser.spiller.result(path, body);
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

  /** The variables that the patterns of a case bind. */
  List<Variable> bound(TreePath path, List<? extends Tree> labels) {
    List<Variable> bound = new ArrayList<>();
    for (Tree label : labels) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitBindingPattern(BindingPatternTree pattern, Void p) {
          if (!pattern.getVariable().getName().isEmpty()) {
            bound.add(context.declareLocal(new TreePath(getCurrentPath(), pattern.getVariable())));
          }
          return null;
        }
      }.scan(new TreePath(path, label), null);
    }
    return bound;
  }

  private boolean isPrivate(TreePath path, CaseTree group) {
    return context.reader.isPrivateCase(new TreePath(path, group));
  }

  /**
   * Whether one of the cases takes what the others leave, or there is none but patterns and null,
   * which make a switch exhaustive (JLS 14.11.2). To javac, one takes nothing by private cases.
   */
  private boolean takeTheRest(TreePath path, List<? extends CaseTree> cases, TreePath selector) {
    return cases.stream().anyMatch(one -> isPrivate(path, one))
        ? context.reader.takeTheRest(path, cases, context.typeOf(selector))
        : cases.stream().anyMatch(Switches::takesTheRest);
  }

  private static boolean takesTheRest(CaseTree group) {
    List<Tree> labels = new CaseLabels(group).all();
    return labels.isEmpty()
        || labels.stream()
            .map(label -> label.getKind().name())
            .anyMatch(
                kind -> kind.equals("DEFAULT_CASE_LABEL") || kind.equals("PATTERN_CASE_LABEL"));
  }
}
