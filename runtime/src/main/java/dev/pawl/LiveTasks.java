package dev.pawl;

/**
 * The cells that are spawned and not done, so that a closing executor finds those that are parked;
 * the executor's thread only. Without it they would be reachable from nothing but whatever is to
 * wake them.
 */
final class LiveTasks {
  /** Both ends of a ring, so that a cell in it always has two neighbours. */
  private final TaskCell<?, ?> ends = new TaskCell<>(null, null);

  LiveTasks() {
    ends.before = ends;
    ends.after = ends;
  }

  boolean isEmpty() {
    return ends.after == ends;
  }

  void add(TaskCell<?, ?> cell) {
    cell.before = ends.before;
    cell.after = ends;
    ends.before.after = cell;
    ends.before = cell;
  }

  boolean contains(TaskCell<?, ?> cell) {
    return cell.before != null;
  }

  void remove(TaskCell<?, ?> cell) {
    cell.before.after = cell.after;
    cell.after.before = cell.before;
    cell.before = null;
    cell.after = null;
  }

  /** Cancels them all. Each is queued and polled later, so the ring does not change meanwhile. */
  void cancel() {
    for (TaskCell<?, ?> cell = ends.after; cell != ends; cell = cell.after) {
      cell.cancel();
    }
  }
}
