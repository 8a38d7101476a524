package dev.pawl.sync;

import dev.pawl.Context;
import dev.pawl.Task;
import java.util.Objects;

/*
 * A ring of the latest items. Each has a number, counted from the first that was ever sent, and lies
 * at its number modulo the capacity; a subscription is the number of the item that it receives next.
 *
 *              next - capacity              position of a slow one        next
 *    overwritten │ ◀────────────── in the ring ──────────────────────────▶ │ not sent yet
 *
 * Beside each item is counted how many subscriptions have yet to receive it, so that it can be
 * forgotten when the last one has.
 */
/**
 * Sends each item to every subscriber. Sending never waits: the latest {@code capacity} items are
 * kept, and a subscriber that falls further behind is told how many it has lost.
 *
 * <pre>{@code
 * try (Broadcast.Subscription<Message> messages = chat.subscribe()) {
 *   for (Message m; (m = await(messages.receive())) != null; ) {
 *     await(peer.send(m));
 *   }
 * } catch (LaggedException slow) {
 *   …
 * }
 * }</pre>
 *
 * <p><b>Threads</b>: all methods may be called from any thread, and the tasks may be on different
 * executors. Everything before an item is sent happens before whoever receives it goes on.
 *
 * @param <T> the type of the items
 */
public final class Broadcast<T> implements AutoCloseable {
  private final SpinLock lock = new SpinLock();

  /** All of these under the lock. */
  private final Object[] items;

  private final int[] unreceived;
  private final Waiters line = new Waiters();
  private long next;
  private int subscribers;
  private boolean closed;

  /**
   * A broadcast that nobody has subscribed to yet.
   *
   * @param capacity how many items a subscriber may fall behind
   * @throws IllegalArgumentException if that is less than 1
   */
  public Broadcast(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "A broadcast has a capacity of 1 or more, not " + capacity + ".");
    }
    items = new Object[capacity];
    unreceived = new int[capacity];
  }

  /**
   * Sends an item to all who have subscribed by now; never waits.
   *
   * @param item not null
   * @return how many there are. If none, the item is forgotten
   * @throws ClosedException if the broadcast is closed
   */
  public int send(T item) {
    Objects.requireNonNull(item, "item");
    Waiter waiting;
    int reached;
    lock.lock();
    try {
      if (closed) {
        throw new ClosedException("The broadcast was closed before the item was sent.");
      }
      reached = subscribers;
      if (reached == 0) {
        return 0;
      }
      items[slot(next)] = item;
      unreceived[slot(next)] = reached;
      next++;
      waiting = line.callAll();
    } finally {
      lock.unlock();
    }
    Waiter.wake(waiting);
    return reached;
  }

  /**
   * Subscribes to all that is sent from now on. A subscription that isn't received from costs
   * nothing but the items that it keeps from being forgotten; close it all the same.
   *
   * @throws ClosedException if the broadcast is closed
   */
  public Subscription<T> subscribe() {
    lock.lock();
    try {
      if (closed) {
        throw new ClosedException("A broadcast that is closed was subscribed to.");
      }
      subscribers++;
      return new Subscription<>(this, next);
    } finally {
      lock.unlock();
    }
  }

  /** How many subscriptions are open. */
  public int subscribers() {
    lock.lock();
    try {
      return subscribers;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the broadcast: nothing more can be sent, and subscribers receive null after what was sent
   * before. Does nothing if closed already.
   */
  @Override
  public void close() {
    Waiter waiting;
    lock.lock();
    try {
      closed = true;
      waiting = line.callAll();
    } finally {
      lock.unlock();
    }
    Waiter.wake(waiting);
  }

  /** Such as {@code Broadcast(16, 3 subscribers)}. */
  @Override
  public String toString() {
    return "Broadcast(" + items.length + ", " + subscribers() + " subscribers)";
  }

  private int slot(long number) {
    return (int) (number % items.length);
  }

  /** The oldest item that is still in the ring has this number, or a higher one. */
  private long oldest() {
    return Math.max(0, next - items.length);
  }

  /** One subscription fewer has yet to receive an item. */
  private void received(long number) {
    int slot = slot(number);
    if (--unreceived[slot] == 0) {
      items[slot] = null;
    }
  }

  /**
   * One subscriber's place in a broadcast. Several tasks may receive from one subscription: each
   * item then goes to one of them.
   *
   * @param <T> the type of the items
   */
  public static final class Subscription<T> implements AutoCloseable {
    private final Broadcast<T> broadcast;

    /** All under the broadcast's lock. */
    private long position;

    private boolean cancelled;

    /** How many of its receives wait, in line or called. */
    private int waiting;

    private Subscription(Broadcast<T> broadcast, long position) {
      this.broadcast = broadcast;
      this.position = position;
    }

    /**
     * Takes the next item, and waits while there is none.
     *
     * <p>Cancel-safe: withdrawn, it has taken nothing, and no lag goes untold.
     *
     * @return a task for the item, or for null once the broadcast is closed and all is received, or
     *     the subscription closed. It throws {@link LaggedException} if items were lost since the
     *     last one; the next receive then goes on with the oldest that is left
     */
    public Task<T, LaggedException> receive() {
      return new Receive<>(this);
    }

    /**
     * Takes the next item if there is one.
     *
     * @return the item, or null
     * @throws LaggedException as {@link #receive}
     */
    public T tryReceive() throws LaggedException {
      Receive<T> receive = new Receive<>(this);
      broadcast.lock.lock();
      try {
        receive.tryTake();
      } finally {
        broadcast.lock.unlock();
      }
      return receive.result();
    }

    /** Ends the subscription; whoever waits for it receives null. Does nothing the second time. */
    @Override
    public void close() {
      Waiter told;
      broadcast.lock.lock();
      try {
        if (cancelled) {
          return;
        }
        cancelled = true;
        broadcast.subscribers--;
        for (long n = Math.max(position, broadcast.oldest()); n < broadcast.next; n++) {
          broadcast.received(n);
        }
        // They all look again. It is rare, and keeps a list of each subscription's own out of send.
        told = waiting > 0 ? broadcast.line.callAll() : null;
      } finally {
        broadcast.lock.unlock();
      }
      Waiter.wake(told);
    }

    /** Such as {@code Broadcast.Subscription(3 behind)}. */
    @Override
    public String toString() {
      broadcast.lock.lock();
      try {
        return "Broadcast.Subscription("
            + (cancelled ? "closed)" : broadcast.next - position + " behind)");
      } finally {
        broadcast.lock.unlock();
      }
    }
  }

  private static final class Receive<T> extends Operation<T, LaggedException> {
    private final Subscription<T> subscription;
    private final Broadcast<T> broadcast;
    private T item;
    private long lost;

    /** Whether it is one of those that the subscription counts; under the lock. */
    private boolean waits;

    Receive(Subscription<T> subscription) {
      this.subscription = subscription;
      this.broadcast = subscription.broadcast;
    }

    @Override
    boolean start(Context cx) {
      return redeem(cx);
    }

    @Override
    boolean redeem(Context cx) {
      broadcast.lock.lock();
      try {
        if (tryTake()) {
          countAs(false);
          return true;
        }
        countAs(true);
        if (!awaitsItsCall(cx.waker())) {
          waitWith(cx.waker());
          broadcast.line.add(this);
        }
        return false;
      } finally {
        broadcast.lock.unlock();
      }
    }

    /**
     * Under the lock.
     *
     * @return false if there is nothing yet
     */
    @SuppressWarnings("unchecked") // what lies in the ring was sent as a T
    boolean tryTake() {
      if (subscription.cancelled) {
        return true;
      }
      long oldest = broadcast.oldest();
      if (subscription.position < oldest) {
        lost = oldest - subscription.position;
        subscription.position = oldest;
        return true;
      }
      if (subscription.position == broadcast.next) {
        return broadcast.closed;
      }
      item = (T) broadcast.items[broadcast.slot(subscription.position)];
      broadcast.received(subscription.position);
      subscription.position++;
      return true;
    }

    @Override
    T result() throws LaggedException {
      if (lost > 0) {
        throw new LaggedException(lost);
      }
      return item;
    }

    @Override
    SpinLock lock() {
      return broadcast.lock;
    }

    private void countAs(boolean waiting) {
      if (waits != waiting) {
        waits = waiting;
        subscription.waiting += waiting ? 1 : -1;
      }
    }

    @Override
    Waiter leave() {
      countAs(false);
      broadcast.line.remove(this);
      return null;
    }

    @Override
    Waiter giveBack() {
      countAs(false);
      return null;
    }

    @Override
    public String toString() {
      return "Broadcast.Subscription.receive()";
    }
  }
}
