package dev.pawl.testing;

import dev.pawl.Waker;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts its wakes. */
public final class CountingWaker implements Waker {
  private final AtomicInteger wakes = new AtomicInteger();

  @Override
  public void wake() {
    wakes.incrementAndGet();
  }

  /** How often it was woken. */
  public int wakes() {
    return wakes.get();
  }
}
