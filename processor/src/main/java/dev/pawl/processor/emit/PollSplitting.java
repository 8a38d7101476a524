package dev.pawl.processor.emit;

import dev.pawl.processor.code.TypeText;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.liveness.Liveness;
import dev.pawl.processor.liveness.Placement;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.MethodLength;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.Part;
import dev.pawl.processor.machine.Region;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Try;
import dev.pawl.processor.normalise.Suspension;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a machine that is too long for one method: HotSpot never compiles a method of more than
 * 8,000 bytes of bytecode, and javac refuses one of more than 65,535. {@code advance} then only
 * says which piece has the state; a piece gives the next state. The pieces share no locals, so what
 * states share is kept in fields all the time.
 */
public final class PollSplitting {
  private static final int POLL = 60;
  private static final int FIELD = 12;

  private final Machine machine;
  private final Placement placement;
  private final NameScope names;
  private final SourceWriter out;
  private final Set<Variable> fields;
  private final Map<Suspension, List<Variable>> unwanted;
  private final List<String> pieces = new ArrayList<>();
  private final int longest;
  private String context;

  PollSplitting(
      Machine machine, Placement placement, Liveness liveness, NameScope names, SourceWriter out) {
    this.machine = machine;
    this.placement = placement;
    this.names = names;
    this.out = out;
    this.fields = fields(machine, placement);
    this.unwanted = liveness.unwanted(fields);
    this.longest = machine.pieces().orElseThrow().whole();
  }

  /** Whether a machine's {@code advance} stays below the limit. */
  public static boolean fitsOneMethod(Machine machine, Liveness liveness, MethodLength length) {
    int size = size(machine.main());
    for (State state : machine.states()) {
      if (state.suspension().isPresent()) {
        Liveness.Kept kept = liveness.at(state.suspension().get());
        size += FIELD * (kept.restored().size() + kept.saved().size() + kept.cleared().size());
      }
    }
    return size <= length.whole();
  }

  /** The variables that need a field: all that states share, but for the awaited tasks. */
  static Set<Variable> fields(Machine machine, Placement placement) {
    Set<Variable> fields = new LinkedHashSet<>(machine.body().parameters());
    fields.removeIf(parameter -> !placement.isMentioned(parameter));
    fields.addAll(placement.shared());
    machine.states().forEach(one -> one.suspension().ifPresent(s -> fields.remove(s.child())));
    return fields;
  }

  /** {@code advance} and its pieces. */
  void write(String throwing) {
    TypeText types = machine.body().reader().types();
    this.context = types.imported(AdvanceWriter.CONTEXT);
    String state = names.fresh("state");
    String cx = names.fresh("cx");
    out.line("@" + types.javaLang("Override"));
    out.open("protected boolean advance(" + context + " " + cx + ")" + throwing + " {");
    out.line("int " + state + " = resume(" + cx + ");");
    // A piece may throw what only the piece that called it catches, so none says what it throws.
    String thrown = names.fresh("thrown");
    out.open("try {");
    out.open("while (" + state + " >= 0) {");
    dispatch(machine.main(), null, state, cx).forEach(out::line);
    out.close("}");
    out.close("} catch (" + types.javaLang("Throwable") + " " + thrown + ") {");
    out.indent();
    out.line("throw rethrow(" + thrown + ");");
    out.close("}");
    out.line(
        "return " + state + " == -1; // which a piece gives at the end; -2 where it has to wait");
    out.close("}");
    for (String piece : pieces) {
      out.blank();
      out.line(piece.stripTrailing());
    }
  }

  /** The statements that call the piece which has the state. */
  private List<String> dispatch(Region region, State behind, String state, String cx) {
    List<List<Part>> groups = groups(region);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      boolean last = i == groups.size() - 1;
      State next = last ? behind : groups.get(i + 1).get(0).first();
      String call = state + " = " + piece(groups.get(i), next) + "(" + state + ", " + cx + ");";
      if (groups.size() == 1) {
        lines.add(call);
      } else if (last) {
        lines.add("} else {\n  " + call + "\n}");
      } else {
        String test = "if (" + state + " < " + next.number() + ") {\n  ";
        lines.add((i == 0 ? "" : "} else ") + test + call);
      }
    }
    return lines;
  }

  private List<List<Part>> groups(Region region) {
    List<List<Part>> groups = new ArrayList<>();
    int size = 0;
    for (Part part : region.parts()) {
      if (part instanceof State state && state.isAlias()) {
        continue;
      }
      int more = size(part);
      if (groups.isEmpty() || size + more > longest && canBegin(part)) {
        groups.add(new ArrayList<>());
        size = 0;
      }
      groups.get(groups.size() - 1).add(part);
      size += more;
    }
    return groups;
  }

  /** A poll needs its task, which is a local of the piece that made it. */
  private static boolean canBegin(Part part) {
    return part instanceof Try
        || part instanceof State state && state.number() >= 0 && state.suspension().isEmpty();
  }

  private String piece(List<Part> parts, State next) {
    String name = names.freshMethod("piece");
    int place = pieces.size();
    pieces.add("");
    SourceWriter text = new SourceWriter();
    Frame frame = Frame.ofPiece(names, names.fresh("state"), names.fresh("cx"));
    text.open(
        "private int "
            + name
            + "(int "
            + frame.state()
            + ", "
            + context
            + " "
            + frame.context()
            + ") throws "
            + machine.body().reader().types().javaLang("Throwable")
            + " {");
    Region region = new Region();
    parts.forEach(region::add);
    CodeText code = new CodeText(names, placement, frame);
    OperationWriter operations =
        new OperationWriter(names, suspension -> List.of(), this::clear, code, frame, text);
    RegionWriter regions =
        new RegionWriter(names, placement, machine.body().source(), operations, frame, text);
    if (parts.size() == 1 && parts.get(0) instanceof Try attempt && size(attempt) > longest) {
      // To javac a piece throws anything, so none of what is caught is known to be thrown on.
      attempt.handlers().forEach(handler -> operations.erase(handler.parameter()));
      longTry(attempt, next, frame, regions, text);
    } else {
      children(region, frame.state()).forEach(text::line);
      String atEnd = next == null ? frame.complete() : "return " + next.number() + ";";
      regions.write(region, names.fresh("main"), null, atEnd);
    }
    text.close("}");
    pieces.set(place, text.toString());
    return name;
  }

  /** What a suspension lets go of; the fields hold it even if nothing has to be waited for. */
  private List<String> clear(Suspension suspension) {
    return unwanted.get(suspension).stream()
        .filter(fields::contains)
        .map(variable -> "this." + names.of(variable) + " = null;")
        .toList();
  }

  /** A try whose body is in pieces of its own, called from inside it. */
  private void longTry(
      Try attempt, State next, Frame frame, RegionWriter regions, SourceWriter text) {
    List<State> inside = attempt.body().numbered();
    text.open("try {");
    text.open(
        "while ("
            + frame.state()
            + " >= "
            + inside.get(0).number()
            + " && "
            + frame.state()
            + " <= "
            + inside.get(inside.size() - 1).number()
            + ") {");
    dispatch(attempt.body(), next, frame.state(), frame.context()).forEach(text::line);
    text.close("}");
    text.line("return " + frame.state() + ";");
    String atEnd = next == null ? frame.complete() : "return " + next.number() + ";";
    attempt.handlers().forEach(handler -> regions.handler(handler, null, atEnd));
    text.close("}");
  }

  /** The tasks that the states of a piece await, and which of them to go on with. */
  private List<String> children(Region region, String state) {
    List<String> lines = new ArrayList<>();
    List<String> restored = new ArrayList<>();
    for (State one : region.states()) {
      one.suspension()
          .ifPresent(
              suspension -> {
                Variable child = suspension.child();
                String name = names.of(child);
                lines.add(child.type() + " " + name + " = " + child.initialValue() + ";");
                restored.add(
                    "  case "
                        + one.number()
                        + " -> "
                        + name
                        + " = ("
                        + child.type()
                        + ") awaited();");
              });
    }
    if (!restored.isEmpty()) {
      lines.add("switch (" + state + ") {");
      lines.addAll(restored);
      lines.add("  default -> {}\n}");
    }
    return lines;
  }

  // Sizes.

  private static int size(Region region) {
    return region.parts().stream().mapToInt(PollSplitting::size).sum();
  }

  private static int size(Part part) {
    if (part instanceof Try attempt) {
      return size(attempt.body())
          + attempt.handlers().stream().mapToInt(handler -> size(handler.block())).sum();
    }
    return ((State) part).operations().stream().mapToInt(PollSplitting::size).sum();
  }

  private static int size(Operation operation) {
    int own = operation instanceof Operation.Poll ? POLL : FIELD;
    String text =
        OperationWriter.codeOf(operation).map(Object::toString).collect(Collectors.joining());
    return own + (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
  }
}
