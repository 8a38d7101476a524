package dev.pawl.net;

import dev.pawl.Task;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/**
 * Accepts TCP connections.
 *
 * <pre>{@code
 * try (TcpListener listener = await(TcpListener.bind(address))) {
 *   while (true) {
 *     spawn(EchoAsync.answer(await(listener.accept())));
 *   }
 * }
 * }</pre>
 */
public final class TcpListener extends StreamListener<TcpStream> {
  TcpListener(ServerSocketChannel channel) {
    super(channel);
  }

  /**
   * Listens, with a backlog of up to {@value #BACKLOG} connections. Done at the first poll, and so
   * cancel-safe.
   *
   * @param local where; port 0 for a port of the system's choice
   * @return a task for the listener; it throws {@link java.net.BindException} if the address is
   *     taken
   */
  public static Task<TcpListener, IOException> bind(InetSocketAddress local) {
    return bind(local, SocketOptions.none(), BACKLOG);
  }

  /**
   * Like {@link #bind(InetSocketAddress)}.
   *
   * @param options set before it is bound. Connections inherit {@code SO_RCVBUF}
   * @param backlog how many connections may wait to be accepted; the system has a limit of its own
   * @throws IllegalArgumentException if the backlog is not positive
   * @throws UnsupportedOperationException from the task, if a listener has no such option
   * @see ServerSocketChannel#bind(java.net.SocketAddress, int)
   */
  public static Task<TcpListener, IOException> bind(
      InetSocketAddress local, SocketOptions options, int backlog) {
    Objects.requireNonNull(local, "local");
    Objects.requireNonNull(options, "options");
    checked(backlog);
    return new Action<>(
        "TcpListener.bind",
        local,
        () -> new TcpListener(listening(ServerSocketChannel.open(), local, options, backlog)));
  }

  @Override
  TcpStream connection(SocketChannel channel) {
    return new TcpStream(channel);
  }

  @Override
  public InetSocketAddress localAddress() throws IOException {
    return (InetSocketAddress) super.localAddress();
  }
}
