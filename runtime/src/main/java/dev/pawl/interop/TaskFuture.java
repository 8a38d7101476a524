package dev.pawl.interop;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.protocol.AwaitedOutside;
import dev.pawl.protocol.LateCloser;
import dev.pawl.protocol.ReportingTask;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Completes a future with what a task comes to: {@link Futures#future}. */
final class TaskFuture<T> extends ReportingTask<Void, RuntimeException> implements AwaitedOutside {
  private final Task<? extends T, ?> task;
  private final CompletableFuture<T> future;

  TaskFuture(Task<? extends T, ?> task, CompletableFuture<T> future) {
    this.task = task;
    this.future = future;
  }

  /** A command as a task. */
  static Task<Void, RuntimeException> of(Runnable command) {
    Objects.requireNonNull(command, "command");
    return cx -> {
      command.run();
      return Poll.ready(null);
    };
  }

  @Override
  public Poll<Void> poll(Context cx) {
    T value;
    try {
      Poll<? extends T> poll = task.poll(cx);
      if (poll.isPending()) {
        return Poll.pending();
      }
      value = poll.get();
    } catch (Throwable t) {
      fail(t, cx);
      return Poll.ready(null);
    }
    if (!future.complete(value)) {
      LateCloser.of(cx).close(this, value);
      if (cx.isCancelled()) {
        throw new Cancelled(toString()); // nobody gets the value: it counts as cancelled
      }
    }
    return Poll.ready(null);
  }

  /** A failure that the future can't take any more is told all the same. */
  private void fail(Throwable t, Context cx) {
    if (t instanceof Cancelled cancelled && cx.isCancelled()) {
      // As any cancelled task does; what its cleanup threw is told of if the future does not tell.
      throw cancelFuture(cancelled) ? new Cancelled(toString()) : cancelled;
    }
    reported();
    if (!future.completeExceptionally(t)) {
      cx.uncaughtExceptionHandler().uncaught(toString(), t);
    }
  }

  /** False if the future was completed before. */
  private boolean cancelFuture(Cancelled cause) {
    CancellationException cancelled = new CancellationException(this + " was cancelled");
    cancelled.initCause(cause);
    return future.completeExceptionally(cancelled);
  }

  @Override
  public boolean withdraw() {
    String name = toString();
    try {
      if (!task.withdraw()) {
        return false;
      }
    } catch (Throwable t) {
      if (future.completeExceptionally(t)) {
        return true;
      }
      throw t;
    }
    cancelFuture(new Cancelled(name));
    return true;
  }

  @Override
  public void givenUp(CancellationException reason) {
    future.completeExceptionally(reason);
  }

  @Override
  public String toString() {
    return task.toString();
  }
}
