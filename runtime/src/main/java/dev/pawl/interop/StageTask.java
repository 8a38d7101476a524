package dev.pawl.interop;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.LateCloser;
import dev.pawl.protocol.PolledAgain;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/*
 *   poll:      store the waker, then look for the outcome     one of them sees the other
 *   complete:  store the outcome, then look for the waker
 */
/** Waits for a stage: {@link Futures#task}. */
final class StageTask<T, X extends Exception> implements Task<T, X> {
  private final CompletionStage<T> stage;
  private final Class<X> type;

  private boolean begun;
  private boolean complete;
  private volatile Waker waker;

  private volatile Outcome<T> outcome;

  /** Set before the stage is cancelled: an outcome that comes later finds nobody. */
  private volatile boolean withdrawn;

  /** Written before the stage is asked to call. */
  private LateCloser late;

  /** Whether a late value was closed; guarded by this. */
  private boolean closed;

  private record Outcome<T>(T value, Throwable thrown) {}

  StageTask(CompletionStage<T> stage, Class<X> type) {
    this.stage = stage;
    this.type = type;
  }

  @Override
  public Poll<T> poll(Context cx) throws X {
    if (complete) {
      throw PolledAgain.by(this);
    }
    waker = Awaiter.replace(this, waker, cx.waker());
    if (!begun) {
      begun = true;
      late = LateCloser.of(cx);
      stage.whenComplete(this::completed);
    }
    Outcome<T> now = outcome;
    if (now == null) {
      return Poll.pending();
    }
    complete = true;
    if (now.thrown != null) {
      throw thrown(now.thrown);
    }
    return Poll.ready(now.value);
  }

  /** Any thread. */
  private void completed(T value, Throwable thrown) {
    outcome = new Outcome<>(value, thrown);
    if (withdrawn) {
      closeLate(value);
    } else {
      waker.wake();
    }
  }

  private X thrown(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    if (type.isInstance(cause)) {
      return type.cast(cause);
    }
    throw new CompletionException(cause);
  }

  @Override
  public boolean withdraw() {
    if (!begun || complete) {
      return true;
    }
    complete = true;
    withdrawn = true;
    Outcome<T> now = outcome;
    if (now != null) {
      closeLate(now.value);
    } else {
      cancel();
    }
    return true;
  }

  private void cancel() {
    try {
      stage.toCompletableFuture().cancel(true);
    } catch (UnsupportedOperationException e) {
      // A stage of another kind: it can't be cancelled, and goes on without us.
    }
  }

  /** May be called twice, by the thread that completes and the one that withdraws. */
  private void closeLate(T value) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    late.close(this, value);
  }

  @Override
  public String toString() {
    return stage instanceof CompletableFuture<?> ? "a CompletableFuture" : "a CompletionStage";
  }
}
