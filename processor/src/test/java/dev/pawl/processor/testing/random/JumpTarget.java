package dev.pawl.processor.testing.random;

/**
 * A statement that can be left.
 *
 * @param label null if it has none
 */
record JumpTarget(String label, Kind kind) {
  enum Kind {
    LOOP,
    SWITCH,
    BLOCK,
    /** No jump goes out of a switch expression. */
    WALL
  }
}
