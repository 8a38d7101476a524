package dev.pawl.demo;

import dev.pawl.Executor;
import dev.pawl.Task;
import dev.pawl.net.Server;
import dev.pawl.net.StreamSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Runs the one task or server that a command is there for, and ends it cleanly when the process has
 * to end.
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
   * Runs a server. Ctrl-C and SIGTERM stop it: connections may come to their end before they are
   * cancelled.
   *
   * @param executor closed on return
   * @param listening has the server, which has yet to serve
   * @param grace how long the connections may take
   * @param log told how many did not finish in time, and that all is closed
   */
  public static <S extends StreamSocket> void serve(
      Executor executor,
      Task<Server<S>, IOException> listening,
      Duration grace,
      Consumer<String> log)
      throws IOException {
    CompletableFuture<Server<S>> server = new CompletableFuture<>();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              server.thenAccept(listens -> listens.stop(grace));
              awaitUninterruptibly(ended);
              log.accept("closed");
            });
    Runtime.getRuntime().addShutdownHook(hook); // before it listens, so that none comes too late
    try (executor) {
      server.complete(executor.run(listening));
      int cancelled = executor.run(server.join().serve());
      if (cancelled > 0) {
        log.accept(cancelled + " connections did not finish");
      }
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
