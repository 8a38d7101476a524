package dev.pawl.sync;

import dev.pawl.Context;
import dev.pawl.Task;

/**
 * Holds tasks until so many have arrived, then lets them all go on; and then the same again.
 *
 * <p><b>Threads</b>: all methods may be called from any thread, and tasks of several executors may
 * meet. Everything before any of them arrives happens before any of them goes on.
 */
public final class Barrier {
  private final SpinLock lock = new SpinLock();
  private final int parties;

  /** Both under the lock. */
  private final Waiters line = new Waiters();

  private int arrived;

  /**
   * A barrier where nobody has arrived.
   *
   * @param parties how many tasks it takes
   * @throws IllegalArgumentException if that is less than 1
   */
  public Barrier(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException("A barrier takes 1 task or more, not " + parties + ".");
    }
    this.parties = parties;
  }

  /**
   * Arrives, and waits for the others.
   *
   * <p>Cancel-safe: withdrawn while it waits, it has not arrived, and the others wait for one more.
   *
   * @return a task for whether this was the last to arrive: true for exactly one of them
   */
  public Task<Boolean, RuntimeException> arrive() {
    return new Arrive(this);
  }

  /** How many wait at the moment. */
  public int waiting() {
    lock.lock();
    try {
      return arrived;
    } finally {
      lock.unlock();
    }
  }

  /** Such as {@code Barrier(2 of 3)}. */
  @Override
  public String toString() {
    return "Barrier(" + waiting() + " of " + parties + ")";
  }

  private static final class Arrive extends Operation<Boolean, RuntimeException> {
    private final Barrier barrier;
    private boolean last;

    Arrive(Barrier barrier) {
      this.barrier = barrier;
    }

    @Override
    boolean start(Context cx) {
      Waiter others;
      barrier.lock.lock();
      try {
        if (barrier.arrived + 1 < barrier.parties) {
          barrier.arrived++;
          waitWith(cx.waker());
          barrier.line.add(this);
          return false;
        }
        last = true;
        barrier.arrived = 0;
        others = barrier.line.settleAll();
      } finally {
        barrier.lock.unlock();
      }
      wake(others);
      return true;
    }

    @Override
    Boolean result() {
      return last;
    }

    @Override
    SpinLock lock() {
      return barrier.lock;
    }

    @Override
    Waiter leave() {
      barrier.arrived--;
      barrier.line.remove(this);
      return null;
    }

    @Override
    public String toString() {
      return "Barrier.arrive()";
    }
  }
}
