package dev.pawl;

/**
 * The cells that are due and at hand for no worker in particular: woken or spawned by threads
 * outside of the executor, or more than a {@link LocalQueue} holds. Any thread may push, without
 * ever waiting; the workers take turns at taking.
 */
final class Injection {
  /** How many cells a worker takes along for its own queue, at most. */
  private static final int BATCH = 16;

  /** Its consumer is whoever holds the lock of this object. */
  private final ReadyQueue queue = new ReadyQueue();

  /**
   * Appends a cell.
   *
   * @return false if the executor is closed
   */
  boolean push(TaskCell<?, ?> cell) {
    return queue.push(cell) != ReadyQueue.Pushed.REFUSED;
  }

  /** The oldest cell, or null if there is none. */
  synchronized TaskCell<?, ?> take() {
    return queue.take();
  }

  /**
   * Takes several cells.
   *
   * @param worker gets all but the oldest, if it has room; the calling thread's own queue
   * @return the oldest, or null if there is none
   */
  synchronized TaskCell<?, ?> takeInto(LocalQueue worker) {
    TaskCell<?, ?> oldest = queue.take();
    if (oldest == null) {
      return null; // what comes now is for the next call
    }
    for (int room = Math.min(BATCH, worker.room()); room > 0 && !queue.isEmpty(); room--) {
      worker.push(queue.take());
    }
    return oldest;
  }

  synchronized boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Whether it looks empty, at no cost: wrong at times, but not for long. */
  boolean looksEmpty() {
    return queue.isEmpty();
  }

  /**
   * Refuses every later push.
   *
   * @return false if something is due, which has to be taken first
   */
  synchronized boolean close() {
    return queue.close();
  }
}
