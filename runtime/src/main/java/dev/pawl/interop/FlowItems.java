package dev.pawl.interop;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.PolledAgain;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;

/**
 * The items of a {@link Flow.Publisher}, one after the other; from {@link Flows#items}. The
 * publisher is asked for more when half of what it may be ahead is taken. One task at a time can
 * wait for an item.
 *
 * @param <T> the type of the items
 */
public final class FlowItems<T> implements AutoCloseable {
  private final int capacity;

  /** These are guarded by this. */
  private final Queue<T> items = new ArrayDeque<>();

  private Flow.Subscription subscription;

  /** How many were taken since more were asked for. */
  private int taken;

  private boolean ended;
  private boolean closed;
  private Throwable failure;
  private Task<?, ?> waiting;
  private Waker waker;

  FlowItems(int capacity) {
    this.capacity = capacity;
  }

  Flow.Subscriber<T> subscriber() {
    return new Incoming();
  }

  /**
   * Waits for the next item. Cancel-safe: an item that was not taken is still there.
   *
   * @return a task for the item, or null at the end of the publisher or after {@link #close}; it
   *     throws what the publisher failed with, after the items that came before
   */
  public Task<T, Exception> next() {
    return new Next();
  }

  /**
   * Cancels the subscription. Who waits for an item gets null. Items that nobody has taken are
   * dropped, and not closed: a publisher may have given the same ones to others.
   */
  @Override
  public void close() {
    Flow.Subscription cancelled;
    Waker woken;
    synchronized (this) {
      closed = true;
      items.clear();
      cancelled = ended ? null : subscription;
      woken = waker;
    }
    if (cancelled != null) {
      cancelled.cancel();
    }
    wake(woken);
  }

  private static void wake(Waker waker) {
    if (waker != null) {
      waker.wake();
    }
  }

  private Poll<T> take(Task<?, ?> task, Waker waker) throws Exception {
    T item;
    long more;
    Flow.Subscription asked;
    synchronized (this) {
      if (waiting != null && waiting != task) {
        throw new IllegalStateException(
            "The next item of a publisher is awaited already. It can be awaited by one task at a"
                + " time.");
      }
      item = items.poll();
      boolean waits = item == null && !ended && !closed;
      waiting = waits ? task : null;
      this.waker = waits ? waker : null;
      if (waits) {
        return Poll.pending();
      }
      if (item == null) {
        return end();
      }
      more = ++taken >= (capacity + 1) / 2 && !ended ? taken : 0;
      taken -= (int) more;
      asked = subscription;
    }
    if (more > 0) {
      asked.request(more);
    }
    return Poll.ready(item);
  }

  private Poll<T> end() throws Exception {
    Throwable thrown = closed ? null : failure;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof Exception exception) {
      throw exception;
    }
    if (thrown != null) {
      throw new CompletionException(thrown);
    }
    return Poll.ready(null);
  }

  private synchronized void stopWaiting(Task<?, ?> task) {
    if (waiting == task) {
      waiting = null;
      waker = null;
    }
  }

  /** What the publisher sees; its calls come one after the other, from any thread. */
  private final class Incoming implements Flow.Subscriber<T> {
    @Override
    public void onSubscribe(Flow.Subscription offered) {
      boolean refused;
      synchronized (FlowItems.this) {
        refused = subscription != null || closed;
        if (subscription == null) {
          subscription = offered;
        }
      }
      if (refused) {
        offered.cancel();
      } else {
        offered.request(capacity);
      }
    }

    @Override
    public void onNext(T item) {
      Objects.requireNonNull(item, "item");
      Waker woken;
      synchronized (FlowItems.this) {
        if (closed || ended) {
          return; // under way when the subscription was cancelled
        }
        items.add(item);
        woken = waker;
      }
      wake(woken);
    }

    @Override
    public void onError(Throwable thrown) {
      ends(Objects.requireNonNull(thrown, "thrown"));
    }

    @Override
    public void onComplete() {
      ends(null);
    }

    private void ends(Throwable thrown) {
      Waker woken;
      synchronized (FlowItems.this) {
        if (!ended) {
          failure = thrown;
        }
        ended = true;
        woken = waker;
      }
      wake(woken);
    }
  }

  private final class Next implements Task<T, Exception> {
    private Waker awaiter;
    private boolean complete;

    @Override
    public Poll<T> poll(Context cx) throws Exception {
      if (complete) {
        throw PolledAgain.by(this);
      }
      awaiter = Awaiter.replace(this, awaiter, cx.waker());
      if (!cx.mayProceed()) {
        return Poll.pending();
      }
      complete = true; // an exception completes it too
      Poll<T> poll = take(this, cx.waker());
      complete = poll.isReady();
      return poll;
    }

    @Override
    public boolean withdraw() {
      stopWaiting(this);
      awaiter = null;
      return true;
    }

    @Override
    public String toString() {
      return "FlowItems.next";
    }
  }
}
