package dev.pawl;

/**
 * What {@link Task#async} makes a task of: a lambda in an {@code @Async} method, with awaits in it.
 *
 * @param <T> the type of the task's value
 * @param <X> what the block throws besides unchecked exceptions; javac infers it
 */
@FunctionalInterface
public interface AsyncBlock<T, X extends Throwable> {
  /** The block as it is written. Only the processor's copy of it is ever run. */
  T run() throws X;

  /**
   * A block without a value.
   *
   * @param <X> what it throws besides unchecked exceptions
   */
  @FunctionalInterface
  interface Action<X extends Throwable> {
    /** The block as it is written. */
    void run() throws X;
  }
}
