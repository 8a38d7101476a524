package dev.pawl;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells that one worker was the first to poll and that have been pending since, so that a
 * closing executor finds those that are parked. Without it they would be reachable from nothing but
 * whatever is to wake them.
 */
final class LiveTasks {
  /** Both ends of a ring, so that a cell in it always has two neighbours. */
  private final TaskCell<?, ?> ends = new TaskCell<>(null, null);

  /** Whether a cell may be done by another worker than the one that added it. */
  private final boolean shared;

  LiveTasks(boolean shared) {
    this.shared = shared;
    ends.before = ends;
    ends.after = ends;
  }

  /** Exact if no worker is polling. */
  boolean isEmpty() {
    return ends.after == ends;
  }

  /** Whether the cell is in it, as it is from the end of its first poll on; the cell's poller. */
  static boolean contain(TaskCell<?, ?> cell) {
    return cell.before != null; // neighbours that come and go change it, but not to null
  }

  void add(TaskCell<?, ?> cell) {
    if (shared) {
      synchronized (this) {
        link(cell);
      }
    } else {
      link(cell);
    }
  }

  void remove(TaskCell<?, ?> cell) {
    if (shared) {
      synchronized (this) {
        unlink(cell);
      }
    } else {
      unlink(cell);
    }
  }

  private void link(TaskCell<?, ?> cell) {
    cell.before = ends.before;
    cell.after = ends;
    ends.before.after = cell;
    ends.before = cell;
  }

  private static void unlink(TaskCell<?, ?> cell) {
    cell.before.after = cell.after;
    cell.after.before = cell.before;
    cell.before = null;
    cell.after = null;
  }

  /** Cancels them all. */
  void cancel() {
    all().forEach(TaskCell::cancel); // outside the lock: it wakes workers, and tells the trace
  }

  /**
   * As of now; any thread. If it is not shared, and the worker is polling, some may be missing: one
   * that is being removed leads nowhere.
   */
  synchronized List<TaskCell<?, ?>> all() {
    List<TaskCell<?, ?>> cells = new ArrayList<>();
    for (TaskCell<?, ?> cell = ends.after; cell != ends && cell != null; cell = cell.after) {
      cells.add(cell);
    }
    return cells;
  }
}
