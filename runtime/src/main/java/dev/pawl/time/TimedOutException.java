package dev.pawl.time;

/**
 * A {@linkplain dev.pawl.Task#timeout task with a time limit} was not complete in time. What its
 * cleanup threw is {@linkplain #getSuppressed suppressed}.
 *
 * <p>Unchecked, so that a limit leaves the type of a task as it is: a checked exception beside the
 * task's own {@code X} would leave only their common superclass, and a caller that no longer knows
 * an {@code IOException} when it sees one. Who wants a checked one can name it, see {@link
 * dev.pawl.Task#timeout(java.time.Duration, dev.pawl.Task, java.util.function.Function)}.
 *
 * <p>Not {@link java.util.concurrent.TimeoutException}, which is checked, and not of its name, so
 * that an {@code import} cannot take one for the other.
 */
public final class TimedOutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TimedOutException(String message) {
    super(message);
  }
}
