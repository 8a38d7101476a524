package dev.pawl.interop;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Spawner;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.LateCloser;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
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
    feed.handle = spawner.spawn(feed);
    if (feed.cancelled) { // before there was a handle to cancel
      feed.handle.cancel();
    }
  }

  /**
   * One subscription: a task that waits for demand, then for an item, and calls the subscriber. So
   * those calls come one after the other, and a {@code request} inside of one does not recurse.
   */
  private static final class Feed<T> implements Task<Void, RuntimeException>, Flow.Subscription {
    private final Flow.Subscriber<? super T> subscriber;
    private final Supplier<? extends Supplier<? extends Task<? extends T, ?>>> source;

    private volatile JoinHandle<?, ?> handle;
    private volatile Waker waker;
    private volatile boolean cancelled;
    private volatile boolean refused;

    /** How many items were asked for and not given yet. */
    private final AtomicLong demand = new AtomicLong();

    private Supplier<? extends Task<? extends T, ?>> items;
    private Task<? extends T, ?> next;

    Feed(
        Flow.Subscriber<? super T> subscriber,
        Supplier<? extends Supplier<? extends Task<? extends T, ?>>> source) {
      this.subscriber = subscriber;
      this.source = source;
    }

    @Override
    public void request(long count) {
      if (count <= 0) {
        refused = true;
      } else {
        demand.accumulateAndGet(
            count, (asked, more) -> asked + more < 0 ? Long.MAX_VALUE : asked + more);
      }
      wake();
    }

    @Override
    public void cancel() {
      cancelled = true;
      JoinHandle<?, ?> running = handle;
      if (running != null) { // else still in subscribe, and the first poll will see
        running.cancel();
      }
      wake();
    }

    private void wake() {
      Waker present = waker;
      if (present != null) {
        present.wake();
      }
    }

    @Override
    public Poll<Void> poll(Context cx) {
      waker = cx.waker();
      try {
        if (items == null) {
          subscriber.onSubscribe(this);
          items = Objects.requireNonNull(source.get(), "source");
        }
        return feed(cx);
      } catch (Cancelled t) {
        if (cx.isCancelled()) {
          return failed(cancellation());
        }
        return failed(t);
      } catch (Throwable t) {
        return failed(t);
      }
    }

    private Poll<Void> feed(Context cx) throws Throwable {
      while (cx.mayProceed()) {
        if (refused && !cancelled) {
          throw new IllegalArgumentException(
              "A subscriber asked for no items, or for fewer (Reactive Streams, rule 3.9).");
        }
        if (next == null && (cancelled || demand.get() == 0)) {
          return cancelled ? Poll.ready(null) : Poll.pending();
        }
        if (next == null) {
          next = Objects.requireNonNull(items.get(), "task");
        }
        Poll<? extends T> poll = next.poll(cx);
        if (poll.isPending()) {
          return Poll.pending();
        }
        if (cancelled) {
          LateCloser.of(cx).close(next, poll.get());
          return Poll.ready(null);
        }
        next = null;
        T item = poll.get();
        if (item == null) {
          subscriber.onComplete();
          return Poll.ready(null);
        }
        demand.updateAndGet(asked -> asked == Long.MAX_VALUE ? asked : asked - 1);
        subscriber.onNext(item);
      }
      return Poll.pending();
    }

    private Poll<Void> failed(Throwable t) {
      if (!cancelled) {
        cancelled = true;
        subscriber.onError(t);
      }
      return Poll.ready(null);
    }

    /** By the subscriber, who then wants no more calls, or by the executor. */
    private CancellationException cancellation() {
      return new CancellationException(this + " was cancelled");
    }

    @Override
    public boolean withdraw() {
      if (next != null && !next.withdraw()) {
        return false;
      }
      failed(cancellation());
      return true;
    }

    @Override
    public String toString() {
      return next == null ? "a publisher of tasks" : next.toString();
    }
  }
}
