package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.protocol.PolledAgain;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A socket operation that never waits, and is a task because it touches the world: it is done at
 * the first poll.
 */
final class Action<T> implements Task<T, IOException> {
  private final String name;
  private Body<T> body;

  /** What is done. */
  @FunctionalInterface
  interface Body<T> {
    T run() throws IOException;
  }

  /**
   * @param name the call, for messages: {@code UdpSocket.bind(localhost/127.0.0.1:8080)}
   */
  Action(String name, Body<T> body) {
    this.name = name;
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
    return name;
  }
}
