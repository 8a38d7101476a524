package dev.pawl;

/** That the system refuses threads to several workers: told once in a run, and tried again. */
final class Refusal {
  /** Nanoseconds until the system is asked again. */
  private static final long PAUSE = 1_000_000_000;

  private final int workers;

  /** Not told yet; or null. */
  private volatile Throwable untold;

  /** These are guarded by this. */
  private boolean told;

  private long since;

  /**
   * @param workers how many threads there are to be
   */
  Refusal(int workers) {
    this.workers = workers;
  }

  /** A run begins. */
  synchronized void forget() {
    untold = null;
    told = false;
  }

  /** The system has refused a thread; any thread. */
  synchronized void note(Throwable reason) {
    since = System.nanoTime();
    untold = told ? null : reason;
    told = true;
  }

  /** Whether it is time to ask again. */
  synchronized boolean isOver() {
    return System.nanoTime() - since >= PAUSE;
  }

  /** Tells of it if nobody has; under no lock, as the handler is foreign code. */
  void tell(Uncaught handler) {
    if (untold != null) {
      Throwable reason = take();
      if (reason != null) {
        handler.tell("the threads of an executor", exception(reason));
      }
    }
  }

  private synchronized Throwable take() {
    Throwable reason = untold;
    untold = null;
    return reason;
  }

  private IllegalStateException exception(Throwable reason) {
    return new IllegalStateException(
        "An executor is to have up to "
            + workers
            + " threads, and the system refuses one: "
            + reason.getMessage()
            + ". The run goes on with those that there are, and asks again every second. This is"
            + " told once in a run.",
        reason);
  }
}
