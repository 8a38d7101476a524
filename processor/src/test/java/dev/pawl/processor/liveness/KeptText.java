package dev.pawl.processor.liveness;

import dev.pawl.processor.code.Variable;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.normalise.Normaliser;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.split.Splitter;
import java.util.Collection;
import java.util.stream.Collectors;

/** What each await of a method keeps as text, for tests. */
final class KeptText {
  private KeptText() {}

  static String of(MethodSource source) {
    Machine machine = Splitter.split(Normaliser.normalise(source));
    Liveness liveness = Liveness.of(machine, Placement.of(machine));
    StringBuilder text = new StringBuilder("fields:" + names(liveness.fields()) + "\n");
    for (State state : machine.states()) {
      if (state.suspension().isEmpty()) continue;
      Liveness.Kept kept = liveness.at(state.suspension().get());
      text.append(state.number())
          .append(": save" + names(kept.saved()))
          .append(", restore" + names(kept.restored()))
          .append(kept.cleared().isEmpty() ? "" : ", clear" + names(kept.cleared()))
          .append('\n');
    }
    return text.toString();
  }

  private static String names(Collection<Variable> variables) {
    return variables.isEmpty()
        ? " nothing"
        : variables.stream().map(Variable::name).collect(Collectors.joining(" ", " ", ""));
  }
}
