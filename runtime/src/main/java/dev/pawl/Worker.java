package dev.pawl;

/**
 * One thread's part in polling the tasks of an executor: the context that it polls with, and the
 * tasks that it was the first to poll. Without a thread while nobody is inside the executor; all
 * methods are for the thread that works.
 */
final class Worker extends Padded {
  private static final ThreadLocal<Worker> CURRENT = new ThreadLocal<>();
  final Executor executor;
  final Scheduler scheduler;
  final int number;

  /** The tasks that were first polled here, and are not complete. */
  final LiveTasks live;

  final Context cx;
  final Counters counters = new Counters();

  /** Whether there are no others, so that the tasks' state is this thread's own. */
  final boolean isAlone;

  /** While it works, if it is alone; a thread that reads itself here has written it itself. */
  private volatile Thread alone;

  /** Read by another thread only to tell what keeps this one. */
  private boolean polling;

  private boolean wokeItself;
  private boolean interrupted;

  /**
   * @param number from 0 on, among the scheduler's workers
   * @param shared whether there are others
   */
  Worker(Executor executor, Scheduler scheduler, int number, boolean shared) {
    this.executor = executor;
    this.scheduler = scheduler;
    this.number = number;
    this.isAlone = !shared;
    this.live = new LiveTasks(shared);
    this.cx = new Context(executor);
  }

  /** The worker whose thread the calling thread is, or null. */
  static Worker current() {
    return CURRENT.get();
  }

  /** The calling thread becomes this worker's. */
  void enter() {
    CURRENT.set(this);
    alone = isAlone ? Thread.currentThread() : null;
    counters.awake();
  }

  /**
   * Whether the calling thread polls here, and no other one does: then nobody else touches the
   * tasks between two steps of this one.
   */
  boolean isAloneHere() {
    return Thread.currentThread() == alone;
  }

  /**
   * The calling thread is this worker's no more, and has its interrupt status back.
   *
   * @see #clearInterrupt
   */
  void exit() {
    CURRENT.remove();
    alone = null;
    counters.asleep();
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Keeps interrupts away from a wait that is about to begin: with the interrupt status set, {@code
   * select} and {@code park} return at once for ever.
   */
  void clearInterrupt() {
    interrupted |= Thread.interrupted();
  }

  /**
   * One turn of one task. A method of its own, so that it is compiled as such and not as part of an
   * endless loop.
   *
   * @return whether the cell must go back on the queue
   */
  boolean poll(TaskCell<?, ?> cell) {
    if (!LiveTasks.contain(cell) && scheduler.isCancelling()) {
      cell.cancel();
    }
    Trace trace = scheduler.trace;
    if (trace != null) {
      trace.polling(cell);
    }
    counters.count(Counters.POLLS);
    polling = true;
    wokeItself = false;
    boolean isDue = false;
    try {
      isDue = cell.pollTask(this);
    } finally {
      polling = false;
    }
    if (isDue) {
      counters.count(Counters.WAKES);
    }
    return isDue;
  }

  /**
   * The cell's first poll has come to nothing, so that it is alive; before the end of that poll. A
   * task that is complete at once, as many are, is spared it.
   */
  void keep(TaskCell<?, ?> cell, boolean cancelled) {
    cell.beginLife(this);
    live.add(cell);
    // Who cancels all may have done so since the poll began, and not have found the cell.
    if (!cancelled && scheduler.isCancelling()) {
      cell.cancel();
    }
  }

  /** Notes that the cell was woken, if it is the one that is being polled here. */
  boolean noteOwnWake(TaskCell<?, ?> cell) {
    if (polled() != cell) {
      return false;
    }
    wokeItself = true;
    return true;
  }

  /** Whether the cell that is being polled was woken by its own thread meanwhile. */
  boolean wokeItself() {
    return wokeItself;
  }

  /**
   * The last poll of the cell has been made.
   *
   * @param how {@link Counters#COMPLETED}, {@link Counters#FAILED} or {@link Counters#CANCELLED}
   */
  void finishing(TaskCell<?, ?> cell, int how) {
    counters.count(how);
    if (LiveTasks.contain(cell)) {
      cell.worker().live.remove(cell);
    }
    Trace trace = scheduler.trace;
    if (trace != null) {
      trace.completed(cell);
    }
  }

  /** What is being polled, or null; by another thread, as of some moment. */
  TaskCell<?, ?> polled() {
    return polling ? cx.cell() : null;
  }

  /** For a message: which task is being polled, if one is. */
  String whatIsPolled() {
    TaskCell<?, ?> polled = polled();
    return polled == null ? "" : ", polling " + polled;
  }
}
