package dev.pawl;

/**
 * A resource whose closing may have to wait: a connection that says goodbye first. In the
 * try-with-resources of an {@code @Async} method its {@link #closeAsync} is awaited where another
 * resource's {@code close} would be called, with the same rules for suppressed exceptions (JLS
 * 14.20.3):
 *
 * <pre>{@code
 * try (Connection c = await(Connection.open(address))) {
 *   await(c.send(message));
 * }                              // await(c.closeAsync())
 * }</pre>
 *
 * <p>Under cancellation that await is like any other: it throws {@link Cancelled} if it would have
 * to wait and the task lets go.
 *
 * @param <X> what closing may throw besides unchecked exceptions
 */
public interface AsyncCloseable<X extends Exception> extends AutoCloseable {
  /**
   * Closes the resource. Whether that is cancel-safe is the resource's to say.
   *
   * @return a task that closes the resource; nothing happens before its first poll
   */
  Task<Void, X> closeAsync();

  /**
   * What a try-with-resources really awaits: for a resource that closes differently after a body
   * that has failed, as a transaction does.
   *
   * @param thrown what the body threw, or null. What closing throws is suppressed in it, and so
   *     must be another object
   * @return by default {@link #closeAsync()}
   */
  default Task<Void, X> closeAsync(Throwable thrown) {
    return closeAsync();
  }

  /**
   * Stands for {@code await(closeAsync())}, and so tells javac what that throws.
   *
   * @throws IllegalStateException always, if it is ever called: the place was not compiled by the
   *     processor
   */
  @Override
  default void close() throws X {
    throw new IllegalStateException(
        getClass().getName()
            + " is closed by a task. Use it in the try-with-resources of an @Async method, or await"
            + " its closeAsync().");
  }
}
