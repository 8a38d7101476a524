package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.Task;
import dev.pawl.io.AsyncReader;
import dev.pawl.io.AsyncWriter;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/**
 * One end of a connection, a stream of bytes in each direction: {@link TcpStream} or {@link
 * UnixStream}. Its operations are tasks: they wait without a thread.
 *
 * <p>One task may read while another one writes, also on executors of their own; {@link #split}
 * gives each its half. Nothing is buffered here.
 *
 * <p><b>The end.</b> A peer that has closed its end, or {@linkplain #shutdownOutput half of it},
 * gives a read of -1 once everything before that is read. A peer that is gone without saying so is
 * an {@link IOException} ("Connection reset", "Broken pipe") in the next read or write; one that is
 * merely silent is not noticed at all, except by a timeout. Closed from this side, while somebody
 * waits or before, every operation throws {@link ClosedChannelException}.
 *
 * <p>Of each operation is said whether it is cancel-safe: whether after cancellation it is as if it
 * had not begun.
 */
public abstract sealed class StreamSocket implements AsyncReader, AsyncWriter, AutoCloseable
    permits TcpStream, UnixStream {
  private final SocketChannel channel;
  final Registrations registrations;

  /**
   * Whether the latest read has left room in its buffer, or found nothing: the next one will not
   * find anything either, as a rule. Only a hint, so it may be read by any thread without order.
   */
  private boolean drained;

  private volatile boolean outputEnded;

  StreamSocket(SocketChannel channel) {
    this.channel = channel;
    this.registrations = new Registrations(this, channel);
  }

  final SocketChannel channel() {
    return channel;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Several tasks may wait to read; each byte goes to one of them.
   */
  @Override
  public final Task<Integer, IOException> read(ByteBuffer buffer) {
    return new Read(Objects.requireNonNull(buffer, "buffer"));
  }

  /**
   * Reads into several buffers, filling one after the other, as {@link #read(ByteBuffer)} into one.
   * Cancel-safe.
   *
   * @param buffers the task's alone until it completes
   * @return a task for the number of bytes, or -1 at the end
   * @see SocketChannel#read(ByteBuffer[])
   */
  public final Task<Long, IOException> read(ByteBuffer[] buffers) {
    return new Scatter(copied(buffers));
  }

  /**
   * {@inheritDoc}
   *
   * <p>If several tasks write, their bytes may mingle.
   */
  @Override
  public final Task<Integer, IOException> write(ByteBuffer buffer) {
    return new Write(Objects.requireNonNull(buffer, "buffer"));
  }

  /**
   * Writes from several buffers, one after the other, as {@link #write(ByteBuffer)} from one, in
   * one system call. Cancel-safe.
   *
   * @param buffers the task's alone until it completes
   * @return a task for the number of bytes; how far it came, the buffers' positions say
   * @see SocketChannel#write(ByteBuffer[])
   */
  public final Task<Long, IOException> write(ByteBuffer[] buffers) {
    return new Gather(copied(buffers));
  }

  /** {@inheritDoc} */
  @Override
  public final Task<Void, IOException> writeAll(ByteBuffer buffer) {
    return new WriteAll(Objects.requireNonNull(buffer, "buffer"));
  }

  /**
   * Writes all of several buffers, one after the other. Cancelled or failed, it leaves their
   * positions where it came to.
   *
   * @param buffers the task's alone until it completes; at their limits then
   */
  public final Task<Void, IOException> writeAll(ByteBuffer[] buffers) {
    return new GatherAll(copied(buffers));
  }

  private static ByteBuffer[] copied(ByteBuffer[] buffers) {
    ByteBuffer[] copy = Objects.requireNonNull(buffers, "buffers").clone();
    for (ByteBuffer each : copy) {
      Objects.requireNonNull(each, "buffer");
    }
    return copy;
  }

  /**
   * Ends this direction: the peer reads to the end of what was written, then -1. Reading goes on.
   * Done at the first poll, and so cancel-safe; who writes, or waits to, gets {@link
   * ClosedChannelException}.
   *
   * @see SocketChannel#shutdownOutput
   */
  public final Task<Void, IOException> shutdownOutput() {
    return new Action<>(
        "shutdownOutput",
        this,
        () -> {
          endOutput();
          return null;
        });
  }

  /**
   * Reads no more: every read gives -1, the one that waits included. What the peer goes on sending
   * is lost. Done at the first poll, and so cancel-safe.
   *
   * @see SocketChannel#shutdownInput
   */
  public final Task<Void, IOException> shutdownInput() {
    return new Action<>(
        "shutdownInput",
        this,
        () -> {
          endInput();
          return null;
        });
  }

  final void endOutput() throws IOException {
    channel.shutdownOutput();
    // Of a Unix-domain socket that is full, no event tells.
    outputEnded = true;
    registrations.wakeWriters();
  }

  final void endInput() throws IOException {
    channel.shutdownInput();
    drained = false;
  }

  /**
   * A half for a task that reads and a half for a task that writes. The socket is closed when both
   * are, or by {@link #close}.
   */
  public final Halves split() {
    return new Halves(this);
  }

  /**
   * This end.
   *
   * @throws ClosedChannelException if the socket is closed
   */
  public SocketAddress localAddress() throws IOException {
    return channel.getLocalAddress();
  }

  /**
   * The peer's end.
   *
   * @throws ClosedChannelException if the socket is closed
   */
  public SocketAddress remoteAddress() throws IOException {
    return channel.getRemoteAddress();
  }

  /**
   * Sets an option of the socket.
   *
   * @throws UnsupportedOperationException if it has no such option
   * @see SocketChannel#setOption
   */
  public final <V> void setOption(SocketOption<V> option, V value) throws IOException {
    channel.setOption(Objects.requireNonNull(option, "option"), value);
  }

  /**
   * The value of an option of the socket.
   *
   * @see SocketChannel#getOption
   */
  public final <V> V getOption(SocketOption<V> option) throws IOException {
    return channel.getOption(Objects.requireNonNull(option, "option"));
  }

  /** Whether {@link #close} has yet to be called. */
  public final boolean isOpen() {
    return channel.isOpen();
  }

  /**
   * Closes the socket, both directions; any thread. Whoever waits for it gets {@link
   * ClosedChannelException}. Does nothing if it is closed already.
   *
   * <p>What was written before is still sent, unless bytes of the peer are left unread: then the
   * system resets a TCP connection, and the peer may lose what it has not read yet. Who may have
   * unread bytes, and something to say, {@linkplain #shutdownOutput shuts the output down} first
   * and reads to the end.
   */
  @Override
  public final void close() throws IOException {
    registrations.close();
  }

  /** Such as {@code TcpStream(127.0.0.1:8080 to 127.0.0.1:51234)}. */
  @Override
  public final String toString() {
    try {
      return getClass().getSimpleName()
          + "("
          + SocketNames.of(channel.getLocalAddress())
          + " to "
          + SocketNames.of(channel.getRemoteAddress())
          + ")";
    } catch (IOException e) {
      return getClass().getSimpleName() + "(closed)";
    }
  }

  private final class Read extends Reading<Integer> {
    private final ByteBuffer buffer;

    Read(ByteBuffer buffer) {
      super(registrations);
      this.buffer = buffer;
    }

    @Override
    boolean isWorthTrying() {
      return !drained || !buffer.hasRemaining();
    }

    @Override
    boolean attempt(Context cx) throws IOException {
      int asked = HeapBuffers.part(buffer);
      int count = HeapBuffers.read(channel, buffer);
      drained = count >= 0 && count < asked;
      result = count;
      return count != 0 || asked == 0;
    }

    @Override
    String name() {
      return "read";
    }
  }

  private final class Scatter extends Reading<Long> {
    private final ByteBuffer[] buffers;

    Scatter(ByteBuffer[] buffers) {
      super(registrations);
      this.buffers = buffers;
    }

    @Override
    boolean attempt(Context cx) throws IOException {
      boolean room = hasRemaining(buffers);
      long count = channel.read(buffers);
      drained = count >= 0 && hasRemaining(buffers);
      result = count;
      return count != 0 || !room;
    }

    @Override
    String name() {
      return "read";
    }
  }

  private abstract class Sending<T> extends Writing<T> {
    Sending() {
      super(registrations);
    }

    @Override
    boolean isReadyUnseen() {
      return outputEnded;
    }
  }

  private final class Write extends Sending<Integer> {
    private final ByteBuffer buffer;

    Write(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    boolean attempt(Context cx) throws IOException {
      result = HeapBuffers.write(channel, buffer);
      return result > 0 || !buffer.hasRemaining();
    }

    @Override
    String name() {
      return "write";
    }
  }

  private final class Gather extends Sending<Long> {
    private final ByteBuffer[] buffers;

    Gather(ByteBuffer[] buffers) {
      this.buffers = buffers;
    }

    @Override
    boolean attempt(Context cx) throws IOException {
      result = channel.write(buffers);
      return result > 0 || !hasRemaining(buffers);
    }

    @Override
    String name() {
      return "write";
    }
  }

  private final class WriteAll extends Sending<Void> {
    private final ByteBuffer buffer;

    WriteAll(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    boolean attempt(Context cx) throws IOException {
      do {
        if (HeapBuffers.write(channel, buffer) == 0) {
          return !buffer.hasRemaining();
        }
      } while (buffer.hasRemaining());
      return true;
    }

    @Override
    String name() {
      return "writeAll";
    }
  }

  private final class GatherAll extends Sending<Void> {
    private final ByteBuffer[] buffers;

    GatherAll(ByteBuffer[] buffers) {
      this.buffers = buffers;
    }

    @Override
    boolean attempt(Context cx) throws IOException {
      do {
        if (channel.write(buffers) == 0) {
          return !hasRemaining(buffers);
        }
      } while (hasRemaining(buffers));
      return true;
    }

    @Override
    String name() {
      return "writeAll";
    }
  }

  private static boolean hasRemaining(ByteBuffer[] buffers) {
    for (ByteBuffer each : buffers) {
      if (each.hasRemaining()) {
        return true;
      }
    }
    return false;
  }
}
