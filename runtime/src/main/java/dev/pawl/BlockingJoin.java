package dev.pawl;

import dev.pawl.protocol.Awaiter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** A thread of no executor that waits for a spawned task: {@link JoinHandle#join()}. */
final class BlockingJoin {
  private BlockingJoin() {}

  /**
   * @param handle of a spawned task
   */
  static <T, X extends Throwable> T untilDone(Task<T, X> handle) throws X, InterruptedException {
    Poll<T> poll = await(handle, Long.MAX_VALUE);
    assert poll.isReady() : "a wait without a limit came to its limit";
    return poll.get();
  }

  static <T, X extends Throwable> T noLongerThan(Duration limit, Task<T, X> handle)
      throws X, InterruptedException, TimeoutException {
    if (Objects.requireNonNull(limit, "limit").isNegative()) {
      throw new IllegalArgumentException(
          "JoinHandle.join was given " + limit + ". A duration can't be negative.");
    }
    // Seconds that surely fit: the conversion throws otherwise.
    boolean fits = limit.getSeconds() < Long.MAX_VALUE / 1_000_000_000L;
    Poll<T> poll = await(handle, fits ? limit.toNanos() : Long.MAX_VALUE);
    if (poll.isPending()) {
      throw new TimeoutException(handle + " was not complete after " + limit);
    }
    return poll.get();
  }

  /** The waker of a thread that waits. */
  private record Joining(Thread thread) implements Awaiter {
    @Override
    public void wake() {
      LockSupport.unpark(thread);
    }

    /** It takes itself back from the handle when it does not any more. */
    @Override
    public boolean isWaiting() {
      return true;
    }

    @Override
    public Waker outer() {
      return null;
    }

    @Override
    public String toString() {
      return "thread " + thread.getName();
    }
  }

  /** Pending if the time is over; with {@link Long#MAX_VALUE} it never is. */
  private static <T, X extends Throwable> Poll<T> await(Task<T, X> handle, long nanos)
      throws X, InterruptedException {
    Seat.refuseInside("JoinHandle.join");
    Context cx = Context.of(new Joining(Thread.currentThread()));
    long start = System.nanoTime();
    while (true) {
      Poll<T> poll = handle.poll(cx);
      if (poll.isReady()) {
        return poll;
      }
      long left = nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - start);
      boolean interrupted = Thread.interrupted();
      if (interrupted || left <= 0) {
        handle.withdraw();
        if (interrupted) {
          throw new InterruptedException("interrupted while waiting for " + handle);
        }
        return poll;
      }
      LockSupport.parkNanos(handle, left);
    }
  }
}
