package dev.pawl.processor.split;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Label;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.machine.Cleanup;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.Region;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Try;
import dev.pawl.processor.normalise.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code finally}. Five ways lead into it (the end of the body, {@code return}, {@code break},
 * {@code continue} and an exception), and from its end each goes on as it came, unless the cleanup
 * itself leaves by another way, which then wins (JLS 14.20.2).
 *
 * <p>The cleanup stands behind the try, so that its own exceptions are not caught by it:
 *
 * <pre>{@code
 * try { body; exit = n; → cleanup } catch (Throwable t) { thrown = t; → cleanup }
 * cleanup: …; if (thrown != null) throw thrown; switch (exit) { n → where the n-th way leads }
 * }</pre>
 *
 * <p>A cleanup that does not await is done for an exception right in the catch clause, so {@code
 * thrown} needs no state.
 */
final class FinallyPaths {
  private final Splitter splitter;

  FinallyPaths(Splitter splitter) {
    this.splitter = splitter;
  }

  void run(Statement.TryFinally attempt) {
    Label after = new Label("after");
    State next = new State();
    splitter.jumps.place(after, next);
    Variable exit = splitter.body.reader().temporary("exit", "int");
    Cleanup cleanup = new Cleanup(exit, new State());
    if (attempt.awaits()) {
      assign(attempt.thrown(), "null");
    }

    splitter.jumps.enter(cleanup);
    Region body = splitter.attempt(attempt.body(), Optional.empty());
    if (splitter.isReachable()) {
      splitter.add(new Operation.Go(splitter.jumps.to(after)));
    }
    splitter.jumps.exit();

    splitter.addTry(new Try(body, List.of(handler(attempt, cleanup)), false));
    if (attempt.awaits() || !cleanup.exits().isEmpty()) {
      splitter.begin(cleanup.start());
      splitter.run(attempt.normally());
      if (splitter.isReachable()) {
        leave(attempt, cleanup);
      }
    }
    if (next.isTarget()) {
      splitter.begin(next);
    }
  }

  private Try.Handler handler(Statement.TryFinally attempt, Cleanup cleanup) {
    State block = new State();
    splitter.beginHandler(block);
    Variable caught = attempt.thrown();
    if (attempt.awaits()) {
      splitter.add(new Operation.Go(Jumps.directly(cleanup.start())));
    } else {
      splitter.run(attempt.afterThrow());
      if (splitter.isReachable()) {
        rethrow(attempt.thrown());
      }
    }
    return new Try.Handler(caught.type(), List.of(), caught, block);
  }

  private void leave(Statement.TryFinally attempt, Cleanup cleanup) {
    cleanup.markReached();
    List<Label> exits = cleanup.exits();
    if (exits.isEmpty()) {
      rethrow(attempt.thrown());
      return;
    }
    if (attempt.awaits()) {
      Code ifThrown =
          Code.of(
              "if (", attempt.thrown(), " != null) {\n  throw rethrow(", attempt.thrown(), ");\n}");
      splitter.add(run(ifThrown, Optional.empty(), true));
    }
    if (!cleanup.remembers()) {
      splitter.add(new Operation.Go(splitter.jumps.to(exits.get(0))));
      return;
    }
    List<Operation.Choice> choices = new ArrayList<>();
    for (int i = 0; i < exits.size(); i++) {
      boolean last = i == exits.size() - 1;
      Code label = Code.text(last ? "default" : "case " + i);
      choices.add(new Operation.Choice(label, List.of(), splitter.jumps.to(exits.get(i))));
    }
    splitter.add(new Operation.Choose(Code.use(cleanup.exit()), choices, Optional.empty(), -1));
  }

  private void assign(Variable variable, String value) {
    Code code = Code.of(Code.assign(variable), " = " + value + ";");
    splitter.add(run(code, Optional.of(variable), true));
  }

  private void rethrow(Variable thrown) {
    splitter.add(run(Code.of("throw rethrow(", thrown, ");"), Optional.empty(), false));
  }

  private static Operation.Run run(Code code, Optional<Variable> assigned, boolean completes) {
    return new Operation.Run(code, assigned, completes, Map.of(), Optional.empty(), -1);
  }
}
