package dev.pawl.processor.liveness;

import dev.pawl.processor.code.Variable;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.Part;
import dev.pawl.processor.machine.Region;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Try;
import dev.pawl.processor.machine.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operations of a machine and where control goes from each, by falling, jumping or throwing.
 */
final class FlowGraph {
  /** An operation, or the entry of a state. */
  static final class Node {
    final Optional<Operation> operation;
    final Mentions mentions;
    final List<Node> next = new ArrayList<>();
    final List<Node> handlers;

    private Node(Operation operation, Mentions mentions, List<Node> handlers) {
      this.operation = Optional.ofNullable(operation);
      this.mentions = mentions;
      this.handlers = List.copyOf(handlers);
    }
  }

  private final List<Node> nodes = new ArrayList<>();
  private final Map<State, Node> entries = new HashMap<>();

  private FlowGraph() {}

  static FlowGraph of(Machine machine) {
    FlowGraph graph = new FlowGraph();
    graph.enter(machine.main(), List.of());
    graph.connect(machine.main(), null);
    return graph;
  }

  /** All nodes, those of a state in their order, the machine's first one first. */
  List<Node> nodes() {
    return nodes;
  }

  // First the entries of all states, since jumps lead forwards as well as back.

  private void enter(Region region, List<Node> handlers) {
    for (Part part : region.parts()) {
      if (part instanceof State state) {
        enter(state, handlers, Set.of());
      } else if (part instanceof Try attempt) {
        enter(attempt, handlers);
      }
    }
  }

  private void enter(Try attempt, List<Node> handlers) {
    int first = nodes.size();
    List<Node> inside = new ArrayList<>(handlers);
    List<Node> own = new ArrayList<>();
    for (Try.Handler handler : attempt.handlers()) {
      own.add(enter(handler.block(), handlers, Set.of(handler.parameter())));
    }
    inside.addAll(own);
    // Handlers are made first, to be known, but stand behind the body.
    List<Node> late = new ArrayList<>(nodes.subList(first, nodes.size()));
    nodes.subList(first, nodes.size()).clear();
    enter(attempt.body(), inside);
    nodes.addAll(late);
  }

  private Node enter(State state, List<Node> handlers, Set<Variable> written) {
    Node entry = new Node(null, new Mentions(Set.of(), written, written), handlers);
    nodes.add(entry);
    entries.put(state, entry);
    return entry;
  }

  // Then what is between them.

  private void connect(Region region, Node behind) {
    List<Part> parts = region.parts();
    for (int i = 0; i < parts.size(); i++) {
      Node next = i + 1 < parts.size() ? first(parts.get(i + 1)) : behind;
      if (parts.get(i) instanceof State state) {
        connect(state, next);
      } else if (parts.get(i) instanceof Try attempt) {
        connect(attempt.body(), next);
        attempt.handlers().forEach(handler -> connect(handler.block(), next));
      }
    }
  }

  private Node first(Part part) {
    return part instanceof Try attempt
        ? first(attempt.body().parts().get(0))
        : entries.get((State) part);
  }

  private void connect(State state, Node behind) {
    Node last = entries.get(state);
    int at = nodes.indexOf(last);
    for (Operation operation : state.operations()) {
      Node node = new Node(operation, Mentions.of(operation), last.handlers);
      nodes.add(++at, node);
      last.next.add(node);
      connect(node, operation);
      last = node;
    }
    if (state.completes() && behind != null) {
      last.next.add(behind);
    }
  }

  private void connect(Node node, Operation operation) {
    if (operation instanceof Operation.Run run) {
      run.leaving().values().forEach(way -> connect(node, way));
      run.returning().ifPresent(way -> connect(node, way));
    } else if (operation instanceof Operation.Branch branch) {
      connect(node, branch.way());
    } else if (operation instanceof Operation.Choose choose) {
      choose.choices().forEach(choice -> connect(node, choice.way()));
      choose.otherwise().ifPresent(way -> connect(node, way));
    } else if (operation instanceof Operation.Go go) {
      connect(node, go.way());
    } else if (operation instanceof Operation.Return exit) {
      connect(node, exit.way());
    }
  }

  /** The exit that is noted on a way has no value before it that anybody could want. */
  private void connect(Node node, Way way) {
    if (way.target().isEmpty()) {
      return;
    }
    Node target = entries.get(way.target().get());
    Set<Variable> noted = Mentions.noted(way).map(Set::of).orElse(Set.of());
    if (noted.isEmpty()) {
      node.next.add(target);
      return;
    }
    Node between = new Node(null, new Mentions(Set.of(), noted, noted), List.of());
    between.next.add(target);
    nodes.add(between);
    node.next.add(between);
  }
}
