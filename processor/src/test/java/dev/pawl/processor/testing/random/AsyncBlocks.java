package dev.pawl.processor.testing.random;

import java.util.HashSet;
import java.util.Set;

/** Async blocks: tasks of their own that capture what never changes, awaited at once or later. */
final class AsyncBlocks {
  private final Scope scope;
  private final Draft draft;
  private final Statements statements;

  AsyncBlocks(Scope scope, Draft draft, Statements statements) {
    this.scope = scope;
    this.draft = draft;
    this.statements = statements;
  }

  /** A block that is awaited where it stands. */
  String expression(JavaType type) {
    Set<String> before = scope.exchangeThrown(new HashSet<>());
    String block = block(type, before);
    return "await(" + block + ")";
  }

  /** A block without a value that is awaited some statements after it was made. */
  boolean statement() {
    Set<String> before = scope.exchangeThrown(new HashSet<>());
    String name = scope.freshName("task");
    String block = block(null, before);
    draft.line("var " + name + " = " + block + ";");
    statements.completingStatements();
    draft.line("await(" + name + ");");
    return true;
  }

  /** Afterwards {@code before} may be thrown, and what the block throws. */
  private String block(JavaType type, Set<String> before) {
    String body = draft.aside(() -> statements.lambdaBody(type)).strip();
    Set<String> thrown = scope.exchangeThrown(before);
    before.addAll(thrown);
    String exception = thrown.isEmpty() ? "RuntimeException" : "Checked";
    String types = type == null ? exception : type.boxed() + ", " + exception;
    return "Task.<" + types + ">async(() -> {\n" + body + "\n})";
  }
}
