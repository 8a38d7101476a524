package dev.pawl.testing;

import dev.pawl.Executor;
import dev.pawl.Poll;
import dev.pawl.Task;

/** Drives an executor step by step, so that a test can act between two polls. */
public final class Steps {
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

  /** A task that does something in its only poll. */
  public static Task<Void, RuntimeException> of(Runnable action) {
    return cx -> {
      action.run();
      return Poll.ready(null);
    };
  }
}
