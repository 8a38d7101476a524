package dev.pawl.processor.liveness;

import dev.pawl.processor.code.Variable;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.normalise.Suspension;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What each suspension keeps, by data flow over the machine: backwards for what is wanted later,
 * forwards for what the fields already hold.
 */
public final class Liveness {
  /**
   * What one suspension does with the fields.
   *
   * @param restored the variables that are wanted when it goes on, in the order of their
   *     declaration
   * @param saved those of them whose fields don't hold their values yet
   * @param cleared the variables whose fields still hold references that nobody wants
   */
  public record Kept(List<Variable> restored, List<Variable> saved, List<Variable> cleared) {}

  /** One operation and what the data flow knows of the place before it. */
  private static final class Fact {
    private final FlowGraph.Node node;
    private final BitSet reads;
    private final BitSet writes;
    private final BitSet kills;

    /** Wanted here or later. */
    private final BitSet live = new BitSet();

    /** May be held by its field. */
    private final BitSet held = new BitSet();

    /** Is held by its field, with the value that it has here. */
    private final BitSet stored;

    private Fact(FlowGraph.Node node, VariableSet variables) {
      this.node = node;
      this.reads = variables.bits(node.mentions.reads());
      this.writes = variables.bits(node.mentions.writes());
      this.kills = variables.bits(node.mentions.kills());
      this.stored = variables.all();
    }

    private boolean isPoll() {
      return node.operation.filter(Operation.Poll.class::isInstance).isPresent();
    }

    private Suspension suspension() {
      return ((Operation.Poll) node.operation.orElseThrow()).suspension();
    }
  }

  private final FlowGraph graph;
  private final VariableSet variables;
  private final Map<FlowGraph.Node, Fact> facts = new LinkedHashMap<>();
  private final Map<Suspension, Kept> kept = new HashMap<>();
  private final Set<Variable> atStart = new LinkedHashSet<>();
  private final Set<Variable> fields = new LinkedHashSet<>();

  private Liveness(Machine machine, Placement placement) {
    this.graph = FlowGraph.of(machine);
    Set<Variable> all = new LinkedHashSet<>(machine.body().parameters());
    all.addAll(placement.shared());
    this.variables = new VariableSet(all);
    graph.nodes().forEach(node -> facts.put(node, new Fact(node, variables)));
  }

  /** The liveness of a machine's variables. */
  public static Liveness of(Machine machine, Placement placement) {
    Liveness liveness = new Liveness(machine, placement);
    liveness.analyse(new LinkedHashSet<>(machine.body().parameters()));
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
    return Collections.unmodifiableSet(fields);
  }

  /**
   * Where a machine keeps all that its states share in fields, also while it runs: the references
   * that each suspension is the first to have no use for.
   */
  public Map<Suspension, List<Variable>> unwanted(Set<Variable> parameters) {
    Map<Fact, BitSet> held = new HashMap<>();
    facts.values().forEach(fact -> held.put(fact, new BitSet()));
    held.get(facts.get(graph.nodes().get(0))).or(variables.bits(parameters));
    spread(
        held::get,
        fact -> {
          BitSet out = (BitSet) held.get(fact).clone();
          if (fact.isPoll()) {
            out.and(fact.live);
          }
          out.or(fact.writes);
          out.or(fact.kills);
          return out;
        });
    Map<Suspension, List<Variable>> unwanted = new HashMap<>();
    for (Fact fact : facts.values()) {
      if (fact.isPoll()) {
        BitSet dead = (BitSet) held.get(fact).clone();
        dead.andNot(fact.live);
        unwanted.put(
            fact.suspension(), variables.of(dead).stream().filter(Variable::isReference).toList());
      }
    }
    return unwanted;
  }

  private void analyse(Set<Variable> parameters) {
    Fact first = facts.get(graph.nodes().get(0));
    findLive();
    BitSet wanted = variables.bits(parameters);
    wanted.and(first.live);
    atStart.addAll(variables.of(wanted));
    first.held.or(wanted);
    findHeld();
    first.stored.and(variables.bits(parameters));
    findStored();
    conclude();
  }

  private void findLive() {
    List<FlowGraph.Node> backwards = new ArrayList<>(graph.nodes());
    Collections.reverse(backwards);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (FlowGraph.Node node : backwards) {
        Fact fact = facts.get(node);
        BitSet live = new BitSet();
        node.next.forEach(next -> live.or(facts.get(next).live));
        live.andNot(fact.kills);
        live.or(fact.reads);
        // An exception may come before the operation has written anything.
        node.handlers.forEach(handler -> live.or(facts.get(handler).live));
        changed |= addAll(fact.live, live);
      }
    }
  }

  /** What a field may hold is what was live at the last suspension, or a parameter. */
  private void findHeld() {
    spread(
        fact -> fact.held,
        fact -> {
          BitSet out = (BitSet) fact.held.clone();
          if (fact.isPoll()) {
            out.or(restored(fact));
          }
          return out;
        });
  }

  /**
   * Adds to what reaches each operation all that leaves those before it, until nothing is new.
   *
   * @param reaching the sets that grow
   * @param leaving what an operation hands on, as its own set is so far
   */
  private void spread(Function<Fact, BitSet> reaching, Function<Fact, BitSet> leaving) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Fact fact : facts.values()) {
        BitSet out = leaving.apply(fact);
        for (FlowGraph.Node next : fact.node.next) {
          changed |= addAll(reaching.apply(facts.get(next)), out);
        }
        for (FlowGraph.Node handler : fact.node.handlers) {
          changed |= addAll(reaching.apply(facts.get(handler)), out);
        }
      }
    }
  }

  private void findStored() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Fact fact : facts.values()) {
        BitSet out = (BitSet) fact.stored.clone();
        out.andNot(fact.writes);
        out.andNot(fact.kills);
        if (fact.isPoll()) {
          out.and(restored(fact));
        }
        for (FlowGraph.Node next : fact.node.next) {
          changed |= keepAll(facts.get(next).stored, out);
        }
        for (FlowGraph.Node handler : fact.node.handlers) {
          changed |= keepAll(facts.get(handler).stored, out);
          changed |= keepAll(facts.get(handler).stored, fact.stored);
        }
      }
    }
  }

  private void conclude() {
    fields.addAll(atStart);
    BitSet needed = new BitSet();
    for (Fact fact : facts.values()) {
      if (fact.isPoll()) {
        BitSet restored = restored(fact);
        BitSet saved = (BitSet) restored.clone();
        saved.andNot(fact.stored);
        BitSet cleared = (BitSet) fact.held.clone();
        cleared.andNot(restored);
        List<Variable> references =
            variables.of(cleared).stream().filter(Variable::isReference).toList();
        kept.put(
            fact.suspension(), new Kept(variables.of(restored), variables.of(saved), references));
        needed.or(restored);
      }
    }
    fields.addAll(variables.of(needed));
  }

  /** The awaited task itself has a field of its own. */
  private BitSet restored(Fact fact) {
    BitSet restored = (BitSet) fact.live.clone();
    restored.andNot(variables.bits(Set.of(fact.suspension().child())));
    return restored;
  }

  private static boolean addAll(BitSet to, BitSet more) {
    int before = to.cardinality();
    to.or(more);
    return to.cardinality() > before;
  }

  private static boolean keepAll(BitSet of, BitSet kept) {
    int before = of.cardinality();
    of.and(kept);
    return of.cardinality() < before;
  }
}
