package dev.pawl.processor.liveness;

import dev.pawl.processor.code.Variable;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.normalise.Suspension;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each suspension keeps, by data flow over the machine: backwards for what is wanted later, forwards for what the fields
 * already hold.
 */
public final class Liveness {
  /**
   * What one suspension does with the fields.
   *
   * @param restored the variables that are wanted when it goes on, in the order of their declaration
   * @param saved those of them whose fields don't hold their values yet
   * @param cleared the variables whose fields still hold references that nobody wants
   */
  public record Kept(List<Variable> restored, List<Variable> saved, List<Variable> cleared) {}

  private final FlowGraph graph;
  private final Set<Variable> order;
  private final Map<FlowGraph.Node, Set<Variable>> liveIn = new HashMap<>();
  private final Map<FlowGraph.Node, Set<Variable>> heldIn = new HashMap<>();
  private final Map<FlowGraph.Node, Set<Variable>> storedIn = new HashMap<>();
  private final Map<Suspension, Kept> kept = new LinkedHashMap<>();
  private final Set<Variable> atStart = new LinkedHashSet<>();

  private Liveness(Machine machine, Placement placement) {
    this.graph = FlowGraph.of(machine);
    this.order = new LinkedHashSet<>(machine.body().parameters());
    order.addAll(placement.shared());
  }

  /** The liveness of a machine's variables. */
  public static Liveness of(Machine machine, Placement placement) {
    Liveness liveness = new Liveness(machine, placement);
    liveness.findLive();
    Set<Variable> parameters = new LinkedHashSet<>(machine.body().parameters());
    liveness.atStart.addAll(parameters);
    liveness.atStart.retainAll(liveness.liveIn.get(liveness.graph.nodes().get(0)));
    liveness.findHeld(parameters);
    liveness.findStored(parameters);
    liveness.conclude();
    return liveness;
  }

  /** What a suspension keeps. */
  public Kept at(Suspension suspension) {
    return kept.get(suspension);
  }

  /** The parameters that are wanted at all. */
  public Set<Variable> atStart() {
    return Collections.unmodifiableSet(atStart);
  }

  /** All variables that need a field, parameters first. */
  public Set<Variable> fields() {
    Set<Variable> fields = new LinkedHashSet<>(atStart);
    for (Variable variable : order) {
      if (kept.values().stream().anyMatch(one -> one.restored().contains(variable))) {
        fields.add(variable);
      }
    }
    return fields;
  }

  private void findLive() {
    for (FlowGraph.Node node : graph.nodes()) {
      liveIn.put(node, new LinkedHashSet<>());
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = graph.nodes().size() - 1; i >= 0; i--) {
        FlowGraph.Node node = graph.nodes().get(i);
        Set<Variable> live = new LinkedHashSet<>();
        node.next.forEach(next -> live.addAll(liveIn.get(next)));
        live.removeAll(node.mentions.kills());
        live.addAll(node.mentions.reads());
        // An exception may come before the operation has written anything.
        node.handlers.forEach(handler -> live.addAll(liveIn.get(handler)));
        changed |= liveIn.get(node).addAll(live);
      }
    }
  }

  /** Which fields may hold a reference: it is what was live at the last suspension, or the parameters. */
  private void findHeld(Set<Variable> parameters) {
    graph.nodes().forEach(node -> heldIn.put(node, new LinkedHashSet<>()));
    heldIn.get(graph.nodes().get(0)).addAll(parameters);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (FlowGraph.Node node : graph.nodes()) {
        Set<Variable> out = new LinkedHashSet<>(heldIn.get(node));
        if (isPoll(node)) {
          out.addAll(restored(node));
        }
        for (FlowGraph.Node next : node.next) {
          changed |= heldIn.get(next).addAll(out);
        }
        for (FlowGraph.Node handler : node.handlers) {
          changed |= heldIn.get(handler).addAll(out);
        }
      }
    }
  }

  /** Which fields hold the variable's present value on every way here. */
  private void findStored(Set<Variable> parameters) {
    FlowGraph.Node start = graph.nodes().get(0);
    graph.nodes().forEach(node -> storedIn.put(node, new LinkedHashSet<>(order)));
    storedIn.get(start).retainAll(parameters);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (FlowGraph.Node node : graph.nodes()) {
        Set<Variable> in = storedIn.get(node);
        Set<Variable> out = new LinkedHashSet<>(in);
        out.removeAll(node.mentions.writes());
        out.removeAll(node.mentions.kills());
        if (isPoll(node)) {
          out.retainAll(restored(node));
        }
        for (FlowGraph.Node next : node.next) {
          changed |= storedIn.get(next).retainAll(out);
        }
        for (FlowGraph.Node handler : node.handlers) {
          changed |= storedIn.get(handler).retainAll(out);
          changed |= storedIn.get(handler).retainAll(in);
        }
      }
    }
  }

  private void conclude() {
    for (FlowGraph.Node node : graph.nodes()) {
      if (isPoll(node)) {
        Set<Variable> restored = restored(node);
        Set<Variable> saved = new LinkedHashSet<>(restored);
        saved.removeAll(storedIn.get(node));
        Set<Variable> cleared = new LinkedHashSet<>(heldIn.get(node));
        cleared.removeAll(restored);
        cleared.removeIf(variable -> !variable.isReference());
        kept.put(
            suspension(node),
            new Kept(List.copyOf(restored), List.copyOf(saved), List.copyOf(cleared)));
      }
    }
  }

  /** The awaited task itself has a field of its own. */
  private Set<Variable> restored(FlowGraph.Node node) {
    Set<Variable> restored = new LinkedHashSet<>(order);
    restored.retainAll(liveIn.get(node));
    restored.remove(suspension(node).child());
    return restored;
  }

  private static boolean isPoll(FlowGraph.Node node) {
    return node.operation.filter(Operation.Poll.class::isInstance).isPresent();
  }

  private static Suspension suspension(FlowGraph.Node node) {
    return ((Operation.Poll) node.operation.orElseThrow()).suspension();
  }
}
