package dev.pawl.protocol;

/** The misuse of a task that is polled after it completed. */
public final class PolledAgain {
  private PolledAgain() {}

  /** What {@code task} throws then, by its name; to be thrown where this is called. */
  public static IllegalStateException by(Object task) {
    return new IllegalStateException(
        task
            + " was polled after it completed. A task may be polled until it is ready,"
            + " then never again.");
  }
}
