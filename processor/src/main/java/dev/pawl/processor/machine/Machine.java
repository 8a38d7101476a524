package dev.pawl.processor.machine;

import dev.pawl.processor.normalise.Body;
import java.util.List;

/**
 * One method as states.
 *
 * @param body where it came from
 * @param main all of it; the first state is where the first poll begins
 * @param inPieces whether it is too long for one method, and so cut that it can be written as
 *     several
 */
public record Machine(Body body, Region main, boolean inPieces) {

  /** All states, in the order in which they are written, those of handlers included. */
  public List<State> states() {
    return main.states();
  }
}
