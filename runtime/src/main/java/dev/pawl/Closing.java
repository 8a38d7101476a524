package dev.pawl;

import java.time.Duration;
import java.util.Objects;

/**
 * How long an executor that closes goes on. Once its time is up it waits for nothing any more, but
 * still polls what is due, as all are that it has cancelled: cleanup that need not wait runs
 * always, however short the time.
 *
 * <p>Tasks that make themselves due again and again would keep it from its end, and so would a poll
 * that never ends. So it gives up as well when it makes no progress for a second, which is more
 * than a thread of a busy machine waits for its turn. It is progress if one more task has ended, or
 * has been told that it is cancelled and does not end; as often as there were tasks when they were
 * cancelled, for others may be spawned without end.
 */
final class Closing {
  /** That second, in nanoseconds. */
  static final long GRACE = 1_000_000_000;

  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  /** Nanoseconds between two looks at how it stands when the time is up: the least to wait. */
  private static final long LOOK = 1_000_000;

  private volatile boolean begun;

  /** As of {@code System.nanoTime}, like all that follow; set before {@link #begun}. */
  private long ends;

  /** When it makes sense to ask {@link #givesUp} next. */
  private volatile long nextLook;

  /** When the time is up, or progress was last seen after that. */
  private long lastProgress;

  private Duration limit;

  private long progress;
  private long mostProgress;

  /**
   * A limit in nanoseconds; what is longer than a century takes that long.
   *
   * @throws IllegalArgumentException if it is negative
   */
  static long nanosOf(Duration limit) {
    if (Objects.requireNonNull(limit, "limit").isNegative()) {
      throw new IllegalArgumentException("Closing can't take " + limit + ": that is negative.");
    }
    return limit.compareTo(FOR_EVER) < 0 ? limit.toNanos() : FOR_EVER.toNanos();
  }

  /**
   * From now on the executor closes.
   *
   * @param nanos how long that may take; of several, what ends first counts
   * @param limit the same, as it was given
   */
  synchronized void begin(long nanos, Duration limit) {
    long end = System.nanoTime() + Math.min(nanos, Long.MAX_VALUE / 2);
    if (!begun || end - ends < 0) {
      ends = end;
      nextLook = end;
      lastProgress = end;
      this.limit = limit;
    }
    begun = true;
  }

  /** The limit that counts; any thread. */
  synchronized Duration limit() {
    return limit;
  }

  /** Whether the executor closes; any thread. */
  boolean hasBegun() {
    return begun;
  }

  /**
   * All tasks are about to be cancelled.
   *
   * @param progress as in {@link #nanosStalled}
   * @param tasks how many there are
   */
  synchronized void cancelling(long progress, long tasks) {
    this.progress = progress;
    mostProgress = progress + 2 * tasks;
  }

  /** How long it is until {@link #givesUp} is to be asked; any thread. */
  long nanosToNextLook() {
    return begun ? nextLook - System.nanoTime() : Long.MAX_VALUE;
  }

  /** Whether {@link #givesUp} is to be asked; any thread. */
  boolean isTimeToLook() {
    return nanosToNextLook() <= 0;
  }

  /**
   * Whether it is over, now that the time is up; any thread.
   *
   * @param quiet whether nothing is due, and nobody else is in a poll
   * @param progress as in {@link #nanosStalled}
   */
  boolean givesUp(boolean quiet, long progress) {
    nextLook = System.nanoTime() + LOOK;
    return nanosStalled(progress) >= GRACE || quiet;
  }

  /**
   * For how long there has been no progress since the time was up; any thread.
   *
   * @param progress how many tasks there have been that have ended, and that have not although they
   *     know that they are cancelled
   * @return negative if the time is not up
   */
  synchronized long nanosStalled(long progress) {
    long now = System.nanoTime();
    if (progress > this.progress && progress <= mostProgress && now - ends > 0) {
      this.progress = progress;
      lastProgress = now;
    }
    return now - lastProgress;
  }
}
