package dev.pawl.sync;

import dev.pawl.Context;
import dev.pawl.Poll;

/** Sends one item over a {@link Channel}, whose fields it touches under the channel's lock. */
final class Send<T> extends Operation<Void, ClosedException> {
  private final Channel<T> channel;
  final T item;
  boolean refused;

  Send(Channel<T> channel, T item) {
    this.channel = channel;
    this.item = item;
  }

  /**
   * As for any operation, but a method of its own: what is compiled of it is short while nobody has
   * to wait, and so becomes part of the code of whoever awaits it.
   */
  @Override
  public Poll<Void> poll(Context cx) {
    return stage() == NEW ? pollOf(cx.mayProceed() && start(cx)) : super.poll(cx);
  }

  @Override
  boolean start(Context cx) {
    channel.lock.lock();
    if (channel.putAtOnce(item)) { // it can't fail, so this way needs no finally
      channel.lock.unlock();
      return true;
    }
    return putOrWait(cx);
  }

  /** Under the lock, which it gives back. */
  private boolean putOrWait(Context cx) {
    Waiter receiver = null;
    try {
      if (channel.closed) {
        refused = true;
      } else if (channel.hasRoom()) {
        receiver = channel.put(item);
      } else {
        waitWith(cx.waker());
        channel.senders.add(this);
        return false;
      }
    } finally {
      channel.lock.unlock();
    }
    wake(receiver);
    return true;
  }

  @Override
  boolean redeem(Context cx) {
    Waiter receiver = null;
    channel.lock.lock();
    try {
      channel.reservedPlaces--;
      if (channel.closed) {
        refused = true;
      } else {
        receiver = channel.put(item);
      }
    } finally {
      channel.lock.unlock();
    }
    wake(receiver);
    return true;
  }

  @Override
  Void result() {
    if (refused) {
      throw channel.closedException();
    }
    return null;
  }

  @Override
  SpinLock lock() {
    return channel.lock;
  }

  @Override
  Waiter leave() {
    channel.senders.remove(this);
    return null;
  }

  @Override
  Waiter giveBack() {
    channel.reservedPlaces--;
    return channel.grantSender();
  }

  @Override
  boolean canForget() {
    return refused; // otherwise a receiver has the item
  }

  @Override
  public String toString() {
    return "Channel.send(…)";
  }
}
