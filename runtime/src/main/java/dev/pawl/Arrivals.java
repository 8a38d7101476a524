package dev.pawl;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/*
 *       any thread                           the consumer
 *
 *  push ──▶ top: C ▸ B ▸ A  ──takeAll, turned round──▶  A ▸ B ▸ C
 *           (a stack, one CAS)
 *
 * The top of the stack also tells whether the executor sleeps, so that "is it empty? then sleep"
 * and "push, and wake it if it sleeps" are each one atomic step and cannot pass each other:
 *
 *   null ──fallAsleep──▶ ASLEEP ──push──▶ the cell    this push, and no other, wakes the executor
 *                           └──wakeUp──▶ null         it woke for another reason: an event
 *   null ──close──▶ CLOSED                            for ever
 */
/**
 * The cells that threads have left for an executor that is not theirs, or not in particular:
 * unbounded, intrusive, many producers and one consumer.
 *
 * <p>A cell is among them at most once ({@link CellState}), so their number is bounded by that of
 * the live tasks, however many wakes there are. It allocates nothing, and no thread ever waits to
 * push.
 */
final class Arrivals {
  private static final TaskCell<?, ?> ASLEEP = new TaskCell<>(null, null);
  private static final TaskCell<?, ?> CLOSED = new TaskCell<>(null, null);

  private final AtomicReference<TaskCell<?, ?>> top = new AtomicReference<>();

  /** What became of a {@link #push}. */
  enum Pushed {
    QUEUED,
    /** The executor sleeps, and it is up to the caller to wake it. */
    MUST_WAKE,
    REFUSED
  }

  /** Leaves a cell; any thread. */
  Pushed push(TaskCell<?, ?> cell) {
    while (true) {
      TaskCell<?, ?> below = top.get();
      if (below == CLOSED) {
        return Pushed.REFUSED;
      }
      cell.link = below == ASLEEP ? null : below;
      if (top.compareAndSet(below, cell)) {
        return below == ASLEEP ? Pushed.MUST_WAKE : Pushed.QUEUED;
      }
    }
  }

  /** Whether there are none; any thread. */
  boolean isEmpty() {
    TaskCell<?, ?> cell = top.get();
    return cell == null || cell == ASLEEP || cell == CLOSED;
  }

  /** Whether there may be some, at the cost of one comparison: asleep and closed look so too. */
  boolean isTouched() {
    return top.get() != null;
  }

  /**
   * Takes all there are; the consumer only, and not while asleep.
   *
   * @return the oldest, from which {@link TaskCell#link} leads to the others; null if there is none
   */
  TaskCell<?, ?> takeAll() {
    if (isEmpty()) {
      return null;
    }
    TaskCell<?, ?> oldest = null;
    for (TaskCell<?, ?> cell = top.getAndSet(null); cell != null; ) {
      TaskCell<?, ?> older = cell.link;
      cell.link = oldest;
      oldest = cell;
      cell = older;
    }
    return oldest;
  }

  /**
   * Adds the cells that are there; any thread. If the consumer takes them meanwhile, it may lead
   * astray: some may be missing.
   */
  void addTo(Set<TaskCell<?, ?>> cells) {
    Set<TaskCell<?, ?>> seen = new HashSet<>(); // the consumer turns the links round
    TaskCell<?, ?> cell = isEmpty() ? null : top.get();
    for (; cell != null && seen.add(cell); cell = cell.link) {
      if (cell != ASLEEP && cell != CLOSED) {
        cells.add(cell);
      }
    }
  }

  /**
   * Declares that the executor is about to sleep.
   *
   * @return false if there is something, so that it must not
   */
  boolean fallAsleep() {
    return top.compareAndSet(null, ASLEEP);
  }

  /** Declares that the executor is up again: pushes need not wake it any more. */
  void wakeUp() {
    top.compareAndSet(ASLEEP, null);
  }

  /**
   * Refuses every later push.
   *
   * @return false if there is something, which has to be taken first
   */
  boolean close() {
    return top.compareAndSet(null, CLOSED) || top.get() == CLOSED;
  }
}
