package dev.pawl;

/**
 * One worker's look at the others: whether a cell waits behind somebody's long poll, which is one
 * that has gone on since the last look. As a rule it is the one that is to be polled next; those in
 * the queue are stolen by whoever was called for them, but for a call that came to nothing: a push
 * and one who lies down at the same time may both overlook the other. All methods for the looking
 * worker's thread.
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

  /** Whose cells have waited for too long, or null. */
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
      if (begun == polls[i] && workers[i] != looking && hasDue(workers[i])) {
        found = workers[i];
      }
      polls[i] = begun;
    }
    return found;
  }

  private static boolean hasDue(StealingWorker worker) {
    return worker.hasNext() || worker.queue.size() > 0;
  }

  /** Whether a cell waits, by the last look. */
  boolean hasFound() {
    return late != null;
  }

  /**
   * Takes the next cell of who was found; null if there is none, as that worker has come to it
   * meanwhile, or what waits is in its queue, to be stolen as always.
   */
  TaskCell<?, ?> take() {
    TaskCell<?, ?> cell = late.takeNext();
    late = null;
    return cell;
  }
}
