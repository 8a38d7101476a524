package dev.pawl;

/**
 * Keeps what one thread writes all the time off the cache lines of what another one uses: an
 * object's own fields come after these, two cache lines' worth, whatever lies before it in memory.
 */
abstract class Padded {
  private long a0, a1, a2, a3, a4, a5, a6, a7;
  private long b0, b1, b2, b3, b4, b5, b6, b7;
}
