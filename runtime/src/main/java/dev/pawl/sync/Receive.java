package dev.pawl.sync;

import dev.pawl.Context;
import dev.pawl.Poll;

/** Receives one item from a {@link Channel}, whose fields it touches under the channel's lock. */
final class Receive<T> extends Operation<T, RuntimeException> {
  private final Channel<T> channel;
  T item;

  Receive(Channel<T> channel) {
    this.channel = channel;
  }

  /** A method of its own for the reason of {@link Send#poll}. */
  @Override
  public Poll<T> poll(Context cx) {
    return stage() == NEW ? pollOf(cx.mayProceed() && start(cx)) : super.poll(cx);
  }

  @Override
  boolean start(Context cx) {
    channel.lock.lock();
    item = channel.takeAtOnce();
    if (item != null) { // it can't fail, so this way needs no finally
      channel.lock.unlock();
      return true;
    }
    return takeOrWait(cx);
  }

  /** Under the lock, which it gives back. */
  private boolean takeOrWait(Context cx) {
    Waiter sender;
    try {
      sender = tryTake();
      if (item == null && !(channel.closed && channel.items.isEmpty())) {
        waitWith(cx.waker());
        channel.receivers.add(this);
        return false;
      }
    } finally {
      channel.lock.unlock();
    }
    wake(sender);
    return true;
  }

  /** Takes an item that nobody has waited for; returns a chain of those who can go on. */
  Waiter tryTake() {
    if (channel.items.size() > channel.reservedItems) {
      item = channel.items.remove();
      return channel.taken();
    }
    if (channel.capacity == 0 && !channel.senders.isEmpty()) {
      return takeFromSender();
    }
    return null;
  }

  @SuppressWarnings("unchecked") // the senders in a channel's line are the channel's own
  private Waiter takeFromSender() {
    Send<T> sender = (Send<T>) channel.senders.removeFirst();
    item = sender.item;
    sender.settle();
    return sender;
  }

  @Override
  boolean redeem(Context cx) {
    Waiter next;
    channel.lock.lock();
    try {
      channel.reservedItems--;
      item = channel.items.remove();
      next = channel.taken();
    } finally {
      channel.lock.unlock();
    }
    wake(next);
    return true;
  }

  @Override
  T result() {
    return item;
  }

  @Override
  SpinLock lock() {
    return channel.lock;
  }

  @Override
  Waiter leave() {
    channel.receivers.remove(this);
    return null;
  }

  @Override
  Waiter giveBack() {
    channel.reservedItems--;
    return channel.grantReceiver();
  }

  @Override
  public String toString() {
    return "Channel.receive()";
  }
}
