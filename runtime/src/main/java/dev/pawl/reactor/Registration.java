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
  /** What a channel may be asked for when it is to be read from. */
  static final int READ = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;

  /**
   * What it may be asked for when it is to be written to. A channel that is yet to be connected
   * answers to the second, and to the first from then on: both mean the same to the system.
   */
  static final int WRITE = SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT;

  private final Reactor reactor;
  private final int number;
  private final Direction reading;
  private final Direction writing;
  private final SelectionKey key;

  Registration(Reactor reactor, int number, SelectableChannel channel, Selector selector)
      throws ClosedChannelException {
    this.reactor = reactor;
    this.number = number;
    this.reading = new Direction(this, READ & channel.validOps());
    this.writing = new Direction(this, WRITE & channel.validOps());
    // No interest yet: the first operation that would block arms it.
    this.key = channel.register(selector, 0, this);
  }

  /** The reactor that the channel is registered with. */
  public Reactor reactor() {
    return reactor;
  }

  /** Whether the channel can be read, or has a connection to accept. */
  public Direction reading() {
    return reading;
  }

  /** Whether the channel can be written, or has been connected. */
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
    if ((ops & READ) != 0) {
      reading.happen();
    }
    if ((ops & WRITE) != 0) {
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
