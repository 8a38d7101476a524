package dev.pawl.demo;

import dev.pawl.Executor;
import dev.pawl.Task;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the one task that a command is there for, and ends it cleanly when the process has to end.
 */
public final class Foreground {
  private Foreground() {}

  /**
   * Returns when the task is complete. Ctrl-C and SIGTERM cancel it: before the process ends, it
   * has closed what it holds, and {@code afterwards} has run.
   *
   * @param executor made for this task; closed on return
   * @throws X what the task threw
   */
  public static <X extends Throwable> void run(
      Executor executor, Task<Void, X> task, Runnable afterwards) throws X {
    // The JVM ends as soon as its hooks return. Executor.close returns once the executor's thread
    // has run the cleanup of every task.
    Thread hook =
        new Thread(
            () -> {
              executor.close();
              afterwards.run();
            });
    Runtime.getRuntime().addShutdownHook(hook);
    try (executor) {
      executor.run(task);
    } catch (CancellationException closed) {
      // By the hook, which ends the process.
    } finally {
      removeUnlessRunning(hook);
    }
  }

  /**
   * Like {@link #run(Executor, Task, Runnable)}, for a task that can be asked to come to its end by
   * itself, as a server does that lets its connections finish.
   *
   * @param stop asks; called by another thread
   */
  public static <X extends Throwable> void runUntilStopped(
      Executor executor, Task<Void, X> task, Runnable stop, Runnable afterwards) throws X {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stop.run();
              awaitUninterruptibly(ended);
              afterwards.run();
            });
    Runtime.getRuntime().addShutdownHook(hook);
    try (executor) {
      executor.run(task);
    } finally {
      ended.countDown();
      removeUnlessRunning(hook);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody waits for a hook that is told not to
    }
  }

  private static void removeUnlessRunning(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // Nothing to remove it from any more.
    }
  }
}
