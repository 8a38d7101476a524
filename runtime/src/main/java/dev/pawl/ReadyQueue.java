package dev.pawl;

import java.util.concurrent.atomic.AtomicReference;

/*
 *       any thread                           the executor's thread
 *
 *  push ──▶ arrivals: C ▸ B ▸ A  ──by take,──▶  first ▸ … ▸ last ▸ A ▸ B ▸ C  ──▶ take
 *           (a stack, one CAS)   turned round   (a list, plain fields)
 *                                                 ▲ add: wakes from its own thread
 *
 * The top of the stack also tells whether the executor sleeps, so that "is it empty? then sleep"
 * and "push, and wake it if it sleeps" are each one atomic step and cannot pass each other:
 *
 *   null ──fallAsleep──▶ ASLEEP ──push──▶ the cell    this push, and no other, wakes the executor
 *                           └──wakeUp──▶ null         it woke for another reason: an event
 *   null ──close──▶ CLOSED                            for ever
 */
/**
 * The cells that are due for a poll, first come first served: unbounded, intrusive, many producers
 * and one consumer.
 *
 * <p>A cell is on it at most once ({@link CellState}), so its length is bounded by the number of
 * live tasks, however many wakes there are. It allocates nothing, and no thread ever waits to push.
 */
final class ReadyQueue {
  private static final TaskCell<?, ?> ASLEEP = new TaskCell<>(null, null);
  private static final TaskCell<?, ?> CLOSED = new TaskCell<>(null, null);

  private final AtomicReference<TaskCell<?, ?>> arrivals = new AtomicReference<>();

  private TaskCell<?, ?> first;
  private TaskCell<?, ?> last;

  /** What became of a {@link #push}. */
  enum Pushed {
    QUEUED,
    /** The executor sleeps, and it is up to the caller to wake it. */
    MUST_WAKE,
    REFUSED
  }

  /** Appends a cell; the executor's thread only. */
  void add(TaskCell<?, ?> cell) {
    if (last == null) {
      first = cell;
    } else {
      last.link = cell;
    }
    last = cell;
  }

  /** Appends a cell from another thread. */
  Pushed push(TaskCell<?, ?> cell) {
    while (true) {
      TaskCell<?, ?> top = arrivals.get();
      if (top == CLOSED) {
        return Pushed.REFUSED;
      }
      cell.link = top == ASLEEP ? null : top;
      if (arrivals.compareAndSet(top, cell)) {
        return top == ASLEEP ? Pushed.MUST_WAKE : Pushed.QUEUED;
      }
    }
  }

  /**
   * The cell that is next, or null if none is due; the executor's thread only, and not while
   * asleep.
   */
  TaskCell<?, ?> take() {
    if (arrivals.get() != null) {
      admitArrivals();
    }
    TaskCell<?, ?> cell = first;
    if (cell != null) {
      first = cell.link;
      cell.link = null;
      if (first == null) {
        last = null;
      }
    }
    return cell;
  }

  private void admitArrivals() {
    if (arrivals.get() == CLOSED) {
      return;
    }
    TaskCell<?, ?> newest = arrivals.getAndSet(null);
    TaskCell<?, ?> oldest = null;
    for (TaskCell<?, ?> cell = newest; cell != null; ) {
      TaskCell<?, ?> older = cell.link;
      cell.link = oldest;
      oldest = cell;
      cell = older;
    }
    add(oldest);
    last = newest;
  }

  /**
   * The cell that is to be taken last, of those that {@link #add} or an earlier {@link #take} has
   * put in line, or null; the executor's thread only.
   */
  TaskCell<?, ?> last() {
    return last;
  }

  /** Whether nothing is due. */
  boolean isEmpty() {
    TaskCell<?, ?> top = arrivals.get();
    return first == null && (top == null || top == ASLEEP || top == CLOSED);
  }

  /**
   * Declares that the executor is about to sleep.
   *
   * @return false if something is due, so that it must not
   */
  boolean fallAsleep() {
    return first == null && arrivals.compareAndSet(null, ASLEEP);
  }

  /** Declares that the executor is up again: pushes need not wake it any more. */
  void wakeUp() {
    arrivals.compareAndSet(ASLEEP, null);
  }

  /**
   * Refuses every later push.
   *
   * @return false if something is due, which has to be taken first
   */
  boolean close() {
    return first == null && (arrivals.compareAndSet(null, CLOSED) || arrivals.get() == CLOSED);
  }
}
