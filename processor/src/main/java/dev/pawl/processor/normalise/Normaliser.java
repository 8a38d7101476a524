package dev.pawl.processor.normalise;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.JumpTargets;
import dev.pawl.processor.code.Label;
import dev.pawl.processor.code.Parentheses;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Rejected;
import dev.pawl.processor.source.MethodSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Statements. One that holds no await is carried over whole; one that does is taken apart, its
 * expressions by {@link OperandSpiller}.
 */
public final class Normaliser {
  final MethodContext context;
  final OperandSpiller spiller;
  private final Loops loops;
  final Switches switches;
  private final Tries tries;

  private Normaliser(MethodContext context) {
    this.context = context;
    this.spiller = new OperandSpiller(this);
    this.loops = new Loops(this);
    this.switches = new Switches(this);
    this.tries = new Tries(this);
  }

  /** The body of a checked method in normal form. */
  public static Body normalise(MethodSource source) {
    MethodContext context = new MethodContext(source, true);
    List<Variable> parameters = context.declareParameters();
    Steps out = new Steps();
    if (source.isCalledWhole()) {
      call(context, parameters, out);
    } else {
      new Initialisation(context).before(out);
      new Normaliser(context).body(source.body(), out);
    }
    return new Body(
        source, context.reader, parameters, context.localClasses.all(), out.statements());
  }

  /** The body of a method that will not compile: never run, but as well typed as any. */
  public static Body stub(MethodSource source) {
    MethodContext context = new MethodContext(source, false);
    List<Variable> parameters = context.declareParameters();
    Code text =
        Code.text(
            "throw new "
                + context.reader.types().javaLang("IllegalStateException")
                + "(\"javac found an error here\");");
    Statement thrown = new Statement.Plain(text, Optional.empty(), false, -1);
    return new Body(source, context.reader, parameters, List.of(), List.of(thrown));
  }

  /** What awaits nothing needs no machine: the user's own method does it all. */
  private static void call(MethodContext context, List<Variable> parameters, Steps out) {
    Code call = context.reader.ownCall(parameters.stream().map(Code::use).toList());
    if (context.source.returnType().getKind() == TypeKind.VOID) {
      out.add(new Statement.Plain(Code.of(call, ";"), Optional.empty(), true, -1));
    } else {
      out.add(new Statement.Return(Optional.of(call), -1));
    }
  }

  private void body(TreePath path, Steps out) {
    context.declareConstants(out);
    if (path.getLeaf() instanceof BlockTree) {
      block(path, out);
      return;
    }
    int offset = context.text().start(path.getLeaf());
    if (context.source.returnType().getKind() != TypeKind.VOID) {
      Code value = context.reader.converted(path, spiller.value(path, out));
      out.add(new Statement.Return(Optional.of(value), offset));
    } else if (!spiller.effect(path, out)) {
      Code code = Code.of(spiller.value(path, out), ";");
      out.add(new Statement.Plain(code, Optional.empty(), true, offset));
    }
  }

  /** The statements of a block, with the comments in front of each. */
  void block(TreePath path, Steps out) {
    BlockTree block = (BlockTree) path.getLeaf();
    statements(
        path,
        block.getStatements(),
        context.text().start(block) + 1,
        context.text().end(block) - 1,
        out);
  }

  /**
   * Statements one after the other.
   *
   * @param from the offset where the first one's comments can begin
   * @param to the offset where the last one's comments end
   */
  void statements(
      TreePath parent, List<? extends StatementTree> list, int from, int to, Steps out) {
    int end = from;
    for (StatementTree statement : list) {
      context.comments.between(end, context.text().start(statement), out);
      statement(new TreePath(parent, statement), out);
      end = Math.max(end, context.text().end(statement));
    }
    context.comments.between(end, to, out);
  }

  /** One statement. */
  void statement(TreePath path, Steps out) {
    Tree tree = path.getLeaf();
    if (tree instanceof VariableTree) {
      variable(path, out);
    } else if (tree instanceof YieldTree yield) {
      yielded(path, yield, out); // As an assignment of its own, before which nobody wants a value.
    } else if (!context.awaits(tree) && !context.lateCaptures.in(path)) {
      plain(path, out);
    } else {
      awaiting(path, out);
    }
  }

  private void plain(TreePath path, Steps out) {
    Tree tree = path.getLeaf();
    if (tree instanceof ReturnTree exit) {
      Optional<Code> value =
          Optional.ofNullable(exit.getExpression())
              .map(e -> new TreePath(path, e))
              .map(e -> context.reader.converted(e, context.reader.read(e)));
      out.add(new Statement.Return(value, context.text().start(tree)));
      return;
    }
    if (tree instanceof ClassTree) {
      context.localClasses.add(path);
      return;
    }
    out.add(
        new Statement.Plain(
            context.reader.read(path),
            context.assignedBy(path),
            context.completion.canComplete(path),
            context.text().start(tree)));
  }

  private void awaiting(TreePath path, Steps out) {
    Tree tree = path.getLeaf();
    if (tree instanceof BlockTree) {
      block(path, out);
    } else if (tree instanceof ExpressionStatementTree statement) {
      discard(path, statement, out);
    } else if (tree instanceof IfTree branch) {
      if (staysWhole(path, branch.getThenStatement(), branch.getElseStatement())) {
        replaced(path, branch.getCondition(), context.completion.canComplete(path), out);
      } else {
        branch(path, branch, out);
      }
    } else if (tree instanceof ReturnTree exit) {
      returned(new TreePath(path, exit.getExpression()), context.text().start(tree), out);
    } else if (tree instanceof ThrowTree thrown) {
      replaced(path, thrown.getExpression(), false, out);
    } else if (tree instanceof LabeledStatementTree labelled) {
      labelled(path, labelled, out);
    } else if (tree instanceof SynchronizedTree locked) {
      requireNoLateCapture(path, locked);
      replaced(path, locked.getExpression(), context.completion.canComplete(path), out);
    } else if (tree instanceof AssertTree assertion) {
      assertion(path, assertion, out);
    } else if (tree instanceof WhileLoopTree) {
      loops.whileLoop(path, out);
    } else if (tree instanceof DoWhileLoopTree) {
      loops.doLoop(path, out);
    } else if (tree instanceof ForLoopTree) {
      loops.forLoop(path, out);
    } else if (tree instanceof EnhancedForLoopTree loop) {
      // Its label would be lost, and with it where a continue in it leads.
      boolean labelled = path.getParentPath().getLeaf() instanceof LabeledStatementTree;
      if (!labelled && staysWhole(path, loop.getStatement())) {
        replaced(path, loop.getExpression(), true, out);
      } else {
        loops.forEach(path, out);
      }
    } else if (tree instanceof SwitchTree choice) {
      if (staysWhole(path, choice.getCases().toArray(Tree[]::new))) {
        replaced(path, choice.getExpression(), context.completion.canComplete(path), out);
      } else {
        switches.statement(path, out);
      }
    } else if (tree instanceof TryTree) {
      tries.statement(path, out);
    } else {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          tree,
          "An await in this kind of statement",
          "Await before it.");
    }
  }

  private void requireNoLateCapture(TreePath path, SynchronizedTree locked) {
    if (context.lateCaptures.in(new TreePath(path, locked.getBlock()))) {
      throw new Rejected(
          Problem.NOT_SUPPORTED_YET,
          locked,
          "A synchronized block that gives a variable its value and captures it",
          "Assign a variable of the block's own, and that one to the other at its end.");
    }
  }

  /**
   * Each arm of {@code return c ? a : b} returns by itself, unless the other one decides its type.
   */
  private void returned(TreePath place, int offset, Steps out) {
    TreePath path = Parentheses.inside(place);
    if (path.getLeaf() instanceof ConditionalExpressionTree choice
        && context.awaits(choice)
        && armsAreOfOneType(path, choice)) {
      Code condition = spiller.condition(new TreePath(path, choice.getCondition()), out);
      Steps then = new Steps();
      returned(new TreePath(path, choice.getTrueExpression()), offset, then);
      Steps otherwise = new Steps();
      returned(new TreePath(path, choice.getFalseExpression()), offset, otherwise);
      out.add(new Statement.If(condition, then.statements(), otherwise.statements(), offset));
    } else {
      Code value = context.reader.converted(place, spiller.value(path, out));
      out.add(new Statement.Return(Optional.of(value), offset));
    }
  }

  private boolean armsAreOfOneType(TreePath path, ConditionalExpressionTree choice) {
    TypeMirror type = context.typeOf(path);
    return Stream.of(choice.getTrueExpression(), choice.getFalseExpression())
        .map(arm -> context.typeOf(new TreePath(path, arm)))
        .allMatch(
            arm ->
                context.source.types().isSameType(arm, type)
                    || !type.getKind().isPrimitive()
                        && !arm.getKind().isPrimitive()
                        && !isNullToUnbox(arm)
                    || isUnboxedAnyway(arm, type));
  }

  /** {@code return c ? box : null} of a method that returns a primitive throws for null. */
  private boolean isNullToUnbox(TypeMirror arm) {
    return arm.getKind() == TypeKind.NULL && context.source.returnType().getKind().isPrimitive();
  }

  /** Whether returning an arm unboxes it just as the choice would. */
  private boolean isUnboxedAnyway(TypeMirror arm, TypeMirror type) {
    TypeMirror returned = context.source.returnType();
    return context.source.types().isSameType(returned, type)
        && context
            .reader
            .unboxed(arm)
            .filter(unboxed -> context.source.types().isSameType(unboxed, type))
            .isPresent();
  }

  /** Whether the awaits of a statement are all in front of what it does: then it is not cut. */
  private boolean staysWhole(TreePath path, Tree... parts) {
    return Stream.of(parts).filter(Objects::nonNull).noneMatch(context::awaits)
        && !context.lateCaptures.in(path);
  }

  /** A statement one of whose expressions awaits, and nothing else in it. */
  private void replaced(TreePath path, Tree expression, boolean completes, Steps out) {
    Code value = spiller.value(new TreePath(path, expression), out);
    Code code = context.reader.read(path, Map.of(expression, value));
    out.add(
        new Statement.Plain(
            code, Optional.empty(), completes, context.text().start(path.getLeaf())));
  }

  /** An expression statement; a value that nobody wants leaves nothing behind. */
  private void discard(TreePath path, ExpressionStatementTree statement, Steps out) {
    TreePath expression = new TreePath(path, statement.getExpression());
    Optional<Variable> assigned = context.assignedBy(path);
    if (spiller.effect(expression, out)) {
      return;
    }
    Code code = spiller.value(expression, out);
    out.add(
        new Statement.Plain(
            Code.of(code, ";"), assigned, true, context.text().start(path.getLeaf())));
  }

  private void branch(TreePath path, IfTree branch, Steps out) {
    TreePath condition = new TreePath(path, branch.getCondition());
    Code test = spiller.condition(condition, out);
    List<Statement> then = nested(new TreePath(path, branch.getThenStatement()));
    List<Statement> otherwise =
        branch.getElseStatement() == null
            ? List.of()
            : nested(new TreePath(path, branch.getElseStatement()));
    out.add(new Statement.If(test, then, otherwise, context.text().start(branch)));
  }

  private void labelled(TreePath path, LabeledStatementTree labelled, Steps out) {
    Label end = new Label(labelled.getLabel().toString());
    context.jumps.breakOf(labelled, end);
    out.add(new Statement.Block(end, nested(new TreePath(path, labelled.getStatement()))));
  }

  private void yielded(TreePath path, YieldTree yield, Steps out) {
    JumpTargets.Yield target = context.jumps.yieldOf(JumpTargets.yieldTarget(path));
    TreePath yielded = new TreePath(path, yield.getValue());
    Code value = spiller.result(yielded, out);
    out.assign(target.value(), value, context.text().start(yield));
    out.add(new Statement.Jump(target.end()));
  }

  /**
   * Assertions are switched on or off for the file's class (JLS 14.10), and an await in one happens
   * only if they are on.
   */
  private void assertion(TreePath path, AssertTree assertion, Steps out) {
    int offset = context.text().start(assertion);
    Steps enabled = new Steps();
    Code condition = spiller.value(new TreePath(path, assertion.getCondition()), enabled);
    Steps failed = new Steps();
    Code detail =
        assertion.getDetail() == null
            ? Code.text("")
            : spiller.value(new TreePath(path, assertion.getDetail()), failed);
    failed.add(
        new Statement.Plain(
            Code.of(
                "throw new " + context.reader.types().javaLang("AssertionError") + "(",
                detail,
                ");"),
            Optional.empty(),
            false,
            offset));
    enabled.add(
        new Statement.If(Code.of("!(", condition, ")"), failed.statements(), List.of(), offset));
    Code on = Code.text(context.reader.hostFields().assertions());
    out.add(new Statement.If(on, enabled.statements(), List.of(), offset));
  }

  private void variable(TreePath path, Steps out) {
    VariableTree tree = (VariableTree) path.getLeaf();
    if (tree.getInitializer() != null && context.reader.declarations().isInferred(tree)) {
      context.localClasses.name(
          new TreePath(path, tree.getInitializer()), tree.getName().toString());
    }
    Variable variable = context.declareLocal(path);
    int offset = context.text().start(tree);
    boolean initialised = tree.getInitializer() != null;
    Piece.Declare declaration = context.reader.declarations().declare(path, variable, initialised);
    if (!initialised) {
      out.add(new Statement.Plain(Code.of(declaration, ";"), Optional.empty(), true, offset));
      return;
    }
    Map<Tree, Code> replaced = Map.of();
    if (context.awaits(tree.getInitializer())) {
      TreePath initialiser = new TreePath(path, tree.getInitializer());
      replaced = Map.of(tree.getInitializer(), spiller.value(initialiser, out));
    }
    Code value = context.reader.declarations().initialiser(path, variable, replaced);
    out.add(
        new Statement.Plain(
            Code.of(declaration, " = ", value, ";"), Optional.of(variable), true, offset));
  }

  /** The steps of one statement on their own: what a branch or a loop runs. */
  List<Statement> nested(TreePath path) {
    Steps body = new Steps();
    if (path.getLeaf() instanceof BlockTree block && !declaresClass(block)) {
      block(path, body);
    } else {
      statement(path, body);
    }
    return body.statements();
  }

  /** In a block that holds no await a class can stay where it is. */
  private static boolean declaresClass(BlockTree block) {
    return block.getStatements().stream().anyMatch(ClassTree.class::isInstance);
  }
}
