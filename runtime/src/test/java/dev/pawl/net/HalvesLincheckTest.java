package dev.pawl.net;

import dev.pawl.testing.UnusedChannel;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
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
  private static final class Ends extends UnusedChannel {
    volatile boolean inputEnded;
    volatile boolean outputEnded;

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
  }
}
