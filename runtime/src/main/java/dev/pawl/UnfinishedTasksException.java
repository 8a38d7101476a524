package dev.pawl;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * An executor was closed, and not all of its tasks had run their cleanup by the time that it was
 * given. They are never polled again, and what they hold open stays open. Whoever awaits one of
 * them, by its {@link JoinHandle}, a future or a scope, gets a {@link CancellationException} with
 * this as its cause.
 */
public final class UnfinishedTasksException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  @SuppressWarnings("serial") // an immutable list of strings, which is serialisable
  private final List<String> tasks;

  UnfinishedTasksException(Duration limit, List<String> tasks) {
    super(message(limit, tasks));
    this.tasks = List.copyOf(tasks);
  }

  private static String message(Duration limit, List<String> tasks) {
    StringBuilder text =
        new StringBuilder("The executor was closed and cancelled its tasks. After ")
            .append(limit.getSeconds() + limit.toMillisPart() / 1e3)
            .append(" s these had not ended:");
    tasks.stream().limit(SHOWN).forEach(task -> text.append("\n    ").append(task));
    if (tasks.size() > SHOWN) {
      text.append("\n    and ").append(tasks.size() - SHOWN).append(" more");
    }
    return text.toString();
  }

  /** What whoever awaits one of the tasks gets. */
  CancellationException told(JoinHandle<?, ?> task) {
    CancellationException told =
        new CancellationException(
            task + " was cancelled, as its executor was closed, and given up: it did not end.");
    told.initCause(this);
    return told;
  }

  /**
   * The tasks that did not end, each by its name and place, as in {@code EchoServer.serve awaiting
   * receiveFrom (EchoServer.java:21)}. One that is being polled, and perhaps blocks its thread,
   * shows where it was declared; those come first.
   */
  public List<String> tasks() {
    return tasks;
  }
}
