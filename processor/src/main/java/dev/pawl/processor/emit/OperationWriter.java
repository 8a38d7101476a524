package dev.pawl.processor.emit;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Way;
import dev.pawl.processor.normalise.Suspension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what states do. A ready child costs a poll and nothing else: its value is used right
 * behind it, and fields are touched only on the way out with a pending one.
 */
final class OperationWriter {
  private final NameScope names;
  private final Function<Suspension, List<String>> saving;
  private final Function<Suspension, List<String>> before;
  private final CodeText text;
  private final Frame frame;
  private final SourceWriter out;

  /**
   * @param saving what a suspension stores, as statements
   * @param before what is done before its task is polled, likewise
   */
  OperationWriter(
      NameScope names,
      Function<Suspension, List<String>> saving,
      Function<Suspension, List<String>> before,
      CodeText text,
      Frame frame,
      SourceWriter out) {
    this.names = names;
    this.saving = saving;
    this.before = before;
    this.text = text;
    this.frame = frame;
    this.out = out;
  }

  /** From here on a catch parameter that is thrown on says nothing of its type. */
  void erase(Variable parameter) {
    text.erase(parameter);
  }

  /**
   * The operations of a state.
   *
   * @param next the state that control falls into from its end, or null
   */
  void write(State one, State next) {
    write(one, 0, next);
  }

  private void write(State one, int from, State next) {
    List<Operation> operations = one.operations();
    for (int i = from; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      if (operation instanceof Operation.Run run) {
        run(run);
      } else if (operation instanceof Operation.Poll poll) {
        poll(one, poll.suspension());
      } else if (skipsTo(next, one, operation)) {
        unless((Operation.Branch) operation, one, i + 1, next);
        return;
      } else if (operation instanceof Operation.Branch branch) {
        branch(branch);
      } else if (operation instanceof Operation.Choose choose) {
        choose(choose);
      } else if (operation instanceof Operation.Go go) {
        go(go, next);
      } else if (operation instanceof Operation.Return exit) {
        exit(exit);
      }
    }
  }

  private void run(Operation.Run run) {
    if (text.isConstant(run.code())) {
      return;
    }
    String code = text.of(run.code(), run.leaving(), run.returning());
    if (!code.equals(";")) {
      withCopies(code);
    }
  }

  private void withCopies(String code) {
    takeCopies();
    out.line(code);
  }

  private void takeCopies() {
    for (Map.Entry<Variable, String> copy : text.takeCopies().entrySet()) {
      out.line("var " + copy.getValue() + " = " + names.of(copy.getKey()) + ";");
    }
  }

  private void poll(State one, Suspension suspension) {
    String child = names.of(suspension.child());
    String polled = names.of(suspension.polled());
    String pending;
    before.apply(suspension).forEach(out::line);
    if (suspension.taskClass().isPresent()) {
      pending = "!" + child + ".advance(" + frame.context() + ")";
    } else if (uses(one, suspension.polled())) {
      out.line("var " + polled + " = " + child + ".poll(" + frame.context() + ");");
      pending = polled + ".isPending()";
    } else {
      pending = child + ".poll(" + frame.context() + ").isPending()";
    }
    out.open("if (" + pending + ") {");
    out.line("suspend(" + one.number() + ", " + child + ", " + frame.context() + ");");
    saving.apply(suspension).forEach(out::line);
    out.line(frame.suspended());
    out.close("}");
  }

  private static boolean uses(State one, Variable polled) {
    return one.operations().stream()
        .filter(operation -> !(operation instanceof Operation.Poll))
        .anyMatch(operation -> codeOf(operation).anyMatch(code -> mentions(code, polled)));
  }

  static Stream<Code> codeOf(Operation operation) {
    if (operation instanceof Operation.Run run) {
      return Stream.of(run.code());
    } else if (operation instanceof Operation.Branch branch) {
      return Stream.of(branch.condition());
    } else if (operation instanceof Operation.Choose choose) {
      return Stream.of(choose.selector());
    } else if (operation instanceof Operation.Return exit) {
      return exit.value().stream();
    }
    return Stream.empty();
  }

  private static boolean mentions(Code code, Variable variable) {
    return code.flattened()
        .anyMatch(
            piece ->
                piece instanceof Piece.Use use && use.variable() == variable
                    || piece instanceof Piece.Capture capture && capture.variable() == variable);
  }

  private void branch(Operation.Branch branch) {
    withCopies(
        "if ("
            + test(branch, branch.when())
            + ") {\n"
            + CodeText.indented(frame.go(branch.way()))
            + "}");
  }

  /** The condition, or what is true if it has the other value. */
  private String test(Operation.Branch branch, boolean value) {
    String condition = text.of(branch.condition());
    return value ? condition : negated(condition);
  }

  /**
   * A branch over the rest of its state, to what is written behind it anyway: the rest stands in
   * braces, and no dispatch is needed to get past it.
   */
  private void unless(Operation.Branch branch, State one, int rest, State next) {
    String test = test(branch, !branch.when());
    takeCopies();
    out.open("if (" + test + ") {");
    write(one, rest, next);
    out.close("}");
    frame.mark(branch.way()).ifPresent(out::line);
  }

  private static boolean skipsTo(State next, State one, Operation operation) {
    return operation instanceof Operation.Branch branch
        && leadsTo(branch.way(), next)
        && !one.completes();
  }

  private static String negated(String condition) {
    if (condition.startsWith("!") && isPrimary(condition.substring(1))) {
      return condition.substring(1);
    }
    return isPrimary(condition) ? "!" + condition : "!(" + condition + ")";
  }

  /** Whether text is surely a name or a call, or a row of them. */
  private static boolean isPrimary(String text) {
    return text.matches("[\\w.]+(\\([\\w., ]*\\)(\\.\\w+)*)*");
  }

  private void choose(Operation.Choose choose) {
    List<Operation.Choice> choices = new ArrayList<>(choose.choices());
    choose
        .otherwise()
        .ifPresent(way -> choices.add(new Operation.Choice(Code.text("default"), List.of(), way)));
    Set<String> jumps =
        choices.stream().map(choice -> frame.jump(choice.way())).collect(Collectors.toSet());
    boolean alike = jumps.size() == 1 && !jumps.contains(frame.complete());
    StringBuilder code = new StringBuilder("switch (" + text.of(choose.selector()) + ") {\n");
    for (Operation.Choice choice : choices) {
      code.append(CodeText.indented(arm(choice, alike)));
    }
    code.append("}");
    if (alike) {
      code.append("\n" + jumps.iterator().next());
    }
    withCopies(code.toString());
  }

  private String arm(Operation.Choice choice, boolean alike) {
    StringBuilder body = new StringBuilder();
    for (Variable variable : choice.bound()) {
      if (!text.nameInPattern(variable).equals(names.of(variable))) {
        body.append(names.of(variable) + " = " + text.nameInPattern(variable) + ";\n");
      }
    }
    body.append(frame.setting(choice.way()));
    if (!alike) {
      body.append(frame.jump(choice.way())).append('\n');
    }
    String statements = body.toString();
    String labels = text.of(choice.labels()) + " -> ";
    if (statements.isEmpty()) {
      return labels + "{}";
    }
    return alike && statements.indexOf('\n') == statements.length() - 1
        ? labels + statements
        : labels + "{\n" + CodeText.indented(statements) + "}";
  }

  private void go(Operation.Go go, State next) {
    Optional<Operation.Return> exit = onlyReturn(go.way());
    if (leadsTo(go.way(), next)) {
      frame.mark(go.way()).ifPresent(out::line);
    } else if (exit.isPresent()) {
      exit(exit.get());
    } else {
      out.line(frame.go(go.way()));
    }
  }

  /**
   * What the way leads to, if that is to return, and from here it means the same: a {@code try}
   * between the two would catch what the value throws.
   */
  private Optional<Operation.Return> onlyReturn(Way way) {
    return way.target()
        .filter(target -> way.mark().isEmpty() && frame.isInnermost(target))
        .filter(target -> target.operations().size() == 1)
        .map(target -> target.operations().get(0))
        .filter(Operation.Return.class::isInstance)
        .map(Operation.Return.class::cast)
        .filter(exit -> exit.way().target().isEmpty());
  }

  /** Whether control falls from the end of one state into the next, for having to go there. */
  static boolean fallsInto(State one, State next) {
    List<Operation> operations = one.operations();
    return !operations.isEmpty()
            && operations.get(operations.size() - 1) instanceof Operation.Go go
            && leadsTo(go.way(), next)
        || operations.stream().anyMatch(operation -> skipsTo(next, one, operation));
  }

  private static boolean leadsTo(Way way, State next) {
    return next != null
        && way.target().isPresent()
        && way.target().get().number() == next.number()
        && next.number() >= 0;
  }

  private void exit(Operation.Return exit) {
    if (exit.value().isPresent()) {
      String value = text.of(exit.value().get());
      withCopies(CodeText.RESULT + " = " + value + ";");
    }
    out.line(frame.go(exit.way()));
  }
}
