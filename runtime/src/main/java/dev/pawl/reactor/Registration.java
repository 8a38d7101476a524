package dev.pawl.reactor;

import dev.pawl.Trace;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * One channel's key in a reactor (the Rust version's token), under which the statuses of its two
 * directions are kept. Any thread may use it.
 */
public final class Registration {
  private final Reactor reactor;
  private final int number;
  private final Direction reading = new Direction(this, SelectionKey.OP_READ);
  private final Direction writing = new Direction(this, SelectionKey.OP_WRITE);
  private final SelectionKey key;

  Registration(Reactor reactor, int number, SelectableChannel channel, Selector selector)
      throws ClosedChannelException {
    this.reactor = reactor;
    this.number = number;
    // No interest yet: the first operation that would block arms it.
    this.key = channel.register(selector, 0, this);
  }

  /** The reactor that the channel is registered with. */
  public Reactor reactor() {
    return reactor;
  }

  /** Whether the channel can be read. */
  public Direction reading() {
    return reading;
  }

  /** Whether the channel can be written. */
  public Direction writing() {
    return writing;
  }

  /**
   * Ends the registration of a channel that has just been closed. Whoever waits for it is woken,
   * and finds out by trying again; on return the channel's port and descriptor are free.
   */
  public void close() {
    closeDirections();
    reactor.forget(key);
  }

  /** Wakes whoever waits: the channel or the reactor is closed. */
  void closeDirections() {
    reading.close();
    writing.close();
  }

  /** The selector found these operations ready; the reactor, not inside select. */
  void happen(int ops) {
    if ((ops & SelectionKey.OP_READ) != 0) {
      reading.happen();
    }
    if ((ops & SelectionKey.OP_WRITE) != 0) {
      writing.happen();
    }
  }

  SelectionKey key() {
    return key;
  }

  Trace trace() {
    return reactor.trace();
  }

  /** The key's number, as in {@code #0}: never used twice in one reactor. */
  @Override
  public String toString() {
    return "#" + number;
  }
}
