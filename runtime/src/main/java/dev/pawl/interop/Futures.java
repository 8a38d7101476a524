package dev.pawl.interop;

import dev.pawl.Spawner;
import dev.pawl.Task;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Tasks from {@link CompletionStage}s, and {@link CompletableFuture}s from tasks. */
public final class Futures {
  private Futures() {}

  /**
   * Awaits a stage.
   *
   * <p>Not cancel-safe: withdrawing from the task cancels the stage, if that can be cancelled; a
   * value that comes all the same and is {@link AutoCloseable} is closed. So to wait for a stage
   * that others need too, give a {@code copy()} of it.
   *
   * @return a task for the stage's value; it throws what the stage failed with, taken out of its
   *     {@link CompletionException}, and {@link CancellationException} if it was cancelled
   */
  public static <T> Task<T, Exception> task(CompletionStage<T> stage) {
    return task(stage, Exception.class);
  }

  /**
   * Like {@link #task(CompletionStage)}, and no more cancel-safe, for a stage of which one knows
   * what it fails with.
   *
   * @param type what it fails with besides unchecked exceptions; anything else that is checked is
   *     thrown as the cause of a {@link CompletionException}
   */
  public static <T, X extends Exception> Task<T, X> task(CompletionStage<T> stage, Class<X> type) {
    return new StageTask<>(
        Objects.requireNonNull(stage, "stage"), Objects.requireNonNull(type, "type"));
  }

  /**
   * Spawns a task, as a future. If the future is completed by anybody else, by {@code cancel} or
   * {@code orTimeout} for instance, the task is cancelled; a value that it comes to all the same
   * and that is {@link AutoCloseable} is closed.
   *
   * @param spawner where the task runs
   * @return a future for the task's value; it fails with what the task throws, and is cancelled if
   *     the task is, or is given up by an executor that closes. What depends on it runs on the
   *     executor's thread, unless it is an {@code …Async} stage, and so must not block
   * @throws IllegalStateException if the executor is closed
   */
  public static <T> CompletableFuture<T> future(Spawner spawner, Task<? extends T, ?> task) {
    Objects.requireNonNull(spawner, "spawner");
    CompletableFuture<T> future = new CompletableFuture<>();
    var handle = spawner.spawn(new TaskFuture<>(Objects.requireNonNull(task, "task"), future));
    future.whenComplete(
        (value, thrown) -> handle.cancel()); // does nothing if the task completed it
    return future;
  }

  /**
   * A {@link Executor} that runs each command as a task, in one poll. Once the spawner's executor
   * is closed, it throws {@link RejectedExecutionException}.
   *
   * @param spawner where; commands must not block its thread
   */
  public static Executor executor(Spawner spawner) {
    Objects.requireNonNull(spawner, "spawner");
    return command -> {
      Task<Void, RuntimeException> task = TaskFuture.of(command);
      try {
        spawner.spawn(task);
      } catch (IllegalStateException closed) {
        throw new RejectedExecutionException(closed.getMessage(), closed);
      }
    };
  }
}
