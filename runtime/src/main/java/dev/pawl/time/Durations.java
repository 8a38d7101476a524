package dev.pawl.time;

import java.time.Duration;
import java.util.Objects;

/** Durations as they come from users, as nanoseconds. */
final class Durations {
  private Durations() {}

  /**
   * @param operation what was asked for, for the message
   * @return {@link Long#MAX_VALUE}, 292 years, for whatever is longer
   * @throws IllegalArgumentException if the duration is negative
   */
  static long nanos(String operation, Duration duration) {
    if (Objects.requireNonNull(duration, "duration").isNegative()) {
      throw new IllegalArgumentException(
          operation + " was given " + duration + ". A duration can't be negative.");
    }
    return saturated(duration);
  }

  /** Like {@link #nanos}, for what must take some time. */
  static long positiveNanos(String operation, Duration duration) {
    if (Objects.requireNonNull(duration, "duration").isZero()) {
      throw new IllegalArgumentException(
          operation + " was given " + duration + ". It has to be longer than nothing.");
    }
    return nanos(operation, duration);
  }

  /** A duration of any sign, cut off where a long ends. */
  static long saturated(Duration duration) {
    // Seconds that surely fit, so that the exact conversion, which throws, need not be tried.
    long seconds = duration.getSeconds();
    if (seconds >= Long.MAX_VALUE / 1_000_000_000L) {
      return Long.MAX_VALUE;
    }
    return seconds <= Long.MIN_VALUE / 1_000_000_000L ? Long.MIN_VALUE : duration.toNanos();
  }

  /** {@code now + nanos}, cut off where a long ends; both are not negative. */
  static long later(long now, long nanos) {
    long sum = now + nanos;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
