package dev.pawl.time;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.Spawner;
import java.time.Instant;
import java.util.Objects;

/**
 * What time it is, for the tasks of an executor. The one that the executor was {@linkplain
 * Executor.Builder#clock built with} is reached through {@link Context#clock}, or {@link #current}
 * in code that has no context.
 *
 * <p>All methods may be called from any thread.
 */
public interface Clock {

  /**
   * The clock of the system: {@link System#nanoTime} and {@link Instant#now}.
   *
   * @return always the same object
   */
  static Clock system() {
    return SystemClock.INSTANCE;
  }

  /**
   * The clock of the executor that runs the calling code.
   *
   * @throws IllegalStateException if no executor runs it
   */
  static Clock current() {
    return Spawner.current().clock();
  }

  /**
   * Nanoseconds since some moment, the same one for the life of the clock; never goes back. Only
   * differences mean anything, and they must be taken by subtraction, as for {@link
   * System#nanoTime}.
   */
  long nanoTime();

  /** The time of day. It may jump, when somebody sets it. */
  Instant instant();

  /**
   * For how long a thread may wait, really wait, before {@link #nanoTime} can have reached a value.
   *
   * @return nanoseconds; zero or less if it has, {@link Long#MAX_VALUE} if time stands still
   */
  default long nanosUntil(long nanoTime) {
    return nanoTime - nanoTime();
  }

  /**
   * Asks to be called whenever what {@link #nanosUntil} has said no longer holds: time was moved by
   * hand. A clock that runs by itself never calls.
   *
   * @param listener quick, and called by any thread; the caller keeps it, the clock holds it weakly
   */
  default void onMove(Runnable listener) {
    Objects.requireNonNull(listener, "listener");
  }
}
