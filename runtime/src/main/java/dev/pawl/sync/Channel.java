package dev.pawl.sync;

import dev.pawl.Task;
import java.util.Objects;

/*
 * Who waits is not handed an item, or a place for one, but the right to come and take it: items stay
 * in the queue, and of them as many are reserved as receivers have been woken and have yet to come.
 * So nothing has to be put back when one of them is cancelled, the capacity counts what has not been
 * taken, and "closed and empty" can't be true while an item may still return.
 *
 *   receivers wait    ⇒  every item in the queue is reserved, and no sender could send
 *   senders wait      ⇒  every free place is reserved
 *   closed            ⇒  no sender waits; receivers wait only for reserved items to be given back
 *
 * With capacity 0 an item goes in only for a receiver that waits; or a receiver that comes takes it
 * from the sender's own hands, who is then past being withdrawn.
 */
/**
 * A queue of items between tasks: senders wait while it is full, receivers while it is empty. Give
 * each task the end it needs, as a {@link Sender} or a {@link Receiver}.
 *
 * <pre>{@code
 * Channel<Line> lines = Channel.bounded(16);
 * spawn(LogAsync.read(file, lines));     // try (lines) { … await(lines.send(line)); … }
 * spawn(LogAsync.print(lines));          // for (Line l; (l = await(lines.receive())) != null; ) …
 * }</pre>
 *
 * <p>Any number of tasks may send, and any number receive: each item goes to one of them.
 *
 * <p><b>The end</b>, as of a stream: {@link #close}, by either side. To send is then an error,
 * {@link ClosedException}, also for those who wait to; what was sent before can be received, and
 * after it null, as from {@link java.io.BufferedReader#readLine}. One exception less in every loop
 * that receives, and no object around each item.
 *
 * <p><b>What nobody receives</b> is dropped with the channel, and not closed, unlike a task's
 * value: it is somebody's to receive until then. If the items hold something open, as connections
 * do, the last receiver should close the channel, and receive and close what is left.
 *
 * <p><b>Fair</b>: first come, first served, for senders among themselves and receivers among
 * themselves. Items of one sender are received in the order in which they were sent.
 *
 * <p><b>Threads</b>: all methods may be called from any thread, and the tasks may be on different
 * executors. Everything before an item is sent happens before its receiver goes on; everything
 * before an item is received, before a sender goes on who had to wait for its place.
 *
 * @param <T> the type of the items
 */
public final class Channel<T> implements Sender<T>, Receiver<T> {
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  final SpinLock lock = new SpinLock();
  final int capacity;

  /** All of these under the lock; {@link Send} and {@link Receive} use them too. */
  final Items<T> items = new Items<>();

  final Waiters senders = new Waiters();
  final Waiters receivers = new Waiters();
  int reservedItems;
  int reservedPlaces;
  boolean closed;

  private Channel(int capacity) {
    this.capacity = capacity;
  }

  /**
   * A channel that holds up to {@code capacity} items.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public static <T> Channel<T> bounded(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "A bounded channel has a capacity of 1 or more, not "
              + capacity
              + ". One that holds no items is Channel.rendezvous().");
    }
    return new Channel<>(capacity);
  }

  /**
   * A channel that is never full: to send never waits. What bounds its memory is that its senders
   * are slower than its receivers, or that they stop.
   */
  public static <T> Channel<T> unbounded() {
    return new Channel<>(UNBOUNDED);
  }

  /**
   * A channel that holds no items: to send waits until a receiver waits too, or comes.
   *
   * <p>An item that was sent to a waiting receiver which is then cancelled stays for the next one.
   */
  public static <T> Channel<T> rendezvous() {
    return new Channel<>(0);
  }

  @Override
  public Task<Void, ClosedException> send(T item) {
    return new Send<>(this, Objects.requireNonNull(item, "item"));
  }

  @Override
  public boolean trySend(T item) {
    Objects.requireNonNull(item, "item");
    Waiter receiver;
    lock.lock();
    try {
      if (closed) {
        throw closedException();
      }
      if (!hasRoom()) {
        return false;
      }
      receiver = put(item);
    } finally {
      lock.unlock();
    }
    Waiter.wake(receiver);
    return true;
  }

  @Override
  public Task<T, RuntimeException> receive() {
    return new Receive<>(this);
  }

  @Override
  public T tryReceive() {
    Receive<T> receive = new Receive<>(this);
    Waiter sender;
    lock.lock();
    try {
      sender = receive.tryTake();
    } finally {
      lock.unlock();
    }
    Waiter.wake(sender);
    return receive.item;
  }

  @Override
  public void close() {
    Waiter refused;
    Waiter ended;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      for (Waiter waiter = senders.first(); waiter != null; waiter = waiter.after) {
        ((Send<?>) waiter).refused = true;
      }
      refused = senders.settleAll();
      ended = endReceivers();
    } finally {
      lock.unlock();
    }
    Waiter.wake(refused);
    Waiter.wake(ended);
  }

  @Override
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** How many items can be received; with those that a woken receiver has yet to take. */
  public int size() {
    lock.lock();
    try {
      return items.size();
    } finally {
      lock.unlock();
    }
  }

  /** Such as {@code Channel(3 of 16)}. */
  @Override
  public String toString() {
    String name =
        capacity == UNBOUNDED ? "Channel(" + size() : "Channel(" + size() + " of " + capacity;
    return name + (isClosed() ? ", closed)" : ")");
  }

  ClosedException closedException() {
    return new ClosedException("The channel was closed before the item was sent.");
  }

  // From here on, all under the lock.

  /** Puts an item in, if there is room and nobody waits for it; takes no memory. */
  boolean putAtOnce(T item) {
    return items.size() + reservedPlaces < capacity
        && receivers.isEmpty()
        && !closed
        && items.offer(item);
  }

  /** Takes an item, if there is one to be had and nobody waits for its place; otherwise null. */
  T takeAtOnce() {
    return items.size() > reservedItems && senders.isEmpty() && !closed ? items.remove() : null;
  }

  boolean hasRoom() {
    return capacity == 0 ? !receivers.isEmpty() : items.size() + reservedPlaces < capacity;
  }

  /** Puts an item in; returns the receiver that it is for, or null. */
  Waiter put(T item) {
    items.add(item);
    return grantReceiver();
  }

  /** Reserves an item for the receiver that has waited longest. */
  Waiter grantReceiver() {
    if (receivers.isEmpty()) {
      return null;
    }
    Waiter receiver = receivers.removeFirst();
    receiver.stage(Waiter.GRANTED);
    reservedItems++;
    return receiver;
  }

  /** Reserves a place, if one is free, for the sender that has waited longest. */
  Waiter grantSender() {
    if (senders.isEmpty() || capacity == 0 || !hasRoom()) {
      return null;
    }
    Waiter sender = senders.removeFirst();
    sender.stage(Waiter.GRANTED);
    reservedPlaces++;
    return sender;
  }

  /** An item has been taken; returns a chain of those who can go on. */
  Waiter taken() {
    return closed ? endReceivers() : grantSender();
  }

  /** Tells the receivers that no item will come, if that is so. */
  private Waiter endReceivers() {
    return items.isEmpty() ? receivers.settleAll() : null;
  }
}
