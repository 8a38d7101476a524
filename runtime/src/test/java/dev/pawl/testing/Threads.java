package dev.pawl.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs part of a test on another thread. */
public final class Threads {
  /** Something that may throw. */
  @FunctionalInterface
  public interface Action {
    void run() throws Throwable;
  }

  private Threads() {}

  /** Runs an action on a thread of its own, to its end. */
  public static void elsewhere(Action action) {
    join(start(action));
  }

  /** Starts an action on a thread of its own; the result completes as the action does. */
  public static CompletableFuture<Void> start(Action action) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                action.run();
                end.complete(null);
              } catch (Throwable t) {
                end.completeExceptionally(t);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return end;
  }

  /** Runs two actions at the same moment, as nearly as two threads can, each to its end. */
  public static void together(Action here, Action elsewhere) {
    AtomicInteger awaited = new AtomicInteger(2);
    CompletableFuture<Void> other =
        start(
            () -> {
              meet(awaited);
              elsewhere.run();
            });
    meet(awaited);
    try {
      here.run();
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
    join(other);
  }

  private static void meet(AtomicInteger awaited) {
    awaited.decrementAndGet();
    while (awaited.get() > 0) {
      Thread.onSpinWait();
    }
  }

  /** Waits for the end of an action, and fails if it did. */
  public static void join(CompletableFuture<Void> end) {
    try {
      end.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
