package dev.pawl;

/** Tells the {@link UncaughtExceptionHandler} of failures that nobody awaits; any thread. */
final class Uncaught {
  private final UncaughtExceptionHandler handler;
  private volatile boolean handlerMayThrow = true;

  Uncaught(UncaughtExceptionHandler handler) {
    this.handler = handler;
  }

  /** What is done where nobody says otherwise. */
  static void print(String task, Throwable failure) {
    System.err.print("Exception in task " + task + ": ");
    failure.printStackTrace();
  }

  /** From now on, what the handler throws goes to the thread's own handler. */
  void keepHandlerFromThrowing() {
    handlerMayThrow = false;
  }

  /** Tells of a failure, now. */
  void tell(String task, Throwable failure) {
    try {
      handler.uncaught(task, failure);
    } catch (Throwable t) {
      if (handlerMayThrow) {
        throw t;
      }
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, t);
    }
  }
}
