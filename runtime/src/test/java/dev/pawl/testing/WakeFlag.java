package dev.pawl.testing;

import dev.pawl.Waker;

/**
 * Knows whether it was woken. For tests with Lincheck, where each poll has a new one, so that a
 * wake of an earlier one doesn't count. A {@link CountingWaker} would cost half as much time again,
 * as Lincheck looks into its counter.
 */
public final class WakeFlag implements Waker {
  private volatile boolean woken;

  @Override
  public void wake() {
    woken = true;
  }

  /** Whether it was, at least once. */
  public boolean isWoken() {
    return woken;
  }
}
