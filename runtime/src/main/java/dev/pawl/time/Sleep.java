package dev.pawl.time;

import dev.pawl.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A task that waits for a moment: behind {@link Task#sleep} and {@link Task#sleepUntil}.
 *
 * <p>It ends at the moment or later, never before: by less than a millisecond on an executor that
 * is idle, by as long as the executor takes to come round on one that is busy. Of two sleeps on one
 * executor the one that is due first ends first, however late both are.
 */
public final class Sleep extends Waiting {

  private Sleep(long nanos) {
    deadline = nanos; // until the first poll
  }

  /**
   * @param duration measured from the first poll; zero is over at once
   * @return a task that waits for it to pass; cancel-safe
   * @throws IllegalArgumentException if the duration is negative
   * @see Task#sleep
   */
  public static Task<Void, RuntimeException> of(Duration duration) {
    return new Sleep(Durations.nanos("sleep", duration));
  }

  /**
   * @param moment by the executor's clock at the first poll: a time of day that is set later does
   *     not count
   * @return a task that waits for it to come; complete at once if it is over; cancel-safe
   * @see Task#sleepUntil
   */
  public static Task<Void, RuntimeException> until(Instant moment) {
    return new Until(Objects.requireNonNull(moment, "moment"));
  }

  @Override
  long deadline(Timers timers) {
    return deadline == 0 ? 0 : Durations.later(timers.now(), deadline);
  }

  @Override
  public String toString() {
    return "Task.sleep";
  }

  private static final class Until extends Waiting {
    private final Instant moment;

    Until(Instant moment) {
      this.moment = moment;
    }

    @Override
    long deadline(Timers timers) {
      return Moments.deadline(moment, timers);
    }

    @Override
    public String toString() {
      return "Task.sleepUntil(" + moment + ")";
    }
  }
}
