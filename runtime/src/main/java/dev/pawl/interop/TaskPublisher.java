package dev.pawl.interop;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Spawner;
import dev.pawl.Task;
import dev.pawl.protocol.AwaitedOutside;
import dev.pawl.protocol.LateCloser;
import dev.pawl.protocol.ReportingTask;
import dev.pawl.protocol.Stray;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Publishes what tasks come to: {@link Flows#publisher}. */
final class TaskPublisher<T> implements Flow.Publisher<T> {
  private final Spawner spawner;
  private final Supplier<? extends Supplier<? extends Task<? extends T, ?>>> source;

  TaskPublisher(
      Spawner spawner, Supplier<? extends Supplier<? extends Task<? extends T, ?>>> source) {
    this.spawner = spawner;
    this.source = source;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Feed<T> feed = new Feed<>(Objects.requireNonNull(subscriber, "subscriber"), source);
    JoinHandle<?, ?> handle;
    try {
      handle = spawner.spawn(feed);
    } catch (IllegalStateException closed) {
      feed.refuse(closed);
      return;
    }
    feed.demand.metBy(handle::cancel);
  }

  /**
   * One subscription: a task that waits for demand, then for an item, and calls the subscriber. So
   * those calls come one after the other, and a {@code request} inside of one does not recurse.
   */
  private static final class Feed<T> extends ReportingTask<Void, RuntimeException>
      implements AwaitedOutside {
    private final Flow.Subscriber<? super T> subscriber;
    private final Supplier<? extends Supplier<? extends Task<? extends T, ?>>> source;
    private final Demand demand = new Demand();

    /** Held by whoever may call the subscriber: a poll, or who tells that it was given up. */
    private final AtomicBoolean calling = new AtomicBoolean();

    /** Set if it was given up, before it is looked for {@link #calling}. */
    private volatile CancellationException givenUp;

    private boolean subscribed;
    private Supplier<? extends Task<? extends T, ?>> items;
    private Task<? extends T, ?> next;

    Feed(
        Flow.Subscriber<? super T> subscriber,
        Supplier<? extends Supplier<? extends Task<? extends T, ?>>> source) {
      this.subscriber = subscriber;
      this.source = source;
    }

    /** There is no executor to run it. Rule 1.9: subscribe itself must not throw. */
    void refuse(IllegalStateException closed) {
      failUnlessOver(closed);
    }

    /** Rule 1.9: whatever the subscriber is told, it is subscribed before. */
    private void failUnlessOver(Throwable t) {
      subscribe();
      if (!demand.isOver()) {
        fail(t);
      }
    }

    private void subscribe() {
      if (!subscribed) {
        subscribed = true;
        subscriber.onSubscribe(demand);
      }
    }

    /** A subscriber that throws must not keep the others from being told. */
    @Override
    public void givenUp(CancellationException reason) {
      givenUp = reason;
      try {
        tellIfGivenUp();
      } catch (Throwable t) {
        Stray.tellThread(t);
      }
    }

    /** Either the poll that goes on has yet to ask for this, or it lets go before. */
    private void tellIfGivenUp() {
      if (givenUp != null && calling.compareAndSet(false, true)) {
        try {
          failUnlessOver(givenUp);
        } finally {
          calling.set(false);
        }
      }
    }

    @Override
    public Poll<Void> poll(Context cx) {
      if (!calling.compareAndSet(false, true)) {
        cx.waker().wake(); // it has just been given up, and goes on all the same
        return Poll.pending();
      }
      try {
        return pollAlone(cx);
      } finally {
        calling.set(false);
        tellIfGivenUp();
      }
    }

    private Poll<Void> pollAlone(Context cx) {
      demand.wakes(cx.waker());
      try {
        if (items == null) {
          subscribe();
          items = Objects.requireNonNull(source.get(), "source");
        }
        return feed(cx);
      } catch (Cancelled t) {
        if (!cx.isCancelled()) {
          return failed(t, cx);
        }
        if (demand.isOver()) {
          throw t; // as any cancelled task does, for the sake of what its cleanup threw
        }
        fail(cancellation(t));
        throw new Cancelled(toString());
      } catch (Throwable t) {
        return failed(t, cx);
      }
    }

    private Poll<Void> feed(Context cx) throws Throwable {
      while (cx.mayProceed()) {
        demand.check();
        if (next == null && (demand.isOver() || !demand.isThere())) {
          return demand.isOver() ? over(cx) : Poll.pending();
        }
        if (next == null) {
          next = Objects.requireNonNull(items.get(), "task");
        }
        Poll<? extends T> poll = next.poll(cx);
        if (poll.isPending()) {
          return Poll.pending();
        }
        if (demand.isOver()) {
          LateCloser.of(cx).close(next, poll.get());
          return over(cx);
        }
        next = null;
        T item = poll.get();
        if (item == null) {
          demand.end(); // first: if it throws, there must not be another call
          subscriber.onComplete();
          return Poll.ready(null);
        }
        demand.meetOne();
        subscriber.onNext(item);
      }
      return Poll.pending();
    }

    /** The subscriber has had enough: as a rule it has cancelled this task, which ends by that. */
    private Poll<Void> over(Context cx) {
      if (cx.isCancelled()) {
        throw new Cancelled(toString());
      }
      return Poll.ready(null);
    }

    /** A failure that the subscriber must not hear of any more is told all the same. */
    private Poll<Void> failed(Throwable t, Context cx) {
      reported();
      if (demand.isOver()) {
        LateCloser.of(cx).tell(this, t);
      } else {
        fail(t);
      }
      return Poll.ready(null);
    }

    private void fail(Throwable t) {
      demand.end();
      subscriber.onError(t);
    }

    /** By the subscriber, who then wants no more calls, or by the executor. */
    private CancellationException cancellation(Throwable cause) {
      CancellationException cancelled = new CancellationException(this + " was cancelled");
      cancelled.initCause(cause);
      return cancelled;
    }

    @Override
    public boolean withdraw() {
      if (!calling.compareAndSet(false, true)) {
        return false; // it has just been given up, and goes on all the same
      }
      try {
        return withdrawAlone();
      } finally {
        calling.set(false);
        tellIfGivenUp();
      }
    }

    private boolean withdrawAlone() {
      Throwable thrown = null;
      try {
        if (next != null && !next.withdraw()) {
          return false;
        }
      } catch (Throwable t) {
        if (demand.isOver()) {
          throw t;
        }
        thrown = t;
      }
      if (!demand.isOver()) {
        fail(thrown == null ? cancellation(null) : thrown);
      }
      return true;
    }

    @Override
    public String toString() {
      return next == null ? "a publisher of tasks" : next.toString();
    }
  }
}
