package dev.pawl;

/**
 * The place from which an executor is driven: one thread at a time sits in it, and no thread in two
 * executors' at once.
 *
 * <p>Also keeps interrupts away from the waits inside: with the interrupt status set, {@code
 * select} and {@code park} return at once for ever. So the status is cleared before a wait, and
 * given back on leaving.
 */
final class Seat {
  private static final ThreadLocal<Executor> CURRENT = new ThreadLocal<>();

  private final Executor executor;

  /** Written under the lock; a thread that reads itself here has written it itself. */
  private volatile Thread thread;

  private boolean removed; // under the lock
  private boolean interrupted; // the seated thread only

  Seat(Executor executor) {
    this.executor = executor;
  }

  /** The executor that the calling thread is inside of, or null. */
  static Executor current() {
    return CURRENT.get();
  }

  /**
   * Refuses what would block every task of an executor.
   *
   * @param method what was called, for the message
   * @throws IllegalStateException if the calling thread is inside an executor
   */
  static void refuseInside(String method) {
    Executor outer = CURRENT.get();
    if (outer != null) {
      throw new IllegalStateException(
          method
              + " was called inside an executor (thread "
              + Thread.currentThread().getName()
              + outer.whatIsPolled()
              + "). It would block every task of that executor. Await the task, or spawn it.");
    }
  }

  boolean isMine() {
    return Thread.currentThread() == thread;
  }

  /** Who sits there, or null. */
  Thread thread() {
    return thread;
  }

  /**
   * Takes the seat.
   *
   * @param method what was called, for the message
   * @throws IllegalStateException if it is taken or removed, or the calling thread sits elsewhere
   */
  synchronized void take(String method) {
    refuseInside(method);
    if (removed) {
      throw new IllegalStateException(method + " was called on an executor that is closed.");
    }
    if (thread != null) {
      throw new IllegalStateException(
          method
              + " was called on an executor that is running already, on thread "
              + thread.getName()
              + ".");
    }
    sitDown();
  }

  /**
   * Waits for the seat, and takes it.
   *
   * @return false if it was removed meanwhile
   */
  synchronized boolean takeWhenFree() {
    boolean wasInterrupted = false;
    while (thread != null) {
      try {
        wait();
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
    if (removed) {
      return false;
    }
    sitDown();
    return true;
  }

  private void sitDown() {
    thread = Thread.currentThread();
    CURRENT.set(executor);
  }

  /** To be called before each wait. */
  void clearInterrupt() {
    interrupted |= Thread.interrupted();
  }

  /**
   * Gives the seat to whoever comes next.
   *
   * @param forGood nobody may take it again
   */
  synchronized void leave(boolean forGood) {
    if (interrupted) {
      interrupted = false;
      thread.interrupt();
    }
    CURRENT.remove();
    thread = null;
    removed |= forGood;
    notifyAll();
  }
}
