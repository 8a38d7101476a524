package dev.pawl.time;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until it is moved: for tests, which then need not wait.
 *
 * <pre>{@code
 * ManualClock clock = new ManualClock();
 * Executor executor = Executor.builder().clock(clock).build();
 * JoinHandle<…> handle = executor.spawner().spawn(task);
 * clock.advance(Duration.ofHours(1));
 * executor.run(handle);
 * }</pre>
 *
 * <p>An executor whose tasks all sleep waits until another thread moves the clock. It then sees the
 * whole step at once, and wakes the sleepers in the order of their deadlines.
 */
public final class ManualClock implements Clock {
  private final Instant start;
  private final AtomicLong elapsed = new AtomicLong();
  private final List<WeakReference<Runnable>> listeners = new CopyOnWriteArrayList<>();

  /** A clock that says that it is the beginning of 1970. */
  public ManualClock() {
    this(Instant.EPOCH);
  }

  /**
   * @param start the time of day, until it is moved
   */
  public ManualClock(Instant start) {
    this.start = Objects.requireNonNull(start, "start");
  }

  /**
   * Moves the clock; by 292 years in all at most, where it stops.
   *
   * @throws IllegalArgumentException if {@code step} is negative: time never goes back
   */
  public void advance(Duration step) {
    long nanos = Durations.nanos("advance", step);
    elapsed.updateAndGet(before -> Durations.later(before, nanos));
    for (WeakReference<Runnable> each : listeners) {
      Runnable listener = each.get();
      if (listener == null) {
        listeners.remove(each);
      } else {
        listener.run();
      }
    }
  }

  @Override
  public long nanoTime() {
    return elapsed.get();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(elapsed.get());
  }

  @Override
  public long nanosUntil(long nanoTime) {
    return nanoTime - nanoTime() <= 0 ? 0 : Long.MAX_VALUE;
  }

  @Override
  public void onMove(Runnable listener) {
    listeners.add(new WeakReference<>(Objects.requireNonNull(listener, "listener")));
  }

  @Override
  public String toString() {
    return "ManualClock(" + instant() + ")";
  }
}
