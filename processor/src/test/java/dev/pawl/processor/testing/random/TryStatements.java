package dev.pawl.processor.testing.random;

import static dev.pawl.processor.testing.random.JavaType.STRING;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** try in all forms, with catch clauses that javac finds reachable; and throw. */
final class TryStatements {
  /** Subclasses first; one clause of a list may be followed by a later one. */
  private static final List<String> CLAUSES =
      List.of(
          "SubFailure",
          "ArithmeticException | NullPointerException",
          "SubChecked",
          "Failure",
          "Checked",
          "Fault",
          "RuntimeException",
          "Exception",
          "Throwable");

  private final Dice dice;
  private final Scope scope;
  private final Draft draft;
  private final Statements statements;

  TryStatements(Dice dice, Scope scope, Draft draft, Statements statements) {
    this.dice = dice;
    this.scope = scope;
    this.draft = draft;
    this.statements = statements;
  }

  boolean statement() {
    Set<String> before = scope.exchangeThrown(new HashSet<>());
    scope.enter();
    boolean hasResources = dice.oneIn(3);
    draft.open(hasResources ? "try (" + resources() + ") {" : "try {");
    boolean completes = statements.block();
    scope.leave();
    boolean hasFinally = dice.oneIn(2);
    if (hasFinally ? dice.oneIn(2) : !hasResources || dice.oneIn(2)) {
      completes |= catches();
    }
    if (hasFinally) {
      completes &= last();
    }
    draft.close("}");
    before.addAll(scope.thrown());
    scope.exchangeThrown(before);
    return completes;
  }

  private String resources() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i <= dice.below(3); i++) {
      all.add(resource(scope.freshName("r")));
    }
    return String.join("; ", all);
  }

  private String resource(String name) {
    int kind = dice.below(5);
    if (kind == 0) {
      return "Resource " + name + " = await(of((Resource) null))";
    }
    String text = statements.expression(STRING);
    return switch (kind) {
      case 1 -> "Resource " + name + " = new Resource(" + text + ")";
      case 2 -> "var " + name + " = await(of(new Resource(" + text + ")))";
      case 4 -> {
        scope.throwsChecked("Checked");
        yield "SlowResource " + name + " = await(of(new SlowResource(" + text + ")))";
      }
      default -> {
        scope.throwsChecked("Checked");
        yield "RiskyResource " + name + " = await(risky(new RiskyResource(" + text + ")))";
      }
    };
  }

  /** One or more catch clauses. */
  private boolean catches() {
    Set<String> thrown = scope.exchangeThrown(new HashSet<>());
    boolean completes = false;
    String needed = dice.pick("Failure", "RuntimeException", "Exception", "Throwable");
    for (String type : CLAUSES) {
      boolean isReachable = !type.endsWith("Checked") || !thrown.isEmpty();
      if (type.equals(needed) || isReachable && dice.oneIn(4)) {
        completes |= clause(type, thrown);
      }
    }
    scope.thrown().addAll(thrown);
    return completes;
  }

  private boolean clause(String type, Set<String> thrown) {
    String e = scope.freshName("e");
    draft.between("} catch (" + type + " " + e + ") {");
    draft.line("caught(" + e + ");");
    Set<String> caught = new HashSet<>(thrown);
    if (Set.of("Checked", "Exception", "Throwable").contains(type)) {
      thrown.clear();
    }
    boolean completes = statements.block();
    if (completes && dice.oneIn(4)) {
      draft.line("throw " + e + ";");
      if (type.endsWith("Checked") || type.equals("Exception") || type.equals("Throwable")) {
        scope.thrown().addAll(caught);
      }
      return false;
    }
    return completes;
  }

  /** A finally clause; one that can't complete discards whatever was thrown before. */
  private boolean last() {
    draft.between("} finally {");
    Set<String> thrown = scope.exchangeThrown(new HashSet<>());
    boolean completes = statements.block();
    if (completes) {
      scope.thrown().addAll(thrown);
    }
    return completes;
  }

  /** A throw statement. */
  String throwing() {
    int kind = dice.below(5);
    if (kind == 0) {
      return "throw await(of((RuntimeException) null));";
    }
    String message = statements.expression(STRING);
    return switch (kind) {
      case 1 -> {
        scope.throwsChecked("Checked");
        yield "throw new Checked(" + message + ");";
      }
      case 2 -> "throw new SubFailure(" + message + ");";
      case 3 -> "throw await(of(new Fault(" + message + ")));";
      default -> "throw new Failure(" + message + ");";
    };
  }
}
