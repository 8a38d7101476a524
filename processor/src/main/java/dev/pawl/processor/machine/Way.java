package dev.pawl.processor.machine;

import java.util.Optional;

/**
 * How to go from one place to another.
 *
 * @param mark what to note first, for the cleanup on the way to know where to go on
 * @param target the next state; empty for the end of the method
 */
public record Way(Optional<Mark> mark, Optional<State> target) {
  /**
   * Which of a cleanup's exits is taken.
   *
   * @param cleanup the cleanup on the way
   * @param exit the number of its exit
   */
  public record Mark(Cleanup cleanup, int exit) {}
}
