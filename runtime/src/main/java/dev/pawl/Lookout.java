package dev.pawl;

/**
 * One worker's look at the others: whether somebody's next cell waits behind a long poll, which is
 * one that has gone on since the last look. All methods for the looking worker's thread.
 */
final class Lookout {
  /**
   * Nanoseconds between two looks: the least that a selector can wait. An event or a cell waits for
   * up to twice as long behind a long poll; and while some workers are awake and some are not, this
   * many times a second a thread wakes up for some microseconds.
   */
  static final long PAUSE = 1_000_000;

  private final StealingWorker looking;
  private final StealingWorker[] workers;

  /** How many polls each worker had begun by the last look, and when that was. */
  private final long[] polls;

  private long lookedAt;

  /** Whose next cell has waited for too long, or null. */
  private StealingWorker late;

  Lookout(StealingWorker looking, StealingWorker[] workers) {
    this.looking = looking;
    this.workers = workers;
    this.polls = new long[workers.length];
  }

  /** Looks, if it is time to. */
  void look() {
    long now = System.nanoTime();
    if (now - lookedAt >= PAUSE) {
      lookedAt = now;
      late = findLate();
    }
  }

  private StealingWorker findLate() {
    StealingWorker found = null;
    for (int i = 0; i < workers.length; i++) {
      long begun = workers[i].worker.counters.get(Counters.POLLS);
      if (begun == polls[i] && workers[i] != looking && workers[i].hasNext()) {
        found = workers[i];
      }
      polls[i] = begun;
    }
    return found;
  }

  /** Whether a cell waits, by the last look. */
  boolean hasFound() {
    return late != null;
  }

  /** Takes the cell that waits; null if its worker has come to it meanwhile. */
  TaskCell<?, ?> take() {
    TaskCell<?, ?> cell = late.takeNext();
    late = null;
    return cell;
  }
}
