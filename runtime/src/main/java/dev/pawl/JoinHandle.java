package dev.pawl;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A spawned task as seen from outside: a task for its outcome.
 *
 * <p>Awaiting it gives the spawned task's value, rethrows the very object that it threw, or throws
 * {@link java.util.concurrent.CancellationException} if it was cancelled. The outcome is handed
 * over once; after that, polling throws {@link IllegalStateException}, as for any task. It may be
 * awaited on another executor than the task's own, by one task or thread at a time: a second one
 * meanwhile gets an {@link IllegalStateException} that names the first. Withdrawing from it leaves
 * the spawned task alone and makes room for another awaiter.
 *
 * <p>If the executor is closed and gives the task up, since it does not end in time, whoever awaits
 * it gets a {@code CancellationException}, too, with the {@link UnfinishedTasksException} that says
 * so as its cause. Such a task is not done.
 *
 * <p>All methods but {@link #poll} and {@link #withdraw} may be called from any thread.
 *
 * @param <T> the type of the value
 * @param <X> what the task may throw besides unchecked exceptions
 */
public sealed interface JoinHandle<T, X extends Throwable> extends Task<T, X> permits TaskCell {

  /**
   * Cancels the task: it is polled once more, with a cancelled context, and its first await that
   * would wait throws {@link Cancelled}. It is polled even if it never was before, since only its
   * own code can close what was handed to it.
   *
   * <p>A task may still complete with a value, which its awaiter then gets. If that is an {@link
   * AutoCloseable} and nobody awaits it, or whoever did withdraws without having got it, it has
   * arrived too late: it is closed, and the task counts as cancelled.
   *
   * @return false if the task was complete already, so that the call did nothing
   */
  boolean cancel();

  /**
   * Whether the task is complete: by its value, by an exception, or cancelled. Then a poll is never
   * pending.
   */
  boolean isDone();

  /**
   * Blocks the calling thread until the task is complete: for threads that are not an executor's.
   *
   * @return the task's value
   * @throws X what the task threw, the same object
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   * @throws InterruptedException if the thread is interrupted meanwhile; the task goes on
   * @throws IllegalStateException if the calling thread is inside an executor, another thread or a
   *     task awaits the handle, or the outcome was given already
   */
  default T join() throws X, InterruptedException {
    return BlockingJoin.untilDone(this);
  }

  /**
   * Like {@link #join()}, no longer than a time.
   *
   * @throws TimeoutException if the task is not complete by then; it goes on
   * @throws IllegalArgumentException if the limit is negative
   */
  default T join(Duration limit) throws X, InterruptedException, TimeoutException {
    return BlockingJoin.noLongerThan(limit, this);
  }
}
