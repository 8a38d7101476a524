package dev.pawl;

/**
 * What the tasks of a {@link JoinSet} came to, until somebody takes it. Any thread adds; one task
 * at a time waits. Everything is guarded by this, and nobody is woken under it.
 */
final class Outcomes {
  /** Those that have arrived, the oldest first; a list, which keeps no memory of a burst. */
  private Outcome first;

  private Outcome last;

  /** Those that have arrived, and those that will. */
  private int untaken;

  private Task<?, ?> waiting;
  private Waker waker;

  /** What one task came to. */
  static final class Outcome {
    private final String task;
    private final Object value;
    private final Throwable thrown;
    private Outcome next;

    /**
     * @param task its name
     * @param value null if it failed
     * @param thrown null if it did not
     */
    Outcome(String task, Object value, Throwable thrown) {
      this.task = task;
      this.value = value;
      this.thrown = thrown;
    }

    String task() {
      return task;
    }

    Object value() {
      return value;
    }

    Throwable thrown() {
      return thrown;
    }
  }

  /** Where an outcome comes from: one comes, and no more. */
  static class Source {
    /** Guarded by the outcomes. */
    private boolean ended;
  }

  /** There will be one more. */
  synchronized void expectOne() {
    untaken++;
  }

  /** One that was expected will not come: its task was never spawned. Who waits looks again. */
  void expectOneLess() {
    Waker woken;
    synchronized (this) {
      untaken--;
      woken = waker;
    }
    if (woken != null) {
      woken.wake();
    }
  }

  /** How many there are, or will be. */
  synchronized int size() {
    return untaken;
  }

  /**
   * One that was expected has come.
   *
   * @return false if another one has come from there before
   */
  boolean add(Source from, Outcome outcome) {
    Waker woken;
    synchronized (this) {
      if (from.ended) {
        return false;
      }
      from.ended = true;
      append(outcome);
      woken = waker;
    }
    if (woken != null) {
      woken.wake();
    }
    return true;
  }

  private void append(Outcome outcome) {
    if (first == null) {
      first = outcome;
    } else {
      last.next = outcome;
    }
    last = outcome;
  }

  /**
   * Takes the next one, or waits for it.
   *
   * @param task who waits from now on, if there is none
   * @return null if there is none yet
   * @throws IllegalStateException if another task waits, or there will be none
   */
  synchronized Outcome take(Task<?, ?> task, Waker waker) {
    if (waiting != null && waiting != task) {
      throw new IllegalStateException(
          "The next outcome of a JoinSet is awaited already. It can be awaited by one task at a"
              + " time.");
    }
    Outcome outcome = takeIfThere();
    if (outcome == null && untaken == 0) {
      throw new IllegalStateException(
          "The JoinSet is empty: there is no next outcome to wait for. Ask isEmpty() first.");
    }
    waiting = outcome == null ? task : null;
    this.waker = outcome == null ? waker : null;
    return outcome;
  }

  /** Takes the next one without waiting; null if there is none. */
  synchronized Outcome takeIfThere() {
    Outcome outcome = first;
    if (outcome != null) {
      first = outcome.next;
      last = first == null ? null : last;
      untaken--;
    }
    return outcome;
  }

  /** A task that may wait does not any more. */
  synchronized void stopWaiting(Task<?, ?> task) {
    if (waiting == task) {
      waiting = null;
      waker = null;
    }
  }
}
