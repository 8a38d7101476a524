package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.reactor.Direction;
import java.io.IOException;

/** An operation that waits until its socket can be read, or has a connection to accept. */
abstract class Reading<T> extends WouldBlock<T> {
  private final Registrations registrations;

  /**
   * @param registrations the socket's
   */
  Reading(Registrations registrations) {
    this.registrations = registrations;
  }

  /** What it does, for messages: {@code receiveFrom}. */
  abstract String name();

  @Override
  final Direction direction(Context cx) throws IOException {
    return registrations.reading(cx);
  }

  @Override
  public final String toString() {
    return name() + " on " + registrations;
  }
}
