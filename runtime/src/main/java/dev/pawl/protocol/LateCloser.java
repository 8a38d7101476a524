package dev.pawl.protocol;

import dev.pawl.Context;
import dev.pawl.Spawner;
import dev.pawl.Task;
import dev.pawl.UncaughtExceptionHandler;

/**
 * Sees to the outcome of a task that has nobody left to get it: kept from a poll by a task that
 * other threads complete, since by then there may be no poll. Any thread.
 */
public final class LateCloser {
  /** Null if the task was polled by hand. */
  private final Spawner spawner;

  private final UncaughtExceptionHandler uncaught;

  private LateCloser(Spawner spawner, UncaughtExceptionHandler uncaught) {
    this.spawner = spawner;
    this.uncaught = uncaught;
  }

  /** For a task that is polled in this context. */
  public static LateCloser of(Context cx) {
    return cx.isByHand()
        ? new LateCloser(null, (task, failure) -> Stray.tellThread(failure))
        : new LateCloser(cx.spawner(), cx.uncaughtExceptionHandler());
  }

  /**
   * Closes a value that is a resource: at once, or by a task that is spawned for it. What can't be
   * closed is told of.
   *
   * @param task whose value it is
   */
  public void close(Task<?, ?> task, Object value) {
    try {
      Task<Void, ?> closing = LateValue.close(value);
      if (closing != null) {
        spawn(closing, value);
      }
    } catch (Throwable t) {
      tell(task, t);
    }
  }

  /** Tells the {@link UncaughtExceptionHandler} of a failure that came too late. */
  public void tell(Task<?, ?> task, Throwable failure) {
    uncaught.uncaught(task.toString(), failure);
  }

  private void spawn(Task<Void, ?> closing, Object resource) {
    IllegalStateException refused = null;
    if (spawner != null) {
      try {
        spawner.spawn(closing);
        return;
      } catch (IllegalStateException closed) {
        refused = closed;
      }
    }
    throw new IllegalStateException(
        resource
            + " came when nobody was left to get it, and stays open: it is closed by a task, and no"
            + " executor is left to run that.",
        refused);
  }
}
