package dev.pawl;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The failures that nobody awaits, on their way to the {@link UncaughtExceptionHandler}.
 *
 * <p>They are kept until the executor has nothing else to do, so that a task which fails at once
 * does not count as unawaited while the one that spawned it has yet to come to its {@code await}.
 */
final class Unawaited {
  private final UncaughtExceptionHandler handler;
  private final Queue<TaskCell<?, ?>> failed = new ArrayDeque<>();
  private volatile boolean handlerMayThrow = true;

  Unawaited(UncaughtExceptionHandler handler) {
    this.handler = handler;
  }

  /** What happens to them where nobody says otherwise. */
  static void print(String task, Throwable failure) {
    System.err.print("Exception in task " + task + ": ");
    failure.printStackTrace();
  }

  /** A task failed, and nobody awaits it yet; the executor's thread only. */
  void add(TaskCell<?, ?> cell) {
    failed.add(cell);
  }

  /** Tells of those that still nobody awaits; the executor's thread only. */
  void report() {
    while (!failed.isEmpty()) {
      failed.remove().reportIfUntaken();
    }
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
