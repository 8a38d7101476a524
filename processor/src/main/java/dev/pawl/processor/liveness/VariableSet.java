package dev.pawl.processor.liveness;

import dev.pawl.processor.code.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The variables that a data flow is about, numbered, so that sets of them are cheap. */
final class VariableSet {
  private final List<Variable> variables;
  private final Map<Variable, Integer> numbers = new HashMap<>();

  VariableSet(Set<Variable> variables) {
    this.variables = new ArrayList<>(variables);
    for (Variable variable : variables) {
      numbers.put(variable, numbers.size());
    }
  }

  /** The bits of those of some variables that the data flow is about. */
  BitSet bits(Set<Variable> some) {
    BitSet bits = new BitSet(variables.size());
    for (Variable variable : some) {
      Integer number = numbers.get(variable);
      if (number != null) {
        bits.set(number);
      }
    }
    return bits;
  }

  /** All of them. */
  BitSet all() {
    BitSet bits = new BitSet(variables.size());
    bits.set(0, variables.size());
    return bits;
  }

  /** The variables of some bits, in their order. */
  List<Variable> of(BitSet bits) {
    return bits.stream().mapToObj(variables::get).toList();
  }
}
