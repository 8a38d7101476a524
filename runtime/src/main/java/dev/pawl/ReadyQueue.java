package dev.pawl;

import java.util.Set;

/**
 * The cells that are due for a poll in an executor of one thread, first come first served: those in
 * line, on a ring of that thread's own, and the {@link Arrivals} from other threads. Unbounded; a
 * cell is in line at most once ({@link CellTurn}), so that its length is bounded by the number of
 * live tasks, however many wakes there are.
 *
 * <p>A ring and not a list through the cells: a queue is old, and G1 has each reference stored in
 * an old object followed by a fence. An array needs one for a cell, a list two or three.
 *
 * <p>{@link #push}, {@link #isEmpty} and {@link #addTo} for any thread, the others for the
 * executor's.
 */
final class ReadyQueue {
  /** A power of two; so are the longer ones. */
  private static final int SHORT = 64;

  private final Arrivals arrivals = new Arrivals();

  private TaskCell<?, ?>[] ring = new TaskCell<?, ?>[SHORT];

  /** How many cells were ever taken, and put in line; they may overflow. */
  private int head;

  private int tail;

  /** Appends a cell. */
  void add(TaskCell<?, ?> cell) {
    if (tail - head == ring.length) {
      grow();
    }
    ring[tail++ & ring.length - 1] = cell;
  }

  private void grow() {
    TaskCell<?, ?>[] longer = new TaskCell<?, ?>[2 * ring.length];
    for (int i = head; i != tail; i++) {
      longer[i & longer.length - 1] = ring[i & ring.length - 1];
    }
    ring = longer;
  }

  /** Leaves a cell to be put in line. */
  Arrivals.Pushed push(TaskCell<?, ?> cell) {
    return arrivals.push(cell);
  }

  /** Whether there may be something to {@link #admit}. */
  boolean hasArrivals() {
    return arrivals.isTouched();
  }

  /**
   * Puts in line what has arrived and is not there yet; not while asleep.
   *
   * @return how many cells were in line already, or done
   */
  int admit() {
    int inVain = 0;
    for (TaskCell<?, ?> cell = arrivals.takeAll(); cell != null; ) {
      TaskCell<?, ?> next = cell.link;
      cell.link = null; // first: once admitted, the cell may arrive again
      if (cell.admit()) {
        add(cell);
      } else {
        inVain++;
      }
      cell = next;
    }
    return inVain;
  }

  /** The cell that is first in line, or null. */
  TaskCell<?, ?> take() {
    if (head == tail) {
      return null;
    }
    int slot = head++ & ring.length - 1;
    TaskCell<?, ?> cell = ring[slot];
    ring[slot] = null;
    return cell;
  }

  /** The place in line of whoever is put there next. */
  int end() {
    return tail;
  }

  /** The cell that was put in line at a place, and is still there. */
  TaskCell<?, ?> at(int place) {
    return ring[place & ring.length - 1];
  }

  /** Whether all have been taken who were in line before a place was. */
  boolean isPast(int place) {
    return head - place >= 0;
  }

  /** Whether nothing is due. */
  boolean isEmpty() {
    return head == tail && arrivals.isEmpty();
  }

  /**
   * Adds the cells that are due; any thread. If the executor polls meanwhile, some may be missing,
   * and some added that are not due any more.
   */
  void addTo(Set<TaskCell<?, ?>> cells) {
    TaskCell<?, ?>[] present = ring;
    int first = head;
    for (int i = 0; i < present.length; i++) {
      TaskCell<?, ?> cell = present[first + i & present.length - 1];
      if (cell != null) {
        cells.add(cell);
      }
    }
    arrivals.addTo(cells);
  }

  /**
   * Declares that the executor is about to sleep.
   *
   * @return false if something is due, so that it must not
   */
  boolean fallAsleep() {
    if (head != tail || !arrivals.fallAsleep()) {
      return false;
    }
    if (ring.length > SHORT) {
      ring = new TaskCell<?, ?>[SHORT]; // of a million that were due at once, nothing is to stay
    }
    return true;
  }

  /** Declares that the executor is up again: pushes need not wake it any more. */
  void wakeUp() {
    arrivals.wakeUp();
  }

  /**
   * Refuses every later push.
   *
   * @return false if something is due, which has to be taken first
   */
  boolean close() {
    return head == tail && arrivals.close();
  }
}
