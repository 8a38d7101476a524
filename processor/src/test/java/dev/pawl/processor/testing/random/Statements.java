package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.BOOLEAN;
import static dev.pawl.processor.testing.random.JavaType.INT;
import static dev.pawl.processor.testing.random.JavaType.INTEGER;
import static dev.pawl.processor.testing.random.JavaType.OBJECT;
import static dev.pawl.processor.testing.random.JavaType.STRING;

import java.util.ArrayList;
import java.util.List;

/**
 * Random statements. Each method writes one and returns whether it can complete normally (JLS
 * 14.22), since nothing may follow a statement that can't.
 */
final class Statements {
  private static final int DEPTH = 3;

  private final Dice dice;
  private final Scope scope;
  private final Draft draft;
  private final Expressions expressions;
  private final AsyncBlocks blocks;
  private final LocalTypes localTypes;
  private final PatternSwitches patterns;
  private final InferredVariables inferredVariables;
  private final List<Local> parameters = new ArrayList<>();
  private JavaType result;
  private final LoopStatements loops;
  private final TryStatements tries;
  private final SwitchStatements switches;
  private int budget;

  /**
   * @param result the method's type; null for void
   * @param budget how many statements to write, roughly
   */
  Statements(Dice dice, Host host, JavaType result, int budget, Callees callees) {
    this.dice = dice;
    this.scope = new Scope(dice);
    this.draft = new Draft();
    this.result = result;
    this.budget = budget;
    this.switches = new SwitchStatements(dice, scope, draft, this);
    this.expressions = new Expressions(dice, scope, host, switches::expression, callees);
    this.loops = new LoopStatements(dice, scope, draft, this);
    this.tries = new TryStatements(dice, scope, draft, this);
    this.blocks = new AsyncBlocks(scope, draft, this);
    this.localTypes = new LocalTypes(dice, scope, draft, this);
    this.patterns = new PatternSwitches(dice, scope, draft, this);
    this.inferredVariables =
        new InferredVariables(dice, scope, draft, this, expressions.inferredValues());
    this.expressions.blocks(blocks);
  }

  Scope scope() {
    return scope;
  }

  Draft draft() {
    return draft;
  }

  String expression(JavaType type) {
    return expressions.of(type, dice.below(DEPTH));
  }

  String expression(JavaType type, int depth) {
    return expressions.of(type, depth);
  }

  /** What may stand in a lambda or a class inside the body. */
  String expressionInLambda(JavaType type) {
    return expressions.inLambda(type, 1);
  }

  String condition() {
    return expression(BOOLEAN);
  }

  /** A parameter of the method, to be asked for before its body. */
  Local parameter() {
    Local parameter = new Local(scope.freshName("a"), JavaType.any(dice), dice.oneIn(2));
    parameters.add(parameter);
    return parameter;
  }

  /** A whole method body, with the return that it needs. */
  void body() {
    scope.enter();
    parameters.forEach(scope::reveal);
    parameters.clear();
    if (statements() && result != null) {
      draft.line("return " + expression(result) + ";");
    }
    scope.leave();
  }

  /** The body of an async block, which gives a value of a type, or null for none. */
  void lambdaBody(JavaType type) {
    JavaType outer = result;
    result = type;
    Expressions.Focus before = expressions.focusOn(Expressions.Focus.NONE);
    scope.inLambda(this::body);
    expressions.focusOn(before);
    result = outer;
  }

  /** The statements of a block in a scope of their own. */
  boolean block() {
    scope.enter();
    boolean completes = statements();
    scope.leave();
    return completes;
  }

  /** Statements in the current scope. */
  boolean statements() {
    int count = 1 + dice.below(4);
    for (int i = 0; i < count; i++) {
      if (!statement()) {
        return false;
      }
    }
    if (dice.oneIn(7)) {
      jump();
      return false;
    }
    return true;
  }

  /**
   * Statements that can complete, whatever is in them: those with a jump at their end go into an
   * {@code if}.
   */
  void completingStatements() {
    boolean[] completes = new boolean[1];
    scope.enter();
    String text = draft.aside(() -> completes[0] = statements());
    if (completes[0]) {
      scope.merge();
      draft.add(text);
    } else {
      scope.leave();
      draft.open("if (" + condition() + ") {");
      draft.add(text);
      draft.close("}");
    }
  }

  boolean statement() {
    Expressions.Focus before = expressions.focusOn(expressions.anyFocus());
    boolean completes = anyStatement();
    expressions.focusOn(before);
    return completes;
  }

  private boolean anyStatement() {
    if (--budget < 0) {
      draft.line(expressions.statement(1) + ";");
      return true;
    }
    return switch (dice.below(26)) {
      case 0, 1, 2 -> declaration();
      case 3 -> deferredInitialisation();
      case 4, 5 -> conditional();
      case 6, 7 -> loops.statement();
      case 8, 9 -> isInSwitchExpression() ? conditional() : tries.statement();
      case 10 -> switches.statement();
      case 11 -> labelledBlock();
      case 12 -> pattern();
      case 13 -> keptLambda();
      case 14 -> synchronizedOrAssert();
      case 18 -> blocks.statement();
      case 19 -> localTypes.statement();
      case 20 -> PatternSwitches.arePossible() ? patterns.statement() : switches.statement();
      case 21 -> constant();
      case 22 -> capturedVariable();
      case 23, 24 -> inferredVariables.statement();
      default -> {
        draft.line(expressions.statement(dice.below(DEPTH)) + ";");
        yield true;
      }
    };
  }

  private boolean declaration() {
    JavaType type = JavaType.any(dice);
    boolean isFixed = dice.oneIn(2);
    boolean isVar = dice.oneIn(5);
    Local local = scope.announce(type, isFixed);
    String value = expression(type);
    scope.reveal(local);
    // The value may be boxed, and a local's type has to be the one that is recorded.
    String declared = isVar ? "var" : type.text();
    String initialiser = isVar ? "(" + type.text() + ") " + value : value;
    draft.line(
        (isFixed && dice.oneIn(2) ? "final " : "")
            + declared
            + " "
            + local.name()
            + " = "
            + initialiser
            + ";");
    return true;
  }

  /** One that later labels are made of, in another state perhaps. */
  private boolean constant() {
    Local local = scope.announce(dice.pick(INT, STRING), true);
    boolean isInt = local.type() == INT;
    String value = isInt ? INT.literal(dice) : dice.pick("\"a\"", "\"b\" + 'c'");
    draft.line("final " + local.type().text() + " " + local.name() + " = " + value + ";");
    scope.reveal(local);
    completingStatements();
    draft.open("switch (" + expression(local.type()) + ") {");
    draft.line("case " + local.name() + " -> log(" + expression(STRING) + ");");
    draft.line("default -> " + expressions.statement(1) + ";");
    draft.close("}");
    return true;
  }

  /** One of a type that nobody can write. */
  private boolean capturedVariable() {
    String name = scope.freshName("w");
    if (dice.oneIn(2)) {
      draft.line(
          "var "
              + name
              + " = first((List<? extends Number>) "
              + expression(JavaType.NUMBERS)
              + ");");
      completingStatements();
      draft.line("log(" + name + ".intValue());");
    } else {
      draft.open("for (var " + name + " : " + expression(JavaType.NUMBERS) + ") {");
      scope.enter(new JumpTarget(null, JumpTarget.Kind.LOOP));
      scope.enter();
      completingStatements();
      draft.line("log(" + name + ".intValue());");
      scope.leave();
      scope.leaveTarget();
      draft.close("}");
    }
    return true;
  }

  /** Assigned in all branches, an await in some of them. */
  private boolean deferredInitialisation() {
    Local local = scope.announce(JavaType.any(dice), false);
    draft.line(local.type().text() + " " + local.name() + ";");
    if (isInSwitchExpression() || dice.oneIn(2)) {
      draft.open("if (" + condition() + ") {");
      assignAtTheEnd(local);
      draft.between("} else {");
      assignAtTheEnd(local);
    } else {
      draft.open("try {");
      assignAtTheEnd(local);
      draft.between("} catch (RuntimeException " + scope.freshName("e") + ") {");
      draft.line(local.name() + " = " + expression(local.type()) + ";");
    }
    draft.close("}");
    scope.reveal(local);
    return true;
  }

  private void assignAtTheEnd(Local local) {
    scope.enter();
    completingStatements();
    draft.line(local.name() + " = " + expression(local.type()) + ";");
    scope.leave();
  }

  private boolean conditional() {
    draft.open("if (" + condition() + ") {");
    boolean completes = block();
    if (dice.oneIn(2)) {
      draft.between("} else {");
      completes |= block();
    } else {
      completes = true;
    }
    draft.close("}");
    return completes;
  }

  private boolean labelledBlock() {
    String label = scope.freshName("block");
    draft.open(label + ": {");
    scope.enter(new JumpTarget(label, JumpTarget.Kind.BLOCK));
    scope.enter();
    completingStatements();
    scope.leave();
    scope.leaveTarget();
    draft.close("}");
    return true;
  }

  /** A binding whose scope is the statement, or the rest of the block. */
  private boolean pattern() {
    Local local = new Local(scope.freshName("p"), dice.pick(STRING, INTEGER), true);
    String type = local.type().text() + " " + local.name();
    boolean isInRecord = PatternSwitches.arePossible() && dice.oneIn(3);
    String test =
        isInRecord
            ? "id((Object) new Pair(%s, %s)) instanceof Pair(%s, var %s)"
                .formatted(expression(OBJECT), condition(), type, scope.freshName("p"))
            : expression(OBJECT) + " instanceof " + type;
    if (dice.oneIn(2)) {
      draft.open("if (" + test + (dice.oneIn(2) ? " && " + condition() : "") + ") {");
      scope.enter();
      scope.reveal(local);
      statements();
      scope.hide();
      draft.close("}");
      return true;
    }
    draft.open("if (!(" + test + ")) {");
    jump();
    draft.close("}");
    scope.reveal(local);
    return true;
  }

  private boolean keptLambda() {
    List<Local> fixed = scope.locals(Local::isFixed);
    if (fixed.isEmpty()) {
      draft.line("keep(() -> \"nothing\");");
    } else {
      draft.line("keep(() -> show(" + dice.pick(fixed).name() + "));");
    }
    return true;
  }

  private boolean synchronizedOrAssert() {
    if (isInSwitchExpression() || dice.oneIn(2)) {
      draft.line("assert " + condition() + " : " + expression(STRING) + ";");
    } else {
      draft.line("synchronized (Case.class) { ourInt++; log(ourInt); }");
    }
    return true;
  }

  /** Where javac 17 crashes on some a try, or makes a synchronized that the verifier rejects. */
  private boolean isInSwitchExpression() {
    return !scope.mayReturn();
  }

  /** Leaves by break, continue, return or throw. */
  void jump() {
    List<String> jumps = scope.jumps();
    if (!jumps.isEmpty() && dice.oneIn(2)) {
      draft.line(dice.pick(jumps));
    } else if (scope.mayReturn() && !dice.oneIn(3)) {
      draft.line(result == null ? "return;" : "return " + expression(result) + ";");
    } else {
      draft.line(tries.throwing());
    }
  }
}
