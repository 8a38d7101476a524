package dev.pawl.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

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

  /** Waits for the end of an action, and fails if it did. */
  public static void join(CompletableFuture<Void> end) {
    try {
      end.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
