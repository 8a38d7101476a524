package dev.pawl.testing;

import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** A key that is nothing but its interest. No event comes of it. */
public final class FakeKey extends SelectionKey {
  private final SelectableChannel channel;
  private final Selector selector;
  private final AtomicInteger interest = new AtomicInteger();

  FakeKey(SelectableChannel channel, Selector selector) {
    this.channel = channel;
    this.selector = selector;
  }

  @Override
  public int interestOps() {
    return interest.get();
  }

  @Override
  public int interestOpsOr(int ops) {
    return change(before -> before | ops);
  }

  @Override
  public int interestOpsAnd(int ops) {
    return change(before -> before & ops);
  }

  /** By compareAndSet, before which Lincheck switches threads; it does not before getAndUpdate. */
  private int change(IntUnaryOperator change) {
    int before;
    do {
      before = interest.get();
    } while (!interest.compareAndSet(before, change.applyAsInt(before)));
    return before;
  }

  @Override
  public SelectionKey interestOps(int ops) {
    interest.set(ops);
    return this;
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public Selector selector() {
    return selector;
  }

  @Override
  public boolean isValid() {
    return channel.isOpen();
  }

  @Override
  public void cancel() {}

  @Override
  public int readyOps() {
    return 0;
  }
}
