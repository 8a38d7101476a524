package dev.pawl.processor.machine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Parts that are dispatched to by one {@code switch}. Compared by identity. */
public final class Region {
  private final List<Part> parts = new ArrayList<>();

  /** Puts a part behind the others. For {@code split} only. */
  public void add(Part part) {
    parts.add(part);
  }

  /** The parts in the order in which control falls through them. */
  public List<Part> parts() {
    return Collections.unmodifiableList(parts);
  }

  /**
   * The states in it, those in tries and handlers included, in the order in which they are written.
   */
  public List<State> states() {
    List<State> states = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof State state) {
        states.add(state);
      } else if (part instanceof Try attempt) {
        states.addAll(attempt.body().states());
        attempt.handlers().forEach(handler -> states.add(handler.block()));
      }
    }
    return states;
  }

  /**
   * The states that can be gone to by number: those of this region and of the tries in it, without
   * handlers.
   */
  public List<State> numbered() {
    List<State> states = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof State state && state.number() >= 0 && !state.isAlias()) {
        states.add(state);
      } else if (part instanceof Try attempt) {
        states.addAll(attempt.body().numbered());
      }
    }
    return states;
  }
}
