package dev.pawl.net;

import dev.pawl.Task;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** Accepts connections from processes of the same machine, at a socket file. */
public final class UnixListener extends StreamListener<UnixStream> {
  private final Path path;

  /** What tells the file from another one of its name; null where the system has no such thing. */
  private final Object file;

  private final AtomicBoolean closed = new AtomicBoolean();

  private UnixListener(ServerSocketChannel channel, Path path) throws IOException {
    super(channel);
    this.path = path;
    this.file = keyOf(path);
  }

  private static Object keyOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  /**
   * Listens. Makes the socket file, which {@link #close} deletes. Done at the first poll, and so
   * cancel-safe.
   *
   * @param path where there is no file yet; at most some 100 bytes, a limit of the system
   * @return a task for the listener; it throws {@link java.net.BindException} if the file exists,
   *     and {@link UnsupportedOperationException} where the system has no such sockets
   */
  public static Task<UnixListener, IOException> bind(Path path) {
    return bind(path, SocketOptions.none(), BACKLOG);
  }

  /**
   * Like {@link #bind(Path)}.
   *
   * @param options set before it is bound
   * @param backlog how many connections may wait to be accepted; the system has a limit of its own
   * @throws IllegalArgumentException if the backlog is not positive
   */
  public static Task<UnixListener, IOException> bind(
      Path path, SocketOptions options, int backlog) {
    UnixDomainSocketAddress local =
        UnixDomainSocketAddress.of(Objects.requireNonNull(path, "path"));
    Objects.requireNonNull(options, "options");
    checked(backlog);
    return new Action<>(
        "UnixListener.bind",
        local,
        () ->
            at(
                path,
                listening(
                    ServerSocketChannel.open(StandardProtocolFamily.UNIX),
                    local,
                    options,
                    backlog)));
  }

  static UnixListener at(Path path, ServerSocketChannel channel) throws IOException {
    try {
      return new UnixListener(channel, path);
    } catch (Throwable t) {
      channel.close(); // the file has gone already, as somebody has deleted it
      throw t;
    }
  }

  @Override
  UnixStream connection(SocketChannel channel) {
    return new UnixStream(channel);
  }

  @Override
  public UnixDomainSocketAddress localAddress() throws IOException {
    return (UnixDomainSocketAddress) super.localAddress();
  }

  /**
   * {@inheritDoc} Deletes the socket file, unless there is another one in its place by now: of a
   * process that has taken over, say.
   */
  @Override
  public void close() throws IOException {
    // Asked first: while the socket is open, its file's key can't be another one's.
    boolean deletes = !closed.getAndSet(true) && isOurs();
    super.close();
    if (deletes) {
      Files.deleteIfExists(path);
    }
  }

  private boolean isOurs() {
    try {
      return Objects.equals(file, keyOf(path));
    } catch (IOException gone) {
      return false;
    }
  }
}
