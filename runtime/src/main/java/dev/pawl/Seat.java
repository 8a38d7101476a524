package dev.pawl;

/**
 * The place from which an executor is driven: one thread at a time sits in it, as its first worker,
 * and no thread in two executors' at once.
 */
final class Seat {
  /** Written under the lock. */
  private volatile Thread thread;

  private boolean removed; // under the lock

  /**
   * Refuses what would block every task of an executor.
   *
   * @param method what was called, for the message
   * @throws IllegalStateException if the calling thread is inside an executor
   */
  static void refuseInside(String method) {
    Worker outer = Worker.current();
    if (outer != null) {
      throw new IllegalStateException(
          method
              + " was called inside an executor (thread "
              + Thread.currentThread().getName()
              + outer.whatIsPolled()
              + "). It would block every task of that executor. Await the task, or spawn it.");
    }
  }

  /** Who sits there, or null. */
  Thread thread() {
    return thread;
  }

  /**
   * Takes the seat.
   *
   * @param method what was called, for the message
   * @param worker who the calling thread is from now on
   * @throws IllegalStateException if it is taken or removed, or the calling thread sits elsewhere
   */
  synchronized void take(String method, Worker worker) {
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
    sitDown(worker);
  }

  /** What waiting for the seat came to. */
  enum Waited {
    SEATED,
    /** It was removed, before or meanwhile. */
    REMOVED,
    /** Somebody still sits there. */
    IN_VAIN
  }

  /**
   * Waits for the seat, and takes it.
   *
   * @param nanos how long at most
   */
  synchronized Waited takeWhenFree(Worker worker, long nanos) {
    long end = System.nanoTime() + nanos;
    boolean wasInterrupted = false;
    while (thread != null && end - System.nanoTime() > 0) {
      try {
        wait((end - System.nanoTime()) / 1_000_000 + 1);
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
    if (removed) {
      return Waited.REMOVED;
    }
    if (thread != null) {
      return Waited.IN_VAIN;
    }
    sitDown(worker);
    return Waited.SEATED;
  }

  /** Whether nobody may take it any more. */
  synchronized boolean isRemoved() {
    return removed;
  }

  private void sitDown(Worker worker) {
    thread = Thread.currentThread();
    worker.enter();
  }

  /**
   * Gives the seat to whoever comes next.
   *
   * @param worker who the calling thread was
   * @param forGood nobody may take it again
   */
  synchronized void leave(Worker worker, boolean forGood) {
    worker.exit();
    thread = null;
    removed |= forGood;
    notifyAll();
  }
}
