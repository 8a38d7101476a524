package dev.pawl.time;

import dev.pawl.Waker;
import dev.pawl.protocol.Stray;
import java.util.Objects;

/**
 * What waits for a moment, in one executor. The executor asks before each wait {@linkplain
 * #nanosToNext how long it may be}, and after it, as well as between the polls of a busy time, has
 * it {@link #fire}.
 *
 * <p>Timers fire in the order of their deadlines, those with equal ones in the order in which they
 * were armed, and none before its time.
 *
 * <p>All methods may be called from any thread.
 */
public final class Timers {
  private static final int BATCH = 64;

  private final Clock clock;
  private final Runnable hurry;
  private final long origin;

  /** These are guarded by this. */
  private final Wheel wheel = new Wheel();

  /** Until when a thread waits, as it was told last; before everything if none does. */
  private long waitingUntil = Long.MIN_VALUE;

  private boolean firing;

  /** The one thread's that is firing. */
  private final Waker[] due = new Waker[BATCH];

  /**
   * @param hurry called, under no lock, when a thread that was told how long to wait has to ask
   *     again, since a timer was armed for an earlier moment or a clock moved by hand
   */
  public Timers(Clock clock, Runnable hurry) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.hurry = Objects.requireNonNull(hurry, "hurry");
    this.origin = clock.nanoTime();
    clock.onMove(hurry);
  }

  /** The clock that says what is due. */
  public Clock clock() {
    return clock;
  }

  /**
   * How long a thread may wait for the next timer, to be asked right before it does.
   *
   * @return nanoseconds; zero or less if one is due, {@link Long#MAX_VALUE} if there is none
   */
  public long nanosToNext() {
    long next;
    synchronized (this) {
      next = wheel.nextDeadline();
      waitingUntil = next;
    }
    return next == Long.MAX_VALUE ? next : clock.nanosUntil(origin + next);
  }

  /** Wakes whoever waits for a moment that has come. */
  public void fire() {
    int count = takeDue(false);
    while (count > 0) {
      wake(count);
      count = takeDue(true);
    }
  }

  /**
   * Takes wakers, not timers: once it has fired, a timer may be armed again by its task.
   *
   * @param goingOn whether the calling thread is the one that is firing
   */
  private synchronized int takeDue(boolean goingOn) {
    waitingUntil = Long.MIN_VALUE;
    if (firing && !goingOn || wheel.isEmpty()) {
      firing &= !goingOn; // another thread goes on until nothing is due; two would lose the order
      return 0;
    }
    long now = now();
    int count = 0;
    Timer timer;
    while (count < BATCH && (timer = wheel.takeDue(now)) != null) {
      due[count++] = timer.waker;
      timer.waker = null;
      timer.state = Timer.FIRED;
    }
    firing = count > 0;
    return count;
  }

  /** A waker is foreign code: one that throws must not keep the others from being woken. */
  private void wake(int count) {
    for (int i = 0; i < count; i++) {
      Waker waker = due[i];
      due[i] = null;
      try {
        waker.wake();
      } catch (Throwable t) {
        Stray.tellThread(t);
      }
    }
  }

  /** Nanoseconds since these timers began, in which deadlines are counted. */
  long now() {
    return clock.nanoTime() - origin;
  }

  /** A reading of the clock as a deadline here; what is long over becomes the beginning. */
  long deadlineAt(long nanoTime) {
    return Math.max(0, nanoTime - origin);
  }

  /** The opposite of {@link #deadlineAt}. */
  long nanoTimeOf(long deadline) {
    return deadline + origin;
  }

  /** A reading of the clock that is later by so much, or the last one that can be waited for. */
  long later(long nanoTime, long nanos) {
    long deadline = nanoTime - origin;
    return nanoTimeOf(deadline < 0 ? deadline + nanos : Durations.later(deadline, nanos));
  }

  /** Has a timer that is not armed fire at a deadline. */
  void arm(Timer timer, long deadline, Waker waker) {
    boolean earlier;
    synchronized (this) {
      timer.deadline = deadline;
      timer.waker = waker;
      timer.timers = this;
      timer.state = Timer.ARMED;
      wheel.add(timer);
      earlier = deadline < waitingUntil;
      if (earlier) {
        waitingUntil = Long.MIN_VALUE; // once is enough: the thread will ask again
      }
    }
    if (earlier) {
      hurry.run();
    }
  }

  /**
   * Has a timer wake another waker, if it has not fired.
   *
   * @return whether it is still armed
   */
  synchronized boolean rearm(Timer timer, Waker waker) {
    if (timer.state != Timer.ARMED) {
      return false;
    }
    timer.waker = waker;
    return true;
  }

  /** Takes a timer back, if it has not fired: then it never will. */
  synchronized void disarm(Timer timer) {
    if (timer.state == Timer.ARMED) {
      wheel.remove(timer);
      timer.waker = null;
      timer.state = Timer.DISARMED;
    }
  }
}
