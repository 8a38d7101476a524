package dev.pawl;

/**
 * What one {@linkplain Task#poll poll} came to: a value, or not yet.
 *
 * <p>There is one pending poll and one ready poll of {@code null}; neither allocates.
 *
 * @param <T> the type of the value
 */
public final class Poll<T> {
  private static final Poll<?> PENDING = new Poll<>(null);
  private static final Poll<?> READY_NULL = new Poll<>(null);

  private final T value;

  private Poll(T value) {
    this.value = value;
  }

  /**
   * @param value may be null
   * @return a poll that carries {@code value}: the task is complete
   */
  @SuppressWarnings("unchecked") // a poll without a value is one of every type
  public static <T> Poll<T> ready(T value) {
    return value == null ? (Poll<T>) READY_NULL : new Poll<>(value);
  }

  /**
   * @return the poll of a task that waits. Who returns it has seen to it that the waker of the
   *     context is woken when polling again is worthwhile
   */
  @SuppressWarnings("unchecked") // a poll without a value is one of every type
  public static <T> Poll<T> pending() {
    return (Poll<T>) PENDING;
  }

  /** Whether the task is complete, so that {@link #get} has its value. */
  public boolean isReady() {
    return this != PENDING;
  }

  /** Whether the task waits, and will wake its waker. */
  public boolean isPending() {
    return this == PENDING;
  }

  /**
   * @return the value, perhaps null
   * @throws IllegalStateException if this poll is pending
   */
  public T get() {
    if (isPending()) {
      throw new IllegalStateException("A pending poll has no value. Ask isReady() first.");
    }
    return value;
  }

  @Override
  public String toString() {
    return isPending() ? "Pending" : "Ready(" + value + ")";
  }
}
