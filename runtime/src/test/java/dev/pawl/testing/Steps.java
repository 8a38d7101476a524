package dev.pawl.testing;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.util.concurrent.TimeUnit;

/** Drives an executor step by step, so that a test can act between two polls. */
public final class Steps {
  private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(10);

  private Steps() {}

  /** Polls whatever is ready, once each in the order of the queue, and does not wait. */
  public static void step(Executor executor) {
    executor.run(Task.yieldNow());
  }

  /** Like {@link #step}, often enough for what those polls make ready in turn. */
  public static void settle(Executor executor) {
    for (int i = 0; i < 20; i++) {
      step(executor);
    }
  }

  /**
   * Like {@link #settle}, for a task that has been cancelled: until it has ended, by that and not
   * otherwise. One quiet moment is not enough when a reactor on its own thread may be just about to
   * put the task into the queue.
   */
  public static void untilDone(Executor executor, JoinHandle<?, ?> cancelled) {
    long start = System.nanoTime();
    do {
      settle(executor);
      if (System.nanoTime() - start > GIVE_UP_NANOS) {
        throw new AssertionError("it goes on: " + cancelled);
      }
    } while (!cancelled.isDone());
  }

  /** A task that does something in its only poll. */
  public static Task<Void, RuntimeException> of(Runnable action) {
    return cx -> {
      action.run();
      return Poll.ready(null);
    };
  }
}
