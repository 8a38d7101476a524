package dev.pawl.processor.normalise;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Variable;
import java.util.List;

/**
 * Operators that may leave an operand alone: an await in it may happen or not, so they become
 * {@code if} statements.
 */
final class Conditionals {
  private final MethodContext context;
  private final OperandSpiller spiller;

  Conditionals(MethodContext context, OperandSpiller spiller) {
    this.context = context;
    this.spiller = spiller;
  }

  /*
   * c ? await(t) : e   ⇒   T choice;
   *                        if (c) { t: wait; choice = polled.get(); } else { choice = e; }
   */
  Code choice(TreePath path, Steps out) {
    ConditionalExpressionTree tree = (ConditionalExpressionTree) path.getLeaf();
    int offset = context.text().start(tree);
    Code condition = spiller.condition(new TreePath(path, tree.getCondition()), out);
    Variable choice = spiller.choice(path);
    out.declare(choice);
    out.add(
        new Statement.If(
            condition,
            assigned(choice, new TreePath(path, tree.getTrueExpression())),
            assigned(choice, new TreePath(path, tree.getFalseExpression())),
            offset));
    return Code.use(choice);
  }

  /*
   * a && await(t)   ⇒   boolean both;
   *                     if (a) { t: wait; both = polled.get(); } else { both = false; }
   */
  Code shortCircuit(TreePath path, Steps out) {
    BinaryTree tree = (BinaryTree) path.getLeaf();
    boolean and = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
    int offset = context.text().start(tree);
    Code left = spiller.condition(new TreePath(path, tree.getLeftOperand()), out);
    Variable value = context.temporary(and ? "both" : "either", "boolean");
    out.declare(value);
    List<Statement> right = assigned(value, new TreePath(path, tree.getRightOperand()));
    Steps known = new Steps();
    known.assign(value, Code.text(and ? "false" : "true"), offset);
    out.add(
        new Statement.If(
            left, and ? right : known.statements(), and ? known.statements() : right, offset));
    return Code.use(value);
  }

  private List<Statement> assigned(Variable variable, TreePath value) {
    Steps steps = new Steps();
    Code code = spiller.result(value, steps);
    steps.assign(variable, code, context.text().start(value.getLeaf()));
    return steps.statements();
  }
}
