package dev.pawl;

import dev.pawl.protocol.Stray;
import java.util.function.Predicate;

/** Tells the {@link UncaughtExceptionHandler} of failures that nobody awaits; any thread. */
final class Uncaught {
  private final UncaughtExceptionHandler handler;
  private final Predicate<Throwable> ending;
  private volatile boolean handlerMayThrow = true;

  /**
   * @param ending ends the run with what the handler throws, unless it is somebody else who called
   */
  Uncaught(UncaughtExceptionHandler handler, Predicate<Throwable> ending) {
    this.handler = handler;
    this.ending = ending;
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

  /**
   * Tells of a failure, now. What the handler throws in the middle of a poll is not for the task
   * that is polled, which may have a connection to close, or a value in hand.
   */
  void tell(String task, Throwable failure) {
    try {
      handler.uncaught(task, failure);
    } catch (Throwable t) {
      if (!handlerMayThrow) {
        Stray.tellThread(t);
      } else if (!ending.test(t)) {
        throw t;
      }
    }
  }
}
