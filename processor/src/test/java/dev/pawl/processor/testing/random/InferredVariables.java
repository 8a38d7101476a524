package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.INT;

/** Variables whose types only javac names, with other statements between what they are used for. */
final class InferredVariables {
  private static final int DEPTH = 2;

  private final Dice dice;
  private final Scope scope;
  private final Draft draft;
  private final Statements statements;
  private final InferredValues values;

  InferredVariables(
      Dice dice, Scope scope, Draft draft, Statements statements, InferredValues values) {
    this.dice = dice;
    this.scope = scope;
    this.draft = draft;
    this.statements = statements;
    this.values = values;
  }

  boolean statement() {
    Mixture mixture = dice.pick(Mixture.values());
    String name = scope.freshName("m");
    switch (dice.below(8)) {
      case 0 -> value(mixture, name);
      case 1 -> loop(mixture, name, values.list(mixture, DEPTH));
      case 2 -> groups(mixture, name);
      case 3 -> tasks(mixture, name);
      case 4 -> block(mixture, name);
      case 5 -> growing(mixture, name);
      case 6 -> array(mixture, name);
      default -> list(mixture, name);
    }
    return true;
  }

  private void value(Mixture mixture, String name) {
    declare(name, values.value(mixture, DEPTH));
    statements.completingStatements();
    draft.line("log(" + values.use(mixture, name) + ");");
    if (dice.oneIn(2)) {
      draft.line(values.commonType(mixture) + " " + scope.freshName("m") + " = " + name + ";");
    }
    if (dice.oneIn(2)) {
      draft.line("keep(() -> show(" + values.useInLambda(mixture, name) + "));");
    }
  }

  private void list(Mixture mixture, String name) {
    declare(name, values.list(mixture, DEPTH));
    statements.completingStatements();
    useOfList(mixture, name);
  }

  private void growing(Mixture mixture, String name) {
    declare(name, values.growing(mixture, DEPTH));
    statements.completingStatements();
    draft.line(name + ".sort(Comparator.comparingInt(" + values.function(mixture) + "));");
    draft.line("log(" + name + ".size());");
    useOfList(mixture, name);
  }

  private void useOfList(Mixture mixture, String name) {
    switch (dice.below(6)) {
      case 0 -> loop(mixture, scope.freshName("m"), name);
      case 1 -> draft.line("log(total(" + name + ", " + values.function(mixture) + "));");
      case 2 -> {
        String more = scope.freshName("m");
        String type = values.commonType(mixture);
        draft.line("List<? extends " + type + "> " + more + " = " + name + ";");
        draft.line("log(" + more + ".size());");
      }
      case 3 -> {
        String each = scope.freshName("x");
        draft.line(
            name + ".forEach(" + each + " -> log(" + values.useInLambda(mixture, each) + "));");
      }
      case 4 -> {
        String type = values.commonType(mixture);
        draft.line(
            "Collection<"
                + type
                + "> "
                + scope.freshName("m")
                + " = new ArrayList<>("
                + name
                + ");");
      }
      default -> {
        String first = scope.freshName("m");
        declare(first, name + ".get(0)");
        statements.completingStatements();
        draft.line("log(" + values.use(mixture, first) + ");");
      }
    }
  }

  private void loop(Mixture mixture, String name, String source) {
    draft.open("for (" + dice.pick("", "final ") + "var " + name + " : " + source + ") {");
    inLoop(mixture, name);
    draft.close("}");
  }

  private void inLoop(Mixture mixture, String value) {
    scope.enter(new JumpTarget(null, JumpTarget.Kind.LOOP));
    scope.enter();
    statements.completingStatements();
    draft.line("log(" + values.use(mixture, value) + ");");
    scope.leave();
    scope.leaveTarget();
  }

  private void groups(Mixture mixture, String name) {
    String key = scope.freshName("x");
    declare(
        name,
        "%s.stream().collect(Collectors.groupingBy(%s -> %s & 1, TreeMap::new, Collectors.toList()))"
            .formatted(values.list(mixture, DEPTH), key, values.useInLambda(mixture, key)));
    String entry = scope.freshName("m");
    draft.open("for (var " + entry + " : " + name + ".entrySet()) {");
    inLoop(mixture, entry + ".getValue().get(0)");
    draft.close("}");
  }

  /** Tasks of several classes, each awaited once. */
  private void tasks(Mixture mixture, String name) {
    String tasks = "List.of(Leaf.of(%s), CaseAsync.same(%s))";
    declare(name, tasks.formatted(values.member(mixture, 1), values.member(mixture, 1)));
    statements.completingStatements();
    draft.line("log(" + values.use(mixture, "await(" + name + ".get(0))") + ");");
    String result = scope.freshName("m");
    declare(result, "await(" + name + ".get(1))");
    draft.line("log(" + values.use(mixture, result) + ");");
  }

  private void block(Mixture mixture, String name) {
    String value = values.inBlock(mixture);
    declare(name, "Task.async(() -> await(of(" + value + ")))");
    statements.completingStatements();
    draft.line("log(" + values.use(mixture, "await(" + name + ")") + ");");
  }

  private void array(Mixture mixture, String name) {
    String first = values.member(mixture, 1);
    declare(name, "array(" + first + ", " + values.member(mixture, 1) + ")");
    statements.completingStatements();
    String element = name + "[" + statements.expression(INT) + " & 1]";
    draft.line("log(" + values.use(mixture, element) + ");");
    if (dice.oneIn(2)) {
      loop(mixture, scope.freshName("m"), name);
    }
  }

  private void declare(String name, String value) {
    draft.line(dice.pick("", "final ") + "var " + name + " = " + value + ";");
  }
}
