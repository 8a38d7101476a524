package dev.pawl.net;

import dev.pawl.Task;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Accepts connections: {@link TcpListener} or {@link UnixListener}.
 *
 * <p>Any number of tasks may wait to accept; each connection goes to one of them. A listener may be
 * used from several executors. Connections that nobody accepts wait in the system's backlog; what
 * that has no room for is refused or has to try again.
 *
 * @param <S> the connections
 */
public abstract sealed class StreamListener<S extends StreamSocket> implements AutoCloseable
    permits TcpListener, UnixListener {
  /** What the system's own limit cuts down to what it allows; the JDK's default of 50 is little. */
  static final int BACKLOG = 1024;

  private final ServerSocketChannel channel;
  private final Registrations registrations;

  StreamListener(ServerSocketChannel channel) {
    this.channel = channel;
    this.registrations = new Registrations(this, channel);
  }

  /** A channel that listens. */
  static ServerSocketChannel listening(
      ServerSocketChannel channel, SocketAddress local, SocketOptions options, int backlog)
      throws IOException {
    try {
      channel.configureBlocking(false);
      options.apply(channel);
      channel.bind(local, backlog);
      return channel;
    } catch (Throwable t) {
      channel.close();
      throw t;
    }
  }

  static int checked(int backlog) {
    if (backlog < 1) {
      throw new IllegalArgumentException("The backlog must be 1 or more, not " + backlog + ".");
    }
    return backlog;
  }

  abstract S connection(SocketChannel channel);

  /**
   * Accepts the next connection.
   *
   * <p>Cancel-safe: when it is cancelled, the connection goes to the next one who accepts.
   *
   * @return a task for the connection; it throws {@link ClosedChannelException} if the listener is
   *     closed before or while it waits
   */
  public final Task<S, IOException> accept() {
    return new Accept();
  }

  /**
   * Sets an option of the listener.
   *
   * @throws UnsupportedOperationException if it has no such option
   * @see ServerSocketChannel#setOption
   */
  public final <V> void setOption(SocketOption<V> option, V value) throws IOException {
    channel.setOption(option, value);
  }

  /**
   * The value of an option of the listener.
   *
   * @see ServerSocketChannel#getOption
   */
  public final <V> V getOption(SocketOption<V> option) throws IOException {
    return channel.getOption(option);
  }

  /**
   * Where it listens.
   *
   * @throws ClosedChannelException if the listener is closed
   */
  public SocketAddress localAddress() throws IOException {
    return channel.getLocalAddress();
  }

  /** Whether {@link #close} has yet to be called. */
  public final boolean isOpen() {
    return channel.isOpen();
  }

  /**
   * Listens no more; any thread. Whoever waits to accept gets {@link ClosedChannelException}; what
   * waits in the backlog is refused. Connections that were accepted stay open. On return the
   * address is free. Does nothing if it is closed already.
   */
  @Override
  public void close() throws IOException {
    registrations.close();
  }

  /** Such as {@code TcpListener(127.0.0.1:8080)}. */
  @Override
  public final String toString() {
    try {
      return getClass().getSimpleName() + "(" + SocketNames.of(channel.getLocalAddress()) + ")";
    } catch (IOException e) {
      return getClass().getSimpleName() + "(closed)";
    }
  }

  private final class Accept extends Reading<S> {
    Accept() {
      super(registrations);
    }

    @Override
    boolean attempt() throws IOException {
      SocketChannel accepted = channel.accept();
      if (accepted == null) {
        return false;
      }
      try {
        accepted.configureBlocking(false);
      } catch (Throwable t) {
        accepted.close();
        throw t;
      }
      result = connection(accepted);
      return true;
    }

    @Override
    String name() {
      return "accept";
    }
  }
}
