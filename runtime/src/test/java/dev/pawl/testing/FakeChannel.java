package dev.pawl.testing;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel that can be registered, with selectors that are not told, and closed. */
public final class FakeChannel extends SelectableChannel {
  private final AtomicInteger registrations = new AtomicInteger();
  private volatile FakeKey latest;

  @Override
  public SelectionKey register(Selector selector, int ops, Object attachment)
      throws ClosedChannelException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
    registrations.incrementAndGet();
    FakeKey key = new FakeKey(this, selector);
    latest = key;
    return key;
  }

  /** How often it was registered. */
  public int registrations() {
    return registrations.get();
  }

  /** The key that it was registered under last, or null. */
  public FakeKey key() {
    return latest;
  }

  @Override
  public SelectorProvider provider() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int validOps() {
    return SelectionKey.OP_READ;
  }

  @Override
  public boolean isRegistered() {
    return latest != null;
  }

  @Override
  public SelectionKey keyFor(Selector selector) {
    return latest;
  }

  @Override
  public SelectableChannel configureBlocking(boolean block) {
    return this;
  }

  @Override
  public boolean isBlocking() {
    return false;
  }

  @Override
  public Object blockingLock() {
    return this;
  }

  @Override
  protected void implCloseChannel() {}
}
