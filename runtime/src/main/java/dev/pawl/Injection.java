package dev.pawl;

import java.util.Set;

/**
 * The cells that are due and at hand for no worker in particular: woken or spawned by threads
 * outside of the executor. Any thread may push, without ever waiting; the workers take turns at
 * taking.
 */
final class Injection {
  /** How many cells a worker takes along for its own queue, at most. */
  private static final int BATCH = 16;

  /** Its consumer is whoever holds the lock of this object. */
  private final Arrivals arrivals = new Arrivals();

  /** The oldest of those that were taken off the arrivals; written under the lock. */
  private volatile TaskCell<?, ?> first;

  /**
   * Appends a cell.
   *
   * @return false if the executor is closed
   */
  boolean push(TaskCell<?, ?> cell) {
    return arrivals.push(cell) != Arrivals.Pushed.REFUSED;
  }

  /** The oldest cell, or null if there is none. */
  synchronized TaskCell<?, ?> take() {
    TaskCell<?, ?> cell = first != null ? first : arrivals.takeAll();
    if (cell != null) {
      first = cell.link;
      cell.link = null;
    }
    return cell;
  }

  /**
   * Takes several cells.
   *
   * @param worker gets all but the oldest; the calling thread's own queue
   * @return the oldest, or null if there is none
   */
  synchronized TaskCell<?, ?> takeInto(LocalQueue worker) {
    TaskCell<?, ?> oldest = take();
    if (oldest == null) {
      return null; // what comes now is for the next call
    }
    for (int more = BATCH; more > 0 && !isEmpty(); more--) {
      worker.push(take());
    }
    return oldest;
  }

  synchronized boolean isEmpty() {
    return looksEmpty();
  }

  /** Whether it looks empty, at no cost: wrong at times, but not for long. */
  boolean looksEmpty() {
    return first == null && arrivals.isEmpty();
  }

  /** Adds the cells that are there. */
  synchronized void addTo(Set<TaskCell<?, ?>> cells) {
    for (TaskCell<?, ?> cell = first; cell != null; cell = cell.link) {
      cells.add(cell);
    }
    arrivals.addTo(cells);
  }

  /**
   * Refuses every later push.
   *
   * @return false if something is due, which has to be taken first
   */
  synchronized boolean close() {
    return first == null && arrivals.close();
  }
}
