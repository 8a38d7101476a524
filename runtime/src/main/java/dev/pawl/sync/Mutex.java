package dev.pawl.sync;

import dev.pawl.Task;

/**
 * Lets one task at a time at a value, also across awaits, where {@code synchronized} can't be used.
 *
 * <pre>{@code
 * Mutex<Connection> connection = new Mutex<>(…);
 * …
 * try (Mutex.Guard<Connection> guard = await(connection.lock())) {
 *   await(guard.get().send(request));
 *   return await(guard.get().receive());
 * }
 * }</pre>
 *
 * <p>{@link #plain} makes one that guards no value. Where nothing is awaited inside, the JDK's own
 * locks are cheaper.
 *
 * <p><b>Fair</b>: first come, first served. <b>Not reentrant</b>: a task that locks again what it
 * holds waits for itself, for ever. <b>Threads</b>: all methods may be called from any thread, and
 * tasks of several executors may share a mutex. Everything before a guard is closed happens before
 * whoever locks next goes on.
 *
 * @param <T> the type of the value
 */
public final class Mutex<T> {
  private final Permits permits = new Permits(1);

  /** Who holds the permit, and nobody else, touches it. */
  private T value;

  /**
   * What a task holds until it closes it; the task's alone.
   *
   * @param <T> the type of the value
   */
  public sealed interface Guard<T> extends AutoCloseable permits Lock {
    /**
     * The value. Whoever keeps it after closing the guard shares it with the next.
     *
     * @throws IllegalStateException if the guard is closed
     */
    T get();

    /**
     * Replaces the value.
     *
     * @throws IllegalStateException if the guard is closed
     */
    void set(T value);

    /** Unlocks the mutex. Does nothing the second time. */
    @Override
    void close();
  }

  /**
   * An unlocked mutex.
   *
   * @param value what it guards; may be null
   */
  public Mutex(T value) {
    this.value = value;
  }

  /** An unlocked mutex that guards no value: a lock. */
  public static Mutex<Void> plain() {
    return new Mutex<>(null);
  }

  /**
   * Locks the mutex, and waits until it is unlocked.
   *
   * <p>Cancel-safe: withdrawn, it has not locked; if the mutex had just been handed to it, it goes
   * to the next in line. Withdrawing loses the place in line.
   *
   * @return a task for the guard by which the mutex is used and unlocked
   */
  public Task<Guard<T>, RuntimeException> lock() {
    return new Lock<>(this);
  }

  /**
   * Locks the mutex if it is unlocked now and nobody waits.
   *
   * @return the guard, or null; a null in try-with-resources is left alone
   */
  public Guard<T> tryLock() {
    Lock<T> lock = new Lock<>(this);
    return lock.tryNow() ? lock : null;
  }

  /** Whether somebody holds it at the moment. */
  public boolean isLocked() {
    return permits.available() == 0;
  }

  /** Such as {@code Mutex(locked)}. The value is not shown, as it may be in use. */
  @Override
  public String toString() {
    return isLocked() ? "Mutex(locked)" : "Mutex(unlocked)";
  }

  /** The request, and what it gets: one object, so that a guard costs no other. */
  private static final class Lock<T> extends Permits.Request<Guard<T>, RuntimeException>
      implements Guard<T> {
    private final Mutex<T> mutex;
    private boolean closed;

    Lock(Mutex<T> mutex) {
      super(mutex.permits, 1);
      this.mutex = mutex;
    }

    @Override
    Guard<T> result() {
      return this;
    }

    @Override
    public T get() {
      requireOpen();
      return mutex.value;
    }

    @Override
    public void set(T value) {
      requireOpen();
      mutex.value = value;
    }

    private void requireOpen() {
      if (closed) {
        throw new IllegalStateException(
            "The guard of a mutex was used after it was closed, when the value may be another's.");
      }
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        permits.put(1);
      }
    }

    @Override
    public String toString() {
      return "Mutex.lock()";
    }
  }
}
