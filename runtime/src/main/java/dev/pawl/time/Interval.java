package dev.pawl.time;

import dev.pawl.Task;
import java.time.Duration;
import java.util.Objects;

/**
 * Ticks at a fixed rate.
 *
 * <pre>{@code
 * Interval interval = Interval.every(Duration.ofSeconds(30));
 * while (true) {
 *   await(interval.tick());
 *   await(ping(peer));
 * }
 * }</pre>
 *
 * <p>It has no timer of its own: an interval that nobody waits for costs nothing, and needs no
 * closing. For one task at a time.
 */
public final class Interval {
  private final long delay;
  private final long period;
  private final MissedTicks missed;

  private boolean begun;

  /** When the next tick is due, by the executor's clock. */
  private long next;

  private Interval(long delay, long period, MissedTicks missed) {
    this.delay = delay;
    this.period = period;
    this.missed = Objects.requireNonNull(missed, "missed");
  }

  /**
   * An interval whose first tick is due at once, and whose missed ticks come in a burst.
   *
   * @throws IllegalArgumentException if the period is not positive
   */
  public static Interval every(Duration period) {
    return every(period, MissedTicks.BURST);
  }

  /**
   * An interval whose first tick is due at once.
   *
   * @throws IllegalArgumentException if the period is not positive
   */
  public static Interval every(Duration period, MissedTicks missed) {
    return every(period, missed, Duration.ZERO);
  }

  /**
   * An interval that begins later.
   *
   * @param delay from the first poll of the first tick until that is due; zero for at once
   * @throws IllegalArgumentException if the period is not positive, or the delay negative
   */
  public static Interval every(Duration period, MissedTicks missed, Duration delay) {
    return new Interval(
        Durations.nanos("Interval.every", delay),
        Durations.positiveNanos("Interval.every", period),
        missed);
  }

  /**
   * @return a task that waits for the next tick. Cancel-safe: a tick that was not taken is still
   *     due
   */
  public Task<Void, RuntimeException> tick() {
    return new Tick();
  }

  private long due(Timers timers) {
    if (!begun) {
      begun = true;
      next = timers.nanoTimeOf(Durations.later(timers.now(), delay));
    }
    return timers.deadlineAt(next);
  }

  private void taken(Timers timers) {
    long now = timers.clock().nanoTime();
    long late = now - next;
    if (late < period || missed == MissedTicks.BURST) {
      next = timers.later(next, period);
    } else if (missed == MissedTicks.DELAY) {
      next = timers.later(now, period);
    } else {
      next = timers.later(now - late % period, period);
    }
  }

  @Override
  public String toString() {
    return "Interval.every(" + Duration.ofNanos(period) + ", " + missed + ")";
  }

  private final class Tick extends Waiting {
    @Override
    long deadline(Timers timers) {
      return due(timers);
    }

    @Override
    void reached(Timers timers) {
      taken(timers);
    }

    @Override
    public String toString() {
      return Interval.this + ".tick()";
    }
  }
}
