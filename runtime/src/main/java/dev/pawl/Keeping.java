package dev.pawl;

import dev.pawl.reactor.Reactor;
import dev.pawl.time.Timers;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Who of several workers keeps the reactor and the timers: one at a time, who waits there for all.
 * Who does not wait looks in.
 */
final class Keeping {
  private final Reactor reactor;
  private final boolean ownsReactor;
  private final Timers timers;
  private final Closing closing;
  private final AtomicReference<StealingWorker> keeper = new AtomicReference<>();

  Keeping(Scheduler scheduler) {
    reactor = scheduler.reactor;
    ownsReactor = scheduler.ownsReactor;
    timers = scheduler.timers;
    closing = scheduler.closing;
  }

  /** Takes charge, if nobody else is. */
  boolean tryBegin(StealingWorker worker) {
    return keeper.get() == null && keeper.compareAndSet(null, worker);
  }

  void end() {
    keeper.set(null);
  }

  boolean isNobodys() {
    return keeper.get() == null;
  }

  /** Makes the keeper look around, if there is one; any thread. */
  void wakeUp() {
    StealingWorker waiting = keeper.get();
    if (waiting != null) {
      waiting.wakeUp();
    }
  }

  /**
   * Waits for an event, a timer, or to be woken up; the keeper.
   *
   * @param blocker for whoever looks why the thread is parked
   * @param limit how long at most, in nanoseconds
   * @return whether there is something to {@link #deliver}
   */
  boolean await(Object blocker, long limit) {
    long nanos = Math.min(limit, nanosToNext());
    boolean events = false;
    if (ownsReactor) {
      events = reactor.collect(nanos);
    } else if (nanos == Long.MAX_VALUE) {
      LockSupport.park(blocker);
    } else {
      LockSupport.parkNanos(blocker, nanos);
    }
    return events || nanosToNext() <= 0;
  }

  private long nanosToNext() {
    return Math.min(timers.nanosToNext(), closing.nanosToNextLook());
  }

  /** Wakes whoever waited for what has come; the keeper. */
  void deliver() {
    if (ownsReactor) {
      reactor.deliver();
    }
    timers.fire();
  }

  /** Looks whether something has come, and does not wait, if nobody keeps it. */
  void lookIn(StealingWorker worker) {
    if (tryBegin(worker)) {
      try {
        timers.fire();
        if (ownsReactor) {
          reactor.react(0);
        }
      } finally {
        end();
      }
    }
  }
}
