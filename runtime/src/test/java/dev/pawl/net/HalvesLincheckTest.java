package dev.pawl.net;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * The halves of a socket and the socket itself, closed by three threads.
 *
 * <p>The ones that it is there for: both halves are closed at once, and each finds the other one
 * open; or one has found it open, and is about to end its direction when the socket is closed.
 * Closing never fails by that, and whichever is second closes the socket.
 */
public final class HalvesLincheckTest {
  private final Ends ends = new Ends();
  private final TcpStream socket = new TcpStream(ends);
  private final Halves halves = socket.split();

  private volatile boolean readerClosed;
  private volatile boolean writerClosed;
  private volatile boolean socketClosed;
  private volatile Exception failure;

  /** Any thread may: closing it twice is allowed. */
  @Operation
  public void closeReader() {
    close(halves.reader());
    readerClosed = true;
  }

  @Operation
  public void closeWriter() {
    close(halves.writer());
    writerClosed = true;
  }

  @Operation
  public void closeSocket() {
    close(socket);
    socketClosed = true;
  }

  /** Lincheck would take an exception for a result, as good as any other. */
  private void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      failure = e;
    }
  }

  @Validate
  public void itIsOpenWhileAHalfIs() {
    if (failure != null) {
      throw new IllegalStateException("closing failed", failure);
    }
    boolean closed = socketClosed || readerClosed && writerClosed;
    if (socket.isOpen() == closed) {
      throw new IllegalStateException("it should be " + (closed ? "closed" : "open"));
    }
    if (!closed && (ends.inputEnded != readerClosed || ends.outputEnded != writerClosed)) {
      throw new IllegalStateException(
          "ended: input " + ends.inputEnded + ", output " + ends.outputEnded);
    }
  }

  @Test
  void closingNeverFailsAndTheSecondHalfClosesTheSocket() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(0)
        .actorsPerThread(1)
        .actorsAfter(0)
        .iterations(15)
        .invocationsPerIteration(300)
        .check(HalvesLincheckTest.class);
  }

  /** A connection of which only the ends are known. */
  private static final class Ends extends SocketChannel {
    volatile boolean inputEnded;
    volatile boolean outputEnded;

    Ends() {
      super(null);
    }

    @Override
    public SocketChannel shutdownInput() throws IOException {
      refuseClosed();
      inputEnded = true;
      return this;
    }

    @Override
    public SocketChannel shutdownOutput() throws IOException {
      refuseClosed();
      outputEnded = true;
      return this;
    }

    private void refuseClosed() throws ClosedChannelException {
      if (!isOpen()) {
        throw new ClosedChannelException();
      }
    }

    @Override
    protected void implCloseSelectableChannel() {}

    @Override
    protected void implConfigureBlocking(boolean block) {}

    @Override
    public SocketChannel bind(SocketAddress local) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> SocketChannel setOption(SocketOption<T> name, T value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
      return Set.of();
    }

    @Override
    public Socket socket() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isConnected() {
      return true;
    }

    @Override
    public boolean isConnectionPending() {
      return false;
    }

    @Override
    public boolean connect(SocketAddress remote) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean finishConnect() {
      return true;
    }

    @Override
    public SocketAddress getRemoteAddress() {
      throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress getLocalAddress() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer buffer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer buffer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) {
      throw new UnsupportedOperationException();
    }
  }
}
