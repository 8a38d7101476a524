package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.INT;
import static dev.pawl.processor.testing.random.JavaType.STRING;

/** Records, enums, interfaces and classes that are declared in the body. */
final class LocalTypes {
  private final Dice dice;
  private final Scope scope;
  private final Draft draft;
  private final Statements statements;

  LocalTypes(Dice dice, Scope scope, Draft draft, Statements statements) {
    this.dice = dice;
    this.scope = scope;
    this.draft = draft;
    this.statements = statements;
  }

  boolean statement() {
    switch (dice.below(7)) {
      case 0 -> record(scope.freshName("R"));
      case 1 -> enumeration(scope.freshName("N"));
      case 2 -> function(scope.freshName("F"));
      case 3, 4 -> capturing(scope.freshName("C"));
      default -> withoutName(scope.freshName("o"));
    }
    return true;
  }

  private void record(String name) {
    draft.line("record " + name + "(int a, String b) { int it() { return value(a); } }");
    String value = scope.freshName("r");
    draft.line(
        "%s %s = new %s(%s, %s);"
            .formatted(
                name, value, name, statements.expression(INT), statements.expression(STRING)));
    statements.completingStatements();
    draft.line("log(" + value + ".it() + " + value + ".b());");
  }

  private void enumeration(String name) {
    draft.line("enum " + name + " { ONE, TWO }");
    String chosen = "%s.values()[%s & 1]".formatted(name, statements.expression(INT));
    draft.line("log(" + chosen + ".name() + " + statements.expression(STRING) + ");");
  }

  private void function(String name) {
    draft.line("interface " + name + " { int apply(int x); }");
    String function = scope.freshName("f");
    draft.line(
        "final %s %s = x -> x + %s;".formatted(name, function, statements.expressionInLambda(INT)));
    statements.completingStatements();
    draft.line("log(" + function + ".apply(" + statements.expression(INT) + "));");
  }

  /** A class that only {@code var} can name, sometimes out of a lambda. */
  private void withoutName(String variable) {
    String members =
        "{ int n = %s; int it(int by) { return n += by + %s; } }"
            .formatted(statements.expressionInLambda(INT), statements.expressionInLambda(INT));
    String made = "new Object() " + members;
    draft.line(
        "var %s = %s;".formatted(variable, dice.oneIn(2) ? made : "call(() -> " + made + ")"));
    statements.completingStatements();
    draft.line(variable + ".n += " + statements.expression(INT) + ";");
    draft.line("log(%s.it(%s) + %1$s.n);".formatted(variable, statements.expression(INT)));
  }

  private void capturing(String name) {
    draft.open("class " + name + " {");
    draft.line("private final int n;");
    draft.line(name + "(int n) { this.n = n; }");
    draft.line("int it() { return n + " + statements.expressionInLambda(INT) + "; }");
    draft.close("}");
    statements.completingStatements();
    draft.line("log(new " + name + "(" + statements.expression(INT) + ").it());");
  }
}
