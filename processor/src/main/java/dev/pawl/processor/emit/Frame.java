package dev.pawl.processor.emit;

import dev.pawl.processor.machine.Region;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.machine.Way;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The method that states are written into: which regions are around the present place, what its
 * parameters are called, and how it ends. There is one for a machine that fits into {@code
 * advance}, and one for each piece of one that doesn't.
 */
final class Frame {
  /** A region's states are numbered without a gap, so two of them tell all. */
  private record Scope(int first, int last, String label) {
    private boolean holds(State state) {
      return first <= state.number() && state.number() <= last;
    }
  }

  private final NameScope names;
  private final String stateName;
  private final String contextName;
  private final boolean whole;
  private final Deque<Scope> scopes = new ArrayDeque<>();

  private Frame(NameScope names, String stateName, String contextName, boolean whole) {
    this.names = names;
    this.stateName = stateName;
    this.contextName = contextName;
    this.whole = whole;
  }

  /** {@code advance} itself, which says whether the machine is complete. */
  static Frame ofAdvance(NameScope names, String state, String context) {
    return new Frame(names, state, context, true);
  }

  /**
   * A piece of it, which gives the next state; {@code -1} if the machine is complete, {@code -2} if
   * it is suspended. Numbers, as a constant that the class inherits would hide an imported one.
   */
  static Frame ofPiece(NameScope names, String state, String context) {
    return new Frame(names, state, context, false);
  }

  /** Whether it is a piece, to which variables are fields. */
  boolean isPiece() {
    return !whole;
  }

  /** The variable that holds the state. */
  String state() {
    return stateName;
  }

  /** The parameter that holds the context. */
  String context() {
    return contextName;
  }

  /** What leaves the method once the machine is complete. */
  String complete() {
    return whole ? "return true;" : "return -1;";
  }

  /** What leaves it at an await that has to wait. */
  String suspended() {
    return whole ? "return false;" : "return -2;";
  }

  /** Enters a region, whose loop has a label. */
  void enter(Region region, String label) {
    List<State> states = region.numbered();
    int first = states.get(0).number();
    int last = states.get(states.size() - 1).number();
    scopes.push(new Scope(first, last, label));
  }

  /** Leaves it. */
  void exit() {
    scopes.pop();
  }

  /** The statements that go a way. */
  String go(Way way) {
    return setting(way) + jump(way);
  }

  /** What a way notes before it is gone; each line with its line feed. */
  String setting(Way way) {
    String mark = mark(way).map(line -> line + "\n").orElse("");
    return way.target()
        .filter(target -> label(target).isPresent())
        .map(target -> mark + stateName + " = " + target.number() + ";\n")
        .orElse(mark);
  }

  /** What a way notes for the cleanup that it leads into. */
  Optional<String> mark(Way way) {
    return way.mark()
        .filter(mark -> mark.cleanup().remembers())
        .map(mark -> names.of(mark.cleanup().exit()) + " = " + mark.exit() + ";");
  }

  /** The statement that leaves the place, once all is noted. */
  String jump(Way way) {
    if (way.target().isEmpty()) {
      return complete();
    }
    State target = way.target().get();
    return label(target)
        .map(label -> "continue " + label + ";")
        .orElse("return " + target.number() + ";");
  }

  /** Whether a state is in the innermost region around the present place. */
  boolean isInnermost(State state) {
    return !scopes.isEmpty() && scopes.peek().holds(state);
  }

  private Optional<String> label(State target) {
    return scopes.stream().filter(scope -> scope.holds(target)).map(Scope::label).findFirst();
  }
}
