package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.reactor.Direction;
import java.io.IOException;

/** An operation that waits until its socket can be written. */
abstract class Writing<T> extends WouldBlock<T> {
  private final Registrations registrations;

  /**
   * @param registrations the socket's
   */
  Writing(Registrations registrations) {
    this.registrations = registrations;
  }

  /** What it does, for messages: {@code sendTo}. */
  abstract String name();

  @Override
  final Direction direction(Context cx) throws IOException {
    return registrations.writing(cx);
  }

  @Override
  public final String toString() {
    return name() + " on " + registrations;
  }
}
