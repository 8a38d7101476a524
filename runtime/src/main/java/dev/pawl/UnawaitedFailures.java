package dev.pawl;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The tasks of several workers that failed while nobody awaited them: told of once all workers have
 * had their time to. All methods for the workers' threads.
 */
final class UnawaitedFailures {
  private final StealingWorker[] workers;
  private final Queue<Failed> failed = new ConcurrentLinkedQueue<>();

  /** A cell, and how many polls each worker had ended by the time that it failed. */
  private record Failed(TaskCell<?, ?> cell, long[] polls) {}

  UnawaitedFailures(StealingWorker[] workers) {
    this.workers = workers;
  }

  void add(TaskCell<?, ?> cell) {
    long[] polls = new long[workers.length];
    for (int i = 0; i < polls.length; i++) {
      polls[i] = workers[i].worker.counters.get(Counters.POLLS);
    }
    failed.add(new Failed(cell, polls));
  }

  /**
   * Tells of those that nobody is going to await.
   *
   * @param idle a worker that has nothing to poll, as those have that sleep; or null
   */
  void report(StealingWorker idle) {
    for (Failed each = takeDue(idle); each != null; each = takeDue(idle)) {
      each.cell.reportIfUntaken();
    }
  }

  /**
   * The first, if it is due: the others have failed later. Not all of them are looked at, as there
   * may be many, and all workers ask.
   */
  private Failed takeDue(StealingWorker idle) {
    if (failed.isEmpty()) {
      return null;
    }
    synchronized (this) {
      Failed first = failed.peek();
      return first != null && isDue(first, idle) ? failed.poll() : null;
    }
  }

  private boolean isDue(Failed failure, StealingWorker idle) {
    for (int i = 0; i < workers.length; i++) {
      StealingWorker each = workers[i];
      if (each != idle
          && !each.sleeps()
          && each.worker.counters.get(Counters.POLLS) < failure.polls[i] + Scheduler.TURNS) {
        return false;
      }
    }
    return true;
  }

  /** Tells of all, the run being over. */
  void reportAll() {
    for (Failed each = failed.poll(); each != null; each = failed.poll()) {
      each.cell.reportIfUntaken();
    }
  }
}
