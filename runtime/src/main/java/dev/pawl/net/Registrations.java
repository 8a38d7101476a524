package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.reactor.Direction;
import dev.pawl.reactor.Reactor;
import dev.pawl.reactor.Registration;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A channel and its registrations: one with the reactor of each executor that has had to wait for
 * it, made when it first had to. As a rule that is one. Each executor waits in its own reactor, so
 * that it does not depend on another one running.
 */
final class Registrations {
  private final Object socket;
  private final SelectableChannel channel;

  /** Never changed, only replaced. */
  private volatile Registration[] registrations = {};

  /**
   * @param socket whose channel it is, for messages
   */
  Registrations(Object socket, SelectableChannel channel) {
    this.socket = socket;
    this.channel = channel;
  }

  Direction reading(Context cx) throws IOException {
    return with(cx.reactor()).reading();
  }

  Direction writing(Context cx) throws IOException {
    return with(cx.reactor()).writing();
  }

  private Registration with(Reactor reactor) throws IOException {
    for (Registration present : registrations) {
      // One that is left of a closed reactor only ever says "try again".
      if (present.reactor() == reactor && !reactor.isClosed()) {
        return present;
      }
    }
    return register(reactor);
  }

  private synchronized Registration register(Reactor reactor) throws IOException {
    if (!channel.isOpen()) {
      throw new ClosedChannelException();
    }
    List<Registration> open = new ArrayList<>(1);
    for (Registration present : registrations) {
      if (present.reactor().isClosed()) {
        continue;
      }
      if (present.reactor() == reactor) {
        return present; // made by another thread meanwhile
      }
      open.add(present);
    }
    Registration made = reactor.register(channel);
    open.add(made);
    registrations = open.toArray(new Registration[0]);
    return made;
  }

  /** Has whoever waits to read try again, for another reason than an event. */
  void wakeReaders() {
    for (Registration each : registrations) {
      each.reading().wakeWaiters();
    }
  }

  /** The same for whoever waits to write. */
  void wakeWriters() {
    for (Registration each : registrations) {
      each.writing().wakeWaiters();
    }
  }

  /** Closes the channel and wakes whoever waits for it; its port is free on return. */
  void close() throws IOException {
    Registration[] ended;
    synchronized (this) {
      channel.close();
      ended = registrations;
      registrations = new Registration[0];
    }
    for (Registration each : ended) {
      each.close();
    }
  }

  /** Whether an operation waits. */
  boolean areAwaited() {
    for (Registration each : registrations) {
      if (each.reading().isAwaited() || each.writing().isAwaited()) {
        return true;
      }
    }
    return false;
  }

  /** The socket. */
  @Override
  public String toString() {
    return socket.toString();
  }
}
