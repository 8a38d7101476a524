package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.protocol.PolledAgain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;

/**
 * A socket operation that never waits, and is a task because it touches the world: it is done at
 * the first poll.
 */
final class Action<T> implements Task<T, IOException> {
  private final String call;
  private final Object subject;
  private Body<T> body;

  /** What is done. */
  @FunctionalInterface
  interface Body<T> {
    T run() throws IOException;
  }

  /**
   * @param call for messages: {@code UdpSocket.bind}
   * @param subject what it is done to, an address or a socket; asked for its name only where a
   *     message needs it
   */
  Action(String call, Object subject, Body<T> body) {
    this.call = call;
    this.subject = subject;
    this.body = body;
  }

  @Override
  public Poll<T> poll(Context cx) throws IOException {
    if (body == null) {
      throw PolledAgain.by(this);
    }
    Body<T> once = body;
    body = null;
    openReactor(cx);
    return Poll.ready(once.run());
  }

  /**
   * Before there is a socket that needs it: where descriptors run out, this operation fails then,
   * and not the executor when it waits for the first time.
   */
  private static void openReactor(Context cx) throws IOException {
    try {
      cx.reactor().open();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public String toString() {
    return call
        + "("
        + (subject instanceof SocketAddress address ? SocketNames.of(address) : subject)
        + ")";
  }
}
