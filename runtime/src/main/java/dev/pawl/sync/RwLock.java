package dev.pawl.sync;

import dev.pawl.Task;

/**
 * Lets several tasks read a value at once, or one change it.
 *
 * <pre>{@code
 * RwLock<Routes> routes = new RwLock<>(Routes.empty());
 * …
 * try (RwLock.ReadGuard<Routes> guard = await(routes.read())) {
 *   await(guard.get().forward(message));
 * }
 * }</pre>
 *
 * <p><b>Fair</b>: first come, first served. Who comes to read after a waiting writer waits behind
 * it, so that readers who keep coming don't starve a writer. For the same reason it is <b>not
 * reentrant</b>: a task that reads twice at once may wait for a writer that waits for it.
 * <b>Threads</b>: all methods may be called from any thread, and tasks of several executors may
 * share a lock. Everything before a guard is closed happens before whoever then writes goes on;
 * everything before a write guard is closed, before whoever then reads.
 *
 * @param <T> the type of the value
 */
public final class RwLock<T> {
  /** As many can read at once; a writer takes them all. */
  private static final int READERS = Permits.MAX;

  private final Permits permits = new Permits(READERS);

  /** Written only by who holds all permits, read by who holds one. */
  private T value;

  /**
   * What a reader holds until it closes it; the task's alone.
   *
   * @param <T> the type of the value
   */
  public sealed interface ReadGuard<T> extends AutoCloseable permits Hold, WriteGuard {
    /**
     * The value. Whoever keeps it after closing the guard shares it with the next writer.
     *
     * @throws IllegalStateException if the guard is closed
     */
    T get();

    /** Unlocks. Does nothing the second time. */
    @Override
    void close();
  }

  /**
   * What a writer holds until it closes it; the task's alone.
   *
   * @param <T> the type of the value
   */
  public sealed interface WriteGuard<T> extends ReadGuard<T> permits Write {
    /**
     * Replaces the value.
     *
     * @throws IllegalStateException if the guard is closed
     */
    void set(T value);

    /**
     * Lets other readers in, and no writer before them: this guard counts as closed, and the one
     * returned is held.
     *
     * @throws IllegalStateException if the guard is closed
     */
    ReadGuard<T> downgrade();
  }

  /**
   * An unlocked lock.
   *
   * @param value what it guards; may be null
   */
  public RwLock(T value) {
    this.value = value;
  }

  /**
   * Locks for reading: waits for a writer that holds the lock, or came before.
   *
   * <p>Cancel-safe: withdrawn, it has not locked, and what had just been handed to it goes to the
   * next in line. Withdrawing loses the place in line.
   *
   * @return a task for the guard
   */
  public Task<ReadGuard<T>, RuntimeException> read() {
    return new Read<>(this);
  }

  /**
   * Locks for writing: waits for all who hold the lock, or came before.
   *
   * <p>Cancel-safe, as {@link #read}: if a writer in line withdraws, readers behind it can go on.
   *
   * @return a task for the guard
   */
  public Task<WriteGuard<T>, RuntimeException> write() {
    return new Write<>(this);
  }

  /**
   * Locks for reading, if that is possible now and nobody waits.
   *
   * @return the guard, or null; a null in try-with-resources is left alone
   */
  public ReadGuard<T> tryRead() {
    Read<T> read = new Read<>(this);
    return read.tryNow() ? read : null;
  }

  /**
   * Locks for writing, if that is possible now and nobody waits.
   *
   * @return the guard, or null; a null in try-with-resources is left alone
   */
  public WriteGuard<T> tryWrite() {
    Write<T> write = new Write<>(this);
    return write.tryNow() ? write : null;
  }

  /** Such as {@code RwLock(3 reading)}. The value is not shown, as it may be in use. */
  @Override
  public String toString() {
    int taken = READERS - permits.available();
    if (taken == 0) {
      return "RwLock(unlocked)";
    }
    return taken == READERS ? "RwLock(writing)" : "RwLock(" + taken + " reading)";
  }

  /** A request, and what it gets: one object, so that a guard costs no other. */
  private abstract static sealed class Hold<T, G> extends Permits.Request<G, RuntimeException>
      implements ReadGuard<T> permits Read, Write {
    final RwLock<T> rwLock;
    private boolean closed;

    Hold(RwLock<T> rwLock, int count) {
      super(rwLock.permits, count);
      this.rwLock = rwLock;
    }

    @Override
    public final T get() {
      requireOpen();
      return rwLock.value;
    }

    final void requireOpen() {
      if (closed) {
        throw new IllegalStateException(
            "A guard of a read-write lock was used after it was closed, when others may have"
                + " locked it.");
      }
    }

    @Override
    public final void close() {
      if (!closed) {
        closed = true;
        permits.put(count);
      }
    }

    /** Counts as closed, but for {@code kept} of its permits. */
    final void closeBut(int kept) {
      requireOpen();
      closed = true;
      permits.put(count - kept);
    }
  }

  private static final class Read<T> extends Hold<T, ReadGuard<T>> {
    Read(RwLock<T> rwLock) {
      super(rwLock, 1);
    }

    @Override
    ReadGuard<T> result() {
      return this;
    }

    @Override
    public String toString() {
      return "RwLock.read()";
    }
  }

  private static final class Write<T> extends Hold<T, WriteGuard<T>> implements WriteGuard<T> {
    Write(RwLock<T> rwLock) {
      super(rwLock, READERS);
    }

    @Override
    WriteGuard<T> result() {
      return this;
    }

    @Override
    public void set(T value) {
      requireOpen();
      rwLock.value = value;
    }

    @Override
    public ReadGuard<T> downgrade() {
      closeBut(1);
      return new Read<>(rwLock); // never polled: what it would wait for is held already
    }

    @Override
    public String toString() {
      return "RwLock.write()";
    }
  }
}
