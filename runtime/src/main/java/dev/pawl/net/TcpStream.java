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

  /**
   * Connects to a host by its name, which is {@linkplain Dns looked up}. If it has several
   * addresses, the next one is tried when one has failed, or has not answered for 250 ms, and the
   * first connection wins (RFC 8305).
   *
   * <p>Cancel-safe: when it is cancelled, the connections are closed, or never made.
   *
   * @param host a name, or an address in numbers
   * @return a task for the connection; it throws {@link java.net.UnknownHostException}, or what the
   *     first address failed with, the others' failures suppressed
   * @throws IllegalArgumentException if the port is not one from 0 to 65535
   */
  public static Task<TcpStream, IOException> connect(String host, int port) {
    return connect(host, port, SocketOptions.none());
  }

  /** Like {@link #connect(String, int)}, with options that are set before. */
  public static Task<TcpStream, IOException> connect(String host, int port, SocketOptions options) {
    Objects.requireNonNull(options, "options");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("There is no port " + port + ", only 0 to 65535.");
    }
    return new HappyEyeballs(host, Dns.lookup(host), port, remote -> connect(remote, options));
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
