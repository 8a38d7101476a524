package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.reactor.Direction;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;

/**
 * Opens a socket and connects it. What fails or is cancelled on the way is closed.
 *
 * @param <S> the kind of socket
 */
final class Connect<S extends StreamSocket> extends WouldBlock<S> {
  private final SocketAddress remote;
  private final Opening<S> opening;

  /** The socket on the way, or null before the first attempt. */
  private S socket;

  /** Opens a socket that is not yet connected, and not blocking. */
  @FunctionalInterface
  interface Opening<S> {
    S open() throws IOException;
  }

  Connect(SocketAddress remote, Opening<S> opening) {
    this.remote = remote;
    this.opening = opening;
  }

  @Override
  boolean attempt(Context cx) throws IOException {
    try {
      if (!isConnected()) {
        return false;
      }
    } catch (ConnectException e) {
      throw withAddress(e);
    }
    result = socket;
    return true;
  }

  private boolean isConnected() throws IOException {
    if (socket != null) {
      return socket.channel().finishConnect();
    }
    socket = opening.open();
    return socket.channel().connect(remote);
  }

  /** The JDK's says only "Connection refused". */
  private ConnectException withAddress(ConnectException e) {
    ConnectException said = new ConnectException(e.getMessage() + ": " + SocketNames.of(remote));
    said.initCause(e);
    return said;
  }

  @Override
  Direction direction(Context cx) throws IOException {
    return socket.registrations.writing(cx);
  }

  @Override
  void abandon() throws IOException {
    if (socket != null && result == null) {
      socket.close();
    }
  }

  @Override
  public String toString() {
    return "connect to " + SocketNames.of(remote);
  }

  /** A channel for {@link Opening}. */
  static SocketChannel prepared(SocketChannel channel, SocketOptions options) throws IOException {
    try {
      channel.configureBlocking(false);
      options.apply(channel);
      return channel;
    } catch (Throwable t) {
      channel.close();
      throw t;
    }
  }
}
