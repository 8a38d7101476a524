package dev.pawl.processor.split;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Label;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.machine.Cleanup;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Way;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where {@code break}, {@code continue} and {@code return} lead from the place that the splitter is
 * at.
 */
final class Jumps {
  private record Destination(Optional<State> state, int depth) {}

  /** The end of the method, as a place to go to. */
  static final Label END = new Label("end");

  private final Map<Label, Destination> destinations = new HashMap<>();
  private final Deque<Cleanup> cleanups = new ArrayDeque<>();

  Jumps() {
    destinations.put(END, new Destination(Optional.empty(), 0));
  }

  /** A label is the state that it leads to, within the cleanups around the present place. */
  void place(Label label, State state) {
    destinations.put(label, new Destination(Optional.of(state), cleanups.size()));
  }

  /** From here on every way out leads through a cleanup. */
  void enter(Cleanup cleanup) {
    cleanups.push(cleanup);
  }

  /** No more of them do. */
  void exit() {
    cleanups.pop();
  }

  /** The way from here to a label. */
  Way to(Label label) {
    Destination destination = destinations.get(label);
    if (cleanups.size() > destination.depth) {
      Cleanup next = cleanups.peek();
      next.start().markTarget();
      Way.Mark mark = new Way.Mark(next, next.exitTo(label));
      return new Way(Optional.of(mark), Optional.of(next.start()));
    }
    destination.state.ifPresent(State::markTarget);
    return new Way(Optional.empty(), destination.state);
  }

  /** The way from here to a state that no cleanup lies before. */
  static Way directly(State state) {
    state.markTarget();
    return new Way(Optional.empty(), Optional.of(state));
  }

  /** The ways of all jumps in a piece of code. */
  Map<Label, Way> leaving(Code code) {
    Map<Label, Way> ways = new LinkedHashMap<>();
    for (Piece piece : code.pieces()) {
      if (piece instanceof Piece.Leave leave) {
        ways.put(leave.target(), to(leave.target()));
      }
    }
    return ways;
  }

  /** The way of all returns in a piece of code. */
  Optional<Way> returning(Code code) {
    return code.pieces().stream().anyMatch(Piece.Return.class::isInstance)
        ? Optional.of(to(END))
        : Optional.empty();
  }
}
