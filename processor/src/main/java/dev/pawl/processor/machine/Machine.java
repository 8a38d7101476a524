package dev.pawl.processor.machine;

import dev.pawl.processor.normalise.Body;
import java.util.List;
import java.util.Optional;

/**
 * One method as states.
 *
 * @param body where it came from
 * @param main all of it; the first state is where the first poll begins
 * @param pieces how long its methods may get, if it is too long for one and so cut that it can be
 *     written as several
 */
public record Machine(Body body, Region main, Optional<MethodLength> pieces) {
  /** Whether it is to be written as several methods. */
  public boolean inPieces() {
    return pieces.isPresent();
  }

  /** All states, in the order in which they are written, those of handlers included. */
  public List<State> states() {
    return main.states();
  }
}
