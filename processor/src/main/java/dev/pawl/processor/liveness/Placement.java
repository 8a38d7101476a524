package dev.pawl.processor.liveness;

import dev.pawl.processor.code.Variable;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.Part;
import dev.pawl.processor.machine.Region;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Try;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where variables are declared: one that a single state mentions stays in that state, as the user
 * wrote it; one that several share is declared once for all of them.
 */
public final class Placement {
  private final Set<Variable> shared = new LinkedHashSet<>();
  private final Set<Variable> constants = new LinkedHashSet<>();
  private final Map<Variable, Set<Variable>> madeOf = new HashMap<>();
  private final Map<Variable, State> homes = new LinkedHashMap<>();
  private final Set<Variable> mentioned = new LinkedHashSet<>();
  private final Set<Variable> written = new LinkedHashSet<>();

  private Placement() {}

  /** The places of all variables of a machine. */
  public static Placement of(Machine machine) {
    Placement placement = new Placement();
    machine.body().parameters().forEach(parameter -> placement.homes.put(parameter, null));
    placement.visit(machine.main());
    new ArrayList<>(placement.constants).forEach(placement::shareWhatItIsMadeOf);
    return placement;
  }

  /** Whether several states mention a variable. */
  public boolean isShared(Variable variable) {
    return shared.contains(variable);
  }

  /** The constants that several states mention: no state changes them, so they belong to none. */
  public Set<Variable> constants() {
    return constants;
  }

  /**
   * Whether a constant, or a parameter that keeps the value it has from the start: its name is
   * effectively final.
   */
  public boolean isConstant(Variable variable) {
    return constants.contains(variable)
        || variable.role() == Variable.Role.PARAMETER && !written.contains(variable);
  }

  /** Whether any state mentions a variable: a parameter may be there for its callers only. */
  public boolean isMentioned(Variable variable) {
    return mentioned.contains(variable);
  }

  /** The shared variables, in the order in which they are first mentioned. */
  public Set<Variable> shared() {
    return shared;
  }

  /**
   * The states in which a variable of the user's is declared: another one may call its own the
   * same.
   */
  public Set<State> statesWithLocals() {
    Set<State> states = new HashSet<>();
    homes.forEach(
        (variable, home) -> {
          if (home != null && variable.role() != Variable.Role.TEMPORARY) {
            states.add(home);
          }
        });
    return states;
  }

  /** All variables with the state that is the only one to mention it; null for the shared ones. */
  public Map<Variable, State> homes() {
    return homes;
  }

  /** A constant of the task's class can be made of such constants only. */
  private void shareWhatItIsMadeOf(Variable constant) {
    for (Variable part : madeOf.getOrDefault(constant, Set.of())) {
      homes.put(part, null);
      if (constants.add(part)) {
        shareWhatItIsMadeOf(part);
      }
    }
  }

  private void visit(Region region) {
    for (Part part : region.parts()) {
      if (part instanceof State state) {
        visit(state);
      } else if (part instanceof Try attempt) {
        visit(attempt.body());
        for (Try.Handler handler : attempt.handlers()) {
          mention(handler.parameter(), handler.block());
          visit(handler.block());
        }
      }
    }
  }

  private void visit(State state) {
    for (Operation operation : state.operations()) {
      Mentions mentions = Mentions.of(operation);
      mentions.all().forEach(variable -> mention(variable, state));
      mentions.kills().stream()
          .filter(variable -> variable.role() == Variable.Role.CONSTANT)
          .forEach(constant -> madeOf.put(constant, constantsOf(mentions)));
      written.addAll(mentions.writes());
      written.addAll(mentions.kills());
    }
  }

  private static Set<Variable> constantsOf(Mentions mentions) {
    return mentions.reads().stream()
        .filter(variable -> variable.role() == Variable.Role.CONSTANT)
        .collect(Collectors.toSet());
  }

  private void mention(Variable variable, State state) {
    mentioned.add(variable);
    if (!homes.containsKey(variable)) {
      homes.put(variable, state);
    } else if (homes.get(variable) != state) {
      homes.put(variable, null);
      if (variable.role() == Variable.Role.CONSTANT) {
        constants.add(variable);
      } else if (variable.role() != Variable.Role.PARAMETER) {
        shared.add(variable);
      }
    }
  }
}
