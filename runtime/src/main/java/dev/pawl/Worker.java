package dev.pawl;

/**
 * One thread's part in polling the tasks of an executor: the context that it polls with, and the
 * tasks that it was the first to poll. Without a thread while nobody is inside the executor; all
 * methods are for the thread that works.
 */
final class Worker {
  final Scheduler scheduler;

  /** The tasks that were first polled here, and are not complete. */
  final LiveTasks live = new LiveTasks();

  final Context cx;
  private TaskCell<?, ?> polled;
  private boolean wokeItself;

  Worker(Scheduler scheduler, Context cx) {
    this.scheduler = scheduler;
    this.cx = cx;
  }

  /**
   * One turn of one task. A method of its own, so that it is compiled as such and not as part of an
   * endless loop.
   *
   * @return whether the cell must go back on the queue
   */
  boolean poll(TaskCell<?, ?> cell) {
    if (!live.contains(cell)) {
      live.add(cell);
      if (scheduler.isCancelling()) {
        cell.cancel();
      }
    }
    Trace trace = scheduler.trace;
    if (trace != null) {
      trace.polling(cell);
    }
    polled = cell;
    wokeItself = false;
    try {
      return cell.pollTask(this);
    } finally {
      polled = null;
    }
  }

  /** Notes that the cell was woken, if it is the one that is being polled here. */
  boolean noteOwnWake(TaskCell<?, ?> cell) {
    if (polled != cell) {
      return false;
    }
    wokeItself = true;
    return true;
  }

  /** Whether the cell that is being polled was woken by its own thread meanwhile. */
  boolean wokeItself() {
    return wokeItself;
  }

  /** The last poll of the cell has been made. */
  void finishing(TaskCell<?, ?> cell) {
    live.remove(cell);
    Trace trace = scheduler.trace;
    if (trace != null) {
      trace.completed(cell);
    }
  }

  /** For a message: which task is being polled, if one is. */
  String whatIsPolled() {
    return polled == null ? "" : ", polling " + polled;
  }
}
