package dev.pawl.processor.machine;

import dev.pawl.processor.code.Label;
import dev.pawl.processor.code.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A {@code finally} that several ways lead into, and what has to be remembered to go on from its
 * end the way that one came in (JLS 14.20.2). Compared by identity.
 */
public final class Cleanup {
  private final Variable exit;
  private final State start;
  private final List<Label> exits = new ArrayList<>();
  private boolean reached;

  /**
   * @param exit remembers the exit, if there is more than one
   * @param start where the cleanup begins
   */
  public Cleanup(Variable exit, State start) {
    this.exit = exit;
    this.start = start;
  }

  /**
   * The number of the exit to a label; the same label always has the same one. For {@code split}
   * only.
   */
  public int exitTo(Label label) {
    if (!exits.contains(label)) {
      exits.add(label);
    }
    return exits.indexOf(label);
  }

  /** Where its exits lead, by number. */
  public List<Label> exits() {
    return Collections.unmodifiableList(exits);
  }

  /** Says that its end can be reached, where the exits part. For {@code split} only. */
  public void markReached() {
    reached = true;
  }

  /**
   * Whether the exit must be remembered: from a single one there is nothing to choose, and a
   * cleanup that leaves by a way of its own never asks.
   */
  public boolean remembers() {
    return reached && exits.size() > 1;
  }

  /** Remembers the exit. */
  public Variable exit() {
    return exit;
  }

  /** Where the cleanup begins. */
  public State start() {
    return start;
  }
}
