package dev.pawl.time;

import java.time.Duration;
import java.time.Instant;

/** Times of day as deadlines. */
final class Moments {
  private Moments() {}

  /** When a moment will come, by the time of day as it is now; what is over is due at once. */
  static long deadline(Instant moment, Timers timers) {
    long nanos = Durations.saturated(Duration.between(timers.clock().instant(), moment));
    return nanos <= 0 ? 0 : Durations.later(timers.now(), nanos);
  }
}
