package dev.pawl.time;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.PolledAgain;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/*
 *                      poll the task ──ready, throws──▶ the same
 *                         │ pending: arm
 *   the task's wake ──▶ RUNNING ──fired──▶ EXPIRED: poll the task, cancelled ──ready──▶ the same
 *                                             │        │ withdrawn, or throws Cancelled
 *                                             └────────┴──▶ throws "timed out"
 *
 * Late, both the task's wake and the timer may have come before the poll. Then it counts which was
 * first, and so this is the waker that the task is given.
 */
/**
 * A task with a time limit: behind {@link Task#timeout}.
 *
 * @param <T> the type of the value
 * @param <X> what the task may throw, and what is thrown when the time is over
 */
@SuppressWarnings("exports") // that it is an awaiter concerns this module alone
public final class Timeout<T, X extends Throwable> extends Timer implements Task<T, X>, Awaiter {
  private static final VarHandle AWAITER;

  static {
    try {
      AWAITER = MethodHandles.lookup().findVarHandle(Timeout.class, "awaiter", Waker.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final long limit;
  private final Task<? extends T, ? extends X> task;
  private final Function<? super TimedOutException, ? extends X> thrown;

  /** Null until the first poll. */
  private volatile Waker awaiter;

  /** The timer has fired, and this is told so: in order with the task's wakes. */
  private volatile boolean over;

  /** Whether the task was woken, since its last poll began, before the time was over. */
  private volatile boolean wokenInTime;

  /** Where the task was when its time was over; null before that. */
  private String place;

  private boolean complete;

  private Timeout(
      Duration limit,
      Task<? extends T, ? extends X> task,
      Function<? super TimedOutException, ? extends X> thrown) {
    this.limit = Durations.nanos("timeout", limit);
    this.task = Objects.requireNonNull(task, "task");
    this.thrown = thrown;
  }

  /**
   * @throws IllegalArgumentException if the limit is negative
   * @see Task#timeout(Duration, Task)
   */
  public static <T, X extends Throwable> Task<T, X> of(Duration limit, Task<T, X> task) {
    return new Timeout<>(limit, task, null);
  }

  /**
   * @throws IllegalArgumentException if the limit is negative
   * @see Task#timeout(Duration, Task, Function)
   */
  public static <T, X extends Throwable> Task<T, X> of(
      Duration limit,
      Task<? extends T, ? extends X> task,
      Function<? super TimedOutException, ? extends X> thrown) {
    return new Timeout<>(limit, task, Objects.requireNonNull(thrown, "thrown"));
  }

  /** The task is woken; any thread. */
  @Override
  public void wake() {
    if (!over) {
      wokenInTime = true;
    }
    awaiter.wake();
  }

  @Override
  public boolean isWaiting() {
    return !complete && state != DISARMED;
  }

  @Override
  public Waker outer() {
    return awaiter;
  }

  @Override
  public Poll<T> poll(Context cx) throws X {
    if (complete) {
      throw PolledAgain.by(this);
    }
    return awaiter == null ? pollFirst(cx) : pollOn(cx);
  }

  /** Nobody has the task's waker yet, so that there is no need of a fence. */
  private Poll<T> pollFirst(Context cx) throws X {
    AWAITER.setRelease(this, cx.waker());
    Poll<T> poll = pollTask(cx, cx.isCancelled());
    if (poll.isPending()) {
      arm(cx.timers());
    }
    return poll;
  }

  private Poll<T> pollOn(Context cx) throws X {
    awaiter = Awaiter.replace(this, awaiter, cx.waker());
    if (place == null && !isLate()) {
      wokenInTime = false;
      Poll<T> poll = pollTask(cx, cx.isCancelled());
      if (poll.isReady()) {
        return poll;
      }
      arm(cx.timers());
    }
    // Asked anew: the task may have been woken and the timer have fired during its poll, on other
    // threads. If in this order, the wake has another poll follow.
    return place != null || isLate() ? expire(cx) : Poll.pending();
  }

  /** Whether the time was over before the task was woken, if it has been since its last poll. */
  private boolean isLate() {
    return over && !wokenInTime;
  }

  private void arm(Timers here) {
    switch (state) {
      case NEW -> here.arm(this, Durations.later(here.now(), limit), this::fired);
      case DISARMED -> here.arm(this, here.deadlineAt(timers.nanoTimeOf(deadline)), this::fired);
      default -> {
        // armed, wherever that was: a timer that has fired wakes whoever awaits by then
      }
    }
  }

  private void fired() {
    over = true;
    awaiter.wake();
  }

  /** The time is over. A value that is there all the same is not lost. */
  private Poll<T> expire(Context cx) throws X {
    if (place == null) {
      place = task.toString();
    }
    Poll<T> poll;
    try {
      poll = pollTask(cx, true);
    } catch (Cancelled cancelled) {
      if (cx.isCancelled()) {
        throw cancelled;
      }
      throw timedOut(cancelled);
    }
    if (poll.isPending() && !cx.isCancelled() && letsGo()) {
      complete = true;
      throw timedOut(null);
    }
    return poll;
  }

  private Poll<T> pollTask(Context cx, boolean cancelled) throws X {
    boolean pending = false;
    try {
      Poll<? extends T> poll = cx.pollAs(task, this, cancelled);
      pending = poll.isPending();
      @SuppressWarnings("unchecked") // a poll is only read
      Poll<T> same = (Poll<T>) poll;
      return same;
    } finally {
      if (!pending) {
        disarm();
        complete = true;
      }
    }
  }

  private X timedOut(Cancelled cleanup) {
    TimedOutException timedOut =
        new TimedOutException(place + " was not complete after " + Duration.ofNanos(limit));
    if (cleanup != null) {
      for (Throwable each : cleanup.getSuppressed()) {
        timedOut.addSuppressed(each);
      }
    }
    return failure(timedOut);
  }

  @SuppressWarnings("unchecked") // unchecked, it may be thrown as any X
  private X failure(TimedOutException timedOut) {
    if (thrown == null) {
      return (X) (Throwable) timedOut;
    }
    X chosen = thrown.apply(timedOut);
    if (chosen == null) {
      NullPointerException none = new NullPointerException("no exception was made of a timeout");
      none.initCause(timedOut);
      throw none;
    }
    return chosen;
  }

  private void disarm() {
    if (state == ARMED) {
      timers.disarm(this);
    }
  }

  @Override
  public boolean withdraw() {
    if (complete || !letsGo()) {
      return complete;
    }
    disarm();
    return true;
  }

  private boolean letsGo() {
    try {
      return task.withdraw();
    } catch (Throwable t) {
      disarm();
      complete = true;
      throw t;
    }
  }

  @Override
  public String toString() {
    return "Task.timeout(" + Duration.ofNanos(limit) + ", " + task + ")";
  }
}
