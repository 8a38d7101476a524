package dev.pawl.processor.emit;

import dev.pawl.processor.code.Variable;
import dev.pawl.processor.liveness.Liveness;
import dev.pawl.processor.liveness.Placement;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.normalise.Suspension;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How shared variables outlive a poll: locals while the machine runs, fields while it is suspended,
 * and the statements that carry them over. What one suspension doesn't want is not touched at it.
 */
final class Keeping {
  private final Machine machine;
  private final Placement placement;
  private final Liveness liveness;
  private final NameScope names;
  private final Fields fields;

  Keeping(Machine machine, Placement placement, Liveness liveness, NameScope names, Fields fields) {
    this.machine = machine;
    this.placement = placement;
    this.liveness = liveness;
    this.names = names;
    this.fields = fields;
  }

  /** The declarations of all locals that states share. */
  List<String> declare() {
    List<String> lines = new ArrayList<>();
    for (Variable variable : locals()) {
      String value =
          liveness.atStart().contains(variable)
              ? "this." + fields.of(variable)
              : variable.initialValue();
      lines.add(variable.type() + " " + names.of(variable) + " = " + value + ";");
    }
    return lines;
  }

  private Set<Variable> locals() {
    Set<Variable> locals = new LinkedHashSet<>(machine.body().parameters());
    locals.removeIf(parameter -> !placement.isMentioned(parameter));
    locals.addAll(placement.shared());
    return locals;
  }

  /**
   * The switch that gives the locals the values that they had at the await to go on from. A machine
   * that its call chain has brought to its end already has nothing to go on from.
   */
  List<String> restore(List<State> states, String stateName) {
    List<String> lines = new ArrayList<>();
    for (State resumed : states) {
      resumed.suspension().ifPresent(suspension -> lines.addAll(restore(resumed, suspension)));
    }
    if (!lines.isEmpty()) {
      lines.add(0, "switch (" + stateName + ") {");
      lines.add("  case -1 -> { // at its end already");
      lines.add("    return true;");
      lines.add("  }");
      lines.add("  default -> {}");
      lines.add("}");
    }
    return lines;
  }

  private List<String> restore(State resumed, Suspension suspension) {
    List<String> lines = new ArrayList<>();
    Variable child = suspension.child();
    lines.add(names.of(child) + " = (" + child.type() + ") awaited();");
    for (Variable variable : liveness.at(suspension).restored()) {
      // The parameters' fields are read on every poll.
      if (!liveness.atStart().contains(variable)) {
        lines.add(names.of(variable) + " = this." + fields.of(variable) + ";");
      }
    }
    String head = "  case " + resumed.number() + " -> ";
    if (lines.size() == 1) {
      return List.of(head + lines.get(0));
    }
    lines.replaceAll(line -> "    " + line);
    lines.add(0, head + "{");
    lines.add("  }");
    return lines;
  }

  /**
   * What one suspension stores: what is wanted later, and null where nothing is wanted any more.
   */
  List<String> save(Suspension suspension) {
    List<String> lines = new ArrayList<>();
    Liveness.Kept kept = liveness.at(suspension);
    for (Variable variable : kept.saved()) {
      lines.add("this." + fields.of(variable) + " = " + names.of(variable) + ";");
    }
    for (Variable variable : kept.cleared()) {
      lines.add("this." + fields.of(variable) + " = null;");
    }
    return lines;
  }
}
