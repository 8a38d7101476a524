package dev.pawl.sync;

import dev.pawl.Task;

/**
 * A fixed number of permits that tasks take and put back: bounds how many of them do something at
 * once.
 *
 * <pre>{@code
 * Semaphore connections = new Semaphore(10);
 * …
 * try (Semaphore.Permit permit = await(connections.acquire())) {
 *   await(fetch(url));
 * }
 * }</pre>
 *
 * <p><b>Fair</b>: first come, first served. A request for many permits is not overtaken by later
 * ones for few, nor by {@link #tryAcquire}. <b>Threads</b>: all methods may be called from any
 * thread, and tasks of several executors may share a semaphore. Everything before a permit is put
 * back happens before whoever takes it next goes on.
 *
 * <p>The number of permits never changes, and only a {@link Permit} can put any back: none can be
 * put back twice, or by somebody who has none.
 */
public final class Semaphore implements AutoCloseable {
  private final int total;
  private final Permits permits;

  /** What a task holds until it closes it. */
  public sealed interface Permit extends AutoCloseable permits Acquire {
    /** How many permits this stands for. */
    int count();

    /** Puts the permits back; any thread. Does nothing the second time. */
    @Override
    void close();
  }

  /**
   * A semaphore whose permits are all free.
   *
   * @param permits at least 1
   * @throws IllegalArgumentException if there are fewer, or more than 536,870,911
   */
  public Semaphore(int permits) {
    if (permits < 1 || permits > Permits.MAX) {
      throw new IllegalArgumentException(
          "A semaphore has 1 to " + Permits.MAX + " permits, not " + permits + ".");
    }
    this.total = permits;
    this.permits = new Permits(permits);
  }

  /** Like {@link #acquire(int)}, for one permit; as cancel-safe. */
  public Task<Permit, ClosedException> acquire() {
    return acquire(1);
  }

  /**
   * Takes permits, all at once, and waits until they are free.
   *
   * <p>Cancel-safe: withdrawn while it waits, it has taken nothing; permits that had just been
   * handed to it go to the next in line. Withdrawing loses the place in line.
   *
   * @param count at least 1, and no more than the semaphore has
   * @return a task for the permits; it throws {@link ClosedException} if the semaphore is closed
   *     before they are handed to it
   * @throws IllegalArgumentException at once, for a count that could never be had
   */
  public Task<Permit, ClosedException> acquire(int count) {
    return new Acquire(this, checked(count));
  }

  /** Like {@link #tryAcquire(int)}, for one permit. */
  public Permit tryAcquire() {
    return tryAcquire(1);
  }

  /**
   * Takes permits if they are free now and nobody waits.
   *
   * @param count as for {@link #acquire(int)}
   * @return the permits, or null; a null in try-with-resources is left alone
   * @throws ClosedException if the semaphore is closed
   */
  public Permit tryAcquire(int count) {
    Acquire acquire = new Acquire(this, checked(count));
    if (acquire.tryNow()) {
      return acquire;
    }
    if (permits.isClosed()) {
      throw closed();
    }
    return null;
  }

  private int checked(int count) {
    if (count < 1 || count > total) {
      throw new IllegalArgumentException(
          this + " can't give " + count + " permits at once, only 1 to " + total + ".");
    }
    return count;
  }

  /** How many permits are free at the moment. */
  public int available() {
    return permits.available();
  }

  /**
   * Ends the semaphore: whoever waits gets {@link ClosedException}, and so does whoever comes. Who
   * holds permits is not disturbed. Does nothing if closed already.
   */
  @Override
  public void close() {
    permits.close();
  }

  /** Whether {@link #close} was called. */
  public boolean isClosed() {
    return permits.isClosed();
  }

  private ClosedException closed() {
    return new ClosedException(this + " is closed.");
  }

  /** Such as {@code Semaphore(10)}. */
  @Override
  public String toString() {
    return "Semaphore(" + total + ")";
  }

  /** The request, and what it gets: one object, so that a permit costs no other. */
  private static final class Acquire extends Permits.Request<Permit, ClosedException>
      implements Permit {
    private final Semaphore semaphore;

    Acquire(Semaphore semaphore, int count) {
      super(semaphore.permits, count);
      this.semaphore = semaphore;
    }

    @Override
    Permit result() {
      if (refused) {
        throw semaphore.closed();
      }
      return this;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public void close() {
      if (returns()) {
        permits.put(count);
      }
    }

    @Override
    public String toString() {
      return semaphore + ".acquire(" + count + ")";
    }
  }
}
