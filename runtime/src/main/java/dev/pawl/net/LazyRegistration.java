package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.reactor.Direction;
import dev.pawl.reactor.Registration;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;

/**
 * A channel and its registration, which is made when something first has to wait: with the reactor
 * of the executor that polls it. When that reactor is closed, the channel moves on to the next one.
 */
final class LazyRegistration {
  private final SelectableChannel channel;
  private volatile Registration registration;

  LazyRegistration(SelectableChannel channel) {
    this.channel = channel;
  }

  Direction reading(Context cx) throws IOException {
    return registration(cx).reading();
  }

  Direction writing(Context cx) throws IOException {
    return registration(cx).writing();
  }

  private Registration registration(Context cx) throws IOException {
    Registration present = registration;
    return present != null && !present.reactor().isClosed() ? present : register(cx);
  }

  private synchronized Registration register(Context cx) throws IOException {
    if (!channel.isOpen()) {
      throw new ClosedChannelException();
    }
    if (registration == null || registration.reactor().isClosed()) {
      registration = cx.reactor().register(channel);
    }
    return registration;
  }

  /** Closes the channel and wakes whoever waits for it; its port is free on return. */
  void close() throws IOException {
    Registration ended;
    synchronized (this) {
      channel.close();
      ended = registration;
      registration = null;
    }
    if (ended != null) {
      ended.close();
    }
  }
}
