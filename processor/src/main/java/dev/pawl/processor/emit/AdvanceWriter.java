package dev.pawl.processor.emit;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.liveness.Liveness;
import dev.pawl.processor.liveness.Placement;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.Part;
import dev.pawl.processor.machine.Region;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Try;
import dev.pawl.processor.machine.Way;
import dev.pawl.processor.normalise.Suspension;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes {@code advance}. A region is a {@code switch} over the state in an endless loop; control falls from case to case, and a
 * jump sets the state and goes round. A ready child therefore costs neither: its value is used right behind its poll, and
 * fields are touched only on the way out with a pending one and on the way back in.
 */
final class AdvanceWriter implements Ways {
  private static final String COMPLETE = "return true;";

  private record Scope(Region region, String label) {}

  private final Machine machine;
  private final Placement placement;
  private final Liveness liveness;
  private final NameScope names;
  private final Fields fields;
  private final CodeText text;
  private final SourceWriter out;
  private final Deque<Scope> scopes = new ArrayDeque<>();
  private final String state;
  private final String cx;

  AdvanceWriter(
      Machine machine,
      Placement placement,
      Liveness liveness,
      NameScope names,
      Fields fields,
      SourceWriter out) {
    this.machine = machine;
    this.placement = placement;
    this.liveness = liveness;
    this.names = names;
    this.fields = fields;
    this.text = new CodeText(names, placement, this);
    this.out = out;
    this.state = names.fresh("state");
    this.cx = names.fresh("cx");
  }

  /**
   * The whole method.
   *
   * @param context how {@code Context} is written
   * @param thrown what it throws, as source text
   */
  void write(String context, String thrown) {
    String throwing = thrown.equals("RuntimeException") ? "" : " throws " + thrown;
    out.line("@Override");
    out.open("protected boolean advance(" + context + " " + cx + ")" + throwing + " {");
    out.line("int " + state + " = resume();");
    declareLocals();
    restoreLocals();
    if (machine.main().numbered().size() == 1 && machine.main().parts().size() == 1) {
      straight();
    } else {
      region(machine.main(), names.fresh("main"), null, "return true;");
    }
    out.close("}");
  }

  /** A body without an await needs no dispatch. */
  private void straight() {
    State only = (State) machine.main().parts().get(0);
    operations(only, null);
    if (only.completes()) {
      out.line("return true;");
    }
  }

  // Locals.

  private Set<Variable> locals() {
    Set<Variable> locals = new LinkedHashSet<>(machine.body().parameters());
    locals.retainAll(placement.homes().keySet());
    locals.removeIf(p -> !isMentioned(p));
    locals.addAll(placement.shared());
    return locals;
  }

  private boolean isMentioned(Variable parameter) {
    return placement.isMentioned(parameter);
  }

  private void declareLocals() {
    for (Variable variable : locals()) {
      String value =
          liveness.atStart().contains(variable)
              ? "this." + fields.of(variable)
              : variable.initialValue();
      out.line(variable.type() + " " + names.of(variable) + " = " + value + ";");
    }
  }

  private void restoreLocals() {
    List<Suspension> suspensions = suspensions();
    if (suspensions.isEmpty()) {
      return;
    }
    out.open("switch (" + state + ") {");
    for (State resumed : machine.states()) {
      resumed.suspension().ifPresent(suspension -> restore(resumed, suspension));
    }
    out.line("default -> {}");
    out.close("}");
  }

  private void restore(State resumed, Suspension suspension) {
    List<Variable> restored =
        liveness.at(suspension).restored().stream()
            .filter(variable -> !liveness.atStart().contains(variable))
            .toList();
    Variable child = suspension.child();
    String awaited = names.of(child) + " = (" + child.type() + ") awaited();";
    if (restored.isEmpty()) {
      out.line("case " + resumed.number() + " -> " + awaited);
      return;
    }
    out.open("case " + resumed.number() + " -> {");
    out.line(awaited);
    for (Variable variable : restored) {
      out.line(names.of(variable) + " = this." + fields.of(variable) + ";");
    }
    out.close("}");
  }

  private List<Suspension> suspensions() {
    return machine.states().stream().map(State::suspension).flatMap(Optional::stream).toList();
  }

  // Regions.

  private void region(Region region, String label, State behind, String atEnd) {
    scopes.push(new Scope(region, label));
    out.line(label + ":");
    out.open("for (;;) {");
    out.open("switch (" + state + ") {");
    List<Part> parts = region.parts();
    boolean falls = false;
    boolean indented = false;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof State one && one.isAlias()) {
        continue;
      }
      State next = i + 1 < parts.size() ? first(parts.get(i + 1)) : behind;
      if (falls && parts.get(i) instanceof Try attempt) {
        out.line(state + " = " + attempt.body().numbered().get(0).number() + ";");
      }
      if (indented && isLabelled(parts.get(i))) {
        out.outdent();
        indented = false;
      }
      if (parts.get(i) instanceof State one) {
        indented |= state(one, next);
        falls = completes(one, next);
      } else if (parts.get(i) instanceof Try attempt) {
        indented |= attempt(attempt, next);
        falls = completes(attempt, next);
      }
    }
    if (completes(parts, behind)) {
      out.line(atEnd);
    }
    if (indented) {
      out.outdent();
    }
    out.close("}");
    out.close("}");
    scopes.pop();
  }

  private static boolean isLabelled(Part part) {
    return part instanceof Try || ((State) part).number() >= 0;
  }

  /** Whether control falls out of the last part, be it only because that is where it was to go. */
  private static boolean completes(List<Part> parts, State behind) {
    Part last = parts.get(parts.size() - 1);
    return last instanceof State one ? completes(one, behind) : completes((Try) last, behind);
  }

  private static boolean completes(Try attempt, State behind) {
    return completes(attempt.body().parts(), behind)
        || attempt.handlers().stream().anyMatch(handler -> completes(handler.block(), behind));
  }

  private static boolean completes(State one, State behind) {
    return one.completes() || goesTo(one, behind);
  }

  private static State first(Part part) {
    return part instanceof Try attempt ? first(attempt.body().parts().get(0)) : (State) part;
  }

  /** One state; true if it began a case, whose statements are indented from then on. */
  private boolean state(State one, State next) {
    boolean braces = declaresUserLocal(one);
    if (one.number() >= 0) {
      String comment =
          one.suspension().map(s -> " // " + s.what() + ", " + place(s.offset())).orElse("");
      out.line("case " + one.number() + ":" + (braces ? " {" : "") + comment);
      out.indent();
    } else if (braces) {
      out.open("{");
    }
    operations(one, next);
    if (braces) {
      out.close("}");
      if (one.number() >= 0) {
        out.indent();
      }
    }
    return one.number() >= 0;
  }

  private boolean declaresUserLocal(State one) {
    return placement.homes().entrySet().stream()
        .anyMatch(
            entry ->
                entry.getValue() == one && entry.getKey().role() == Variable.Role.LOCAL);
  }

  private boolean attempt(Try attempt, State next) {
    List<State> inside = attempt.body().numbered();
    out.line(
        "case "
            + inside.stream().map(s -> "" + s.number()).collect(Collectors.joining(", "))
            + ":");
    out.indent();
    out.open("try {");
    for (String checked : checkedTypes(attempt)) {
      out.line("StateMachine.<" + checked + ">mayThrow();");
    }
    String label = names.fresh("body");
    region(attempt.body(), label, next, "break " + label + ";");
    for (Try.Handler handler : attempt.handlers()) {
      handler(handler, next);
    }
    out.close("}");
    return true;
  }

  /** Only where an exception is thrown on with its type erased would javac miss a checked one. */
  private static Set<String> checkedTypes(Try attempt) {
    Set<String> types = new LinkedHashSet<>();
    boolean erases =
        attempt.body().states().stream()
            .flatMap(one -> one.operations().stream())
            .flatMap(AdvanceWriter::codeOf)
            .anyMatch(code -> code.toString().contains("throw rethrow("));
    if (erases) {
      attempt.handlers().forEach(handler -> types.addAll(handler.checked()));
    }
    return types;
  }

  private void handler(Try.Handler handler, State next) {
    Variable parameter = handler.parameter();
    boolean shared = placement.isShared(parameter);
    String name = shared ? names.fresh(parameter.name()) : names.of(parameter);
    out.close("} catch (" + handler.types() + " " + name + ") {");
    out.indent();
    if (shared) {
      out.line(names.of(parameter) + " = " + name + ";");
    }
    operations(handler.block(), next);
  }

  // Operations.

  private void operations(State one, State next) {
    for (Operation operation : one.operations()) {
      if (operation instanceof Operation.Run run) {
        run(run);
      } else if (operation instanceof Operation.Poll poll) {
        poll(one, poll.suspension());
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
    String code = text.of(run.code(), run.leaving(), run.returning());
    if (!code.equals(";")) {
      withCopies(code);
    }
  }

  private void withCopies(String code) {
    for (Map.Entry<Variable, String> copy : text.takeCopies().entrySet()) {
      out.line("var " + copy.getValue() + " = " + names.of(copy.getKey()) + ";");
    }
    out.line(code);
  }

  private void poll(State one, Suspension suspension) {
    String child = names.of(suspension.child());
    String polled = names.of(suspension.polled());
    String pending;
    if (suspension.taskClass().isPresent()) {
      pending = "!" + child + ".advance(" + cx + ")";
    } else if (uses(one, suspension.polled())) {
      out.line("var " + polled + " = " + child + ".poll(" + cx + ");");
      pending = polled + ".isPending()";
    } else {
      pending = child + ".poll(" + cx + ").isPending()";
    }
    out.open("if (" + pending + ") {");
    out.line("suspend(" + one.number() + ", " + child + ", " + cx + ");");
    Liveness.Kept kept = liveness.at(suspension);
    for (Variable variable : kept.saved()) {
      out.line("this." + fields.of(variable) + " = " + names.of(variable) + ";");
    }
    for (Variable variable : kept.cleared()) {
      out.line("this." + fields.of(variable) + " = null;");
    }
    out.line("return false;");
    out.close("}");
  }

  private static boolean uses(State one, Variable polled) {
    return one.operations().stream()
        .filter(operation -> !(operation instanceof Operation.Poll))
        .anyMatch(operation -> codeOf(operation).anyMatch(code -> mentions(code, polled)));
  }

  private static java.util.stream.Stream<Code> codeOf(Operation operation) {
    if (operation instanceof Operation.Run run) {
      return java.util.stream.Stream.of(run.code());
    } else if (operation instanceof Operation.Branch branch) {
      return java.util.stream.Stream.of(branch.condition());
    } else if (operation instanceof Operation.Choose choose) {
      return java.util.stream.Stream.of(choose.selector());
    } else if (operation instanceof Operation.Return exit) {
      return exit.value().stream();
    }
    return java.util.stream.Stream.empty();
  }

  private static boolean mentions(Code code, Variable variable) {
    return code.flattened()
        .anyMatch(
            piece ->
                piece instanceof Piece.Use use && use.variable() == variable
                    || piece instanceof Piece.Capture capture && capture.variable() == variable);
  }

  private void branch(Operation.Branch branch) {
    String condition = text.of(branch.condition());
    String test = branch.when() ? condition : negated(condition);
    withCopies("if (" + test + ") {\n" + go(branch.way()).indent(2) + "}");
  }

  private static String negated(String condition) {
    boolean simple =
        condition.matches("[\\w.]+(\\([\\w., ]*\\)(\\.\\w+)*)*");
    return simple ? "!" + condition : "!(" + condition + ")";
  }

  private void choose(Operation.Choose choose) {
    List<Operation.Choice> choices = new ArrayList<>(choose.choices());
    choose
        .otherwise()
        .ifPresent(way -> choices.add(new Operation.Choice(Code.text("default"), List.of(), way)));
    Set<String> jumps =
        choices.stream().map(choice -> jump(choice.way())).collect(Collectors.toSet());
    boolean alike = jumps.size() == 1 && !jumps.contains(COMPLETE);
    StringBuilder code = new StringBuilder("switch (" + text.of(choose.selector()) + ") {\n");
    for (Operation.Choice choice : choices) {
      code.append(arm(choice, alike).indent(2));
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
      body.append(names.of(variable) + " = " + text.nameInPattern(variable) + ";\n");
    }
    body.append(setting(choice.way()));
    if (!alike) {
      body.append(jump(choice.way())).append('\n');
    }
    String statements = body.toString();
    String labels = text.of(choice.labels()) + " -> ";
    return statements.indexOf('\n') == statements.length() - 1
        ? labels + statements
        : labels + "{\n" + statements.indent(2) + "}";
  }

  private void go(Operation.Go go, State next) {
    if (leadsTo(go.way(), next)) {
      mark(go.way()).ifPresent(out::line);
    } else {
      out.line(go(go.way()));
    }
  }

  private static boolean goesTo(State one, State next) {
    List<Operation> operations = one.operations();
    return !operations.isEmpty()
        && operations.get(operations.size() - 1) instanceof Operation.Go go
        && leadsTo(go.way(), next);
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
      withCopies(result() + " = " + value + ";");
    }
    out.line(go(exit.way()));
  }

  // Ways.

  @Override
  public String go(Way way) {
    return setting(way) + jump(way);
  }

  /** What a way notes before it is gone. */
  private String setting(Way way) {
    String mark = mark(way).map(line -> line + "\n").orElse("");
    return way.target().map(to -> mark + state + " = " + to.number() + ";\n").orElse(mark);
  }

  private String jump(Way way) {
    if (way.target().isEmpty()) {
      return COMPLETE;
    }
    State target = way.target().get();
    return "continue "
        +         scopes.stream()
            .filter(scope -> scope.region.holds(target))
            .map(Scope::label)
            .findFirst()
            .orElseThrow()
        + ";";
  }

  private Optional<String> mark(Way way) {
    return way.mark()
        .filter(mark -> mark.cleanup().remembers())
        .map(mark -> names.of(mark.cleanup().exit()) + " = " + mark.exit() + ";");
  }

  @Override
  public String result() {
    return "this.value";
  }

  private String place(int offset) {
    return machine.body().source().text().fileName()
        + ":"
        + machine.body().source().text().line(offset);
  }
}
