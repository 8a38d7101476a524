package dev.pawl;

/** Takes the real one's place when a program is run straight: to close is to await. */
public interface AsyncCloseable<X extends Exception> extends AutoCloseable {
  Task<Void, X> closeAsync();

  @Override
  default void close() throws X {
    Task.await(closeAsync());
  }
}
