package dev.pawl.interop;

import dev.pawl.Waker;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/*
 *   request, cancel:  write what is wanted, then wake      either the task sees it, or it is woken
 *   the task:         store the waker, then look
 *
 *   cancel:  write that it is over, then look for the      either it knows whom to cancel, or who
 *            task                                           spawned that finds that it is over
 *   metBy:   store how to cancel the task, then look
 */
/** What a subscriber wants: asked for on any thread, met by one task. */
final class Demand implements Flow.Subscription {
  /** How many items were asked for and not given yet; {@link Long#MAX_VALUE} is for ever. */
  private final AtomicLong wanted = new AtomicLong();

  private volatile boolean over;
  private volatile boolean nonsense;
  private volatile Runnable canceller;
  private volatile Waker waker;

  @Override
  public void request(long count) {
    if (count <= 0) {
      nonsense = true;
    } else {
      wanted.accumulateAndGet(
          count, (asked, more) -> asked + more < 0 ? Long.MAX_VALUE : asked + more);
    }
    wake();
  }

  @Override
  public void cancel() {
    over = true;
    Runnable known = canceller;
    if (known != null) {
      known.run();
    }
    wake();
  }

  private void wake() {
    Waker present = waker;
    if (present != null) {
      present.wake();
    }
  }

  /**
   * The task that meets it has been spawned; whoever spawned it.
   *
   * @param canceller cancels it; may be run twice
   */
  void metBy(Runnable canceller) {
    this.canceller = canceller;
    if (over) {
      canceller.run();
    }
  }

  /** The task is polled, and goes on to look whether there is something to do. */
  void wakes(Waker waker) {
    this.waker = waker;
  }

  /** Whether the subscriber wants no more calls, or must not get any. */
  boolean isOver() {
    return over;
  }

  /** The task has made the last call. */
  void end() {
    over = true;
  }

  /** Whether it wants an item. */
  boolean isThere() {
    return wanted.get() > 0;
  }

  /** An item is about to be given. */
  void meetOne() {
    wanted.updateAndGet(asked -> asked == Long.MAX_VALUE ? asked : asked - 1);
  }

  /**
   * @throws IllegalArgumentException if it asked for less than one item
   */
  void check() {
    if (nonsense && !over) {
      throw new IllegalArgumentException(
          "A subscriber asked for no items, or for fewer (Reactive Streams, rule 3.9).");
    }
  }
}
