package dev.pawl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one worker counts. Only its own thread writes, so that counting is no atomic operation; any
 * thread may read, and sees each count as it was a moment ago.
 */
final class Counters {
  static final int SPAWNED = 0;
  static final int COMPLETED = 1;
  static final int FAILED = 2;
  static final int CANCELLED = 3;
  static final int POLLS = 4;

  /** How often a task became due again. */
  static final int WAKES = 5;

  static final int STEALS = 6;

  /** Tasks that were polled once cancelled, and did not end. */
  static final int STUBBORN = 7;

  /** Nanoseconds awake, up to when it was last asleep. */
  static final int BUSY = 8;

  /** Since when it is awake, as of {@code System.nanoTime}; zero while it is not. */
  private static final int AWAKE_SINCE = 9;

  /** More than is used: two workers' counts in one cache line would slow down both. */
  private static final int LENGTH = 16;

  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] counts = new long[LENGTH];

  void count(int which) {
    add(which, 1);
  }

  void add(int which, long more) {
    COUNT.setOpaque(counts, which, counts[which] + more);
  }

  long get(int which) {
    return (long) COUNT.getOpaque(counts, which);
  }

  void awake() {
    if (counts[AWAKE_SINCE] != 0) {
      return;
    }
    COUNT.setVolatile(counts, AWAKE_SINCE, System.nanoTime() | 1); // never zero
  }

  void asleep() {
    if (counts[AWAKE_SINCE] == 0) {
      return;
    }
    add(BUSY, System.nanoTime() - counts[AWAKE_SINCE]);
    COUNT.setVolatile(counts, AWAKE_SINCE, 0L);
  }

  /** Nanoseconds awake until now. */
  long busyNanos() {
    while (true) {
      long since = (long) COUNT.getVolatile(counts, AWAKE_SINCE);
      long before = get(BUSY);
      if (since == (long) COUNT.getVolatile(counts, AWAKE_SINCE)) {
        return since == 0 ? before : before + Math.max(0, System.nanoTime() - since);
      }
    }
  }
}
