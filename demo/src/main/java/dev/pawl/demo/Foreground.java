package dev.pawl.demo;

import dev.pawl.Executor;
import dev.pawl.Task;
import java.util.concurrent.CancellationException;

/**
 * Runs the one task that a command is there for, and ends it cleanly when the process has to end.
 */
final class Foreground {
  private Foreground() {}

  /**
   * Returns when the task is complete. Ctrl-C and SIGTERM cancel it: before the process ends, it
   * has closed what it holds, and {@code afterwards} has run.
   *
   * @param executor made for this task; closed on return
   * @throws X what the task threw
   */
  static <X extends Throwable> void run(Executor executor, Task<Void, X> task, Runnable afterwards)
      throws X {
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

  private static void removeUnlessRunning(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // Nothing to remove it from any more.
    }
  }
}
