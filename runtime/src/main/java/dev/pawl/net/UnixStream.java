package dev.pawl.net;

import dev.pawl.Task;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;

/**
 * One end of a connection between processes of one machine, through a Unix-domain socket: from
 * {@link #connect} or {@link UnixListener#accept}.
 */
public final class UnixStream extends StreamSocket {
  UnixStream(SocketChannel channel) {
    super(channel);
  }

  /**
   * Connects to a listener.
   *
   * <p>Cancel-safe: when it is cancelled, the connection is closed, or never made.
   *
   * @param path the listener's socket file
   * @return a task for the connection; it throws {@link java.net.SocketException} if there is no
   *     such file or nobody listens there, and {@link UnsupportedOperationException} where the
   *     system has no such sockets
   */
  public static Task<UnixStream, IOException> connect(Path path) {
    return connect(path, SocketOptions.none());
  }

  /** Like {@link #connect(Path)}, with options that are set before. */
  public static Task<UnixStream, IOException> connect(Path path, SocketOptions options) {
    UnixDomainSocketAddress remote =
        UnixDomainSocketAddress.of(Objects.requireNonNull(path, "path"));
    Objects.requireNonNull(options, "options");
    return new Connect<>(
        remote,
        () ->
            new UnixStream(
                Connect.prepared(SocketChannel.open(StandardProtocolFamily.UNIX), options)));
  }

  @Override
  public UnixDomainSocketAddress localAddress() throws IOException {
    return (UnixDomainSocketAddress) super.localAddress();
  }

  @Override
  public UnixDomainSocketAddress remoteAddress() throws IOException {
    return (UnixDomainSocketAddress) super.remoteAddress();
  }
}
