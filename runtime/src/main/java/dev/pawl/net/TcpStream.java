package dev.pawl.net;

import dev.pawl.Task;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;

/** One end of a TCP connection, from {@link #connect} or {@link TcpListener#accept}. */
public final class TcpStream extends StreamSocket {
  TcpStream(SocketChannel channel) {
    super(channel);
  }

  /**
   * Connects to a listener.
   *
   * <p>Cancel-safe: when it is cancelled, the connection is closed, or never made.
   *
   * @param remote with an address, not only a name
   * @return a task for the connection; it throws {@link java.net.ConnectException} if nobody
   *     listens there, and {@link UnresolvedAddressException} if there is only a name
   */
  public static Task<TcpStream, IOException> connect(InetSocketAddress remote) {
    return connect(remote, SocketOptions.none());
  }

  /**
   * Like {@link #connect(InetSocketAddress)}, with options that are set before.
   *
   * @throws UnsupportedOperationException from the task, if a TCP socket has no such option
   */
  public static Task<TcpStream, IOException> connect(
      InetSocketAddress remote, SocketOptions options) {
    Objects.requireNonNull(remote, "remote");
    Objects.requireNonNull(options, "options");
    return new Connect<>(
        remote, () -> new TcpStream(Connect.prepared(SocketChannel.open(), options)));
  }

  @Override
  public InetSocketAddress localAddress() throws IOException {
    return (InetSocketAddress) super.localAddress();
  }

  @Override
  public InetSocketAddress remoteAddress() throws IOException {
    return (InetSocketAddress) super.remoteAddress();
  }
}
