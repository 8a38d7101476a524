package dev.pawl.net;

import dev.pawl.Task;
import dev.pawl.io.AsyncReader;
import dev.pawl.io.AsyncWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A socket in two halves, each for a task of its own. Closing one ends its direction; closing the
 * second closes the socket. Either task may be on any thread.
 *
 * <pre>{@code
 * Halves halves = stream.split();
 * spawn(ChatAsync.deliver(messages, halves.writer()));
 * await(ChatAsync.listen(halves.reader()));
 * }</pre>
 */
public final class Halves {
  private static final int READER = 1;
  private static final int WRITER = 2;

  private final StreamSocket socket;
  private final AtomicInteger open = new AtomicInteger(READER | WRITER);
  private final Reader reader = new Reader();
  private final Writer writer = new Writer();

  Halves(StreamSocket socket) {
    this.socket = socket;
  }

  /** The half that reads. */
  public Reader reader() {
    return reader;
  }

  /** The half that writes. */
  public Writer writer() {
    return writer;
  }

  /** What ends a direction. */
  @FunctionalInterface
  private interface End {
    void end() throws IOException;
  }

  private void closeHalf(int half, End direction) throws IOException {
    int before = open.getAndUpdate(halves -> halves & ~half);
    if (before == half) {
      socket.close();
    } else if (before == (READER | WRITER)) {
      try {
        direction.end();
      } catch (ClosedChannelException closed) {
        // The socket was closed, by itself or with the other half meanwhile: this half with it.
      }
    }
  }

  /** The half that reads. */
  public final class Reader implements AsyncReader, AutoCloseable {
    private Reader() {}

    /**
     * {@inheritDoc}
     *
     * @see StreamSocket#read(ByteBuffer)
     */
    @Override
    public Task<Integer, IOException> read(ByteBuffer buffer) {
      return socket.read(buffer);
    }

    /**
     * Ends this direction, as {@link StreamSocket#shutdownInput}, or closes the socket if the other
     * half is closed; any thread. Does nothing if it is closed already.
     */
    @Override
    public void close() throws IOException {
      closeHalf(READER, socket::endInput);
    }

    @Override
    public String toString() {
      return "the reading half of " + socket;
    }
  }

  /** The half that writes. */
  public final class Writer implements AsyncWriter, AutoCloseable {
    private Writer() {}

    /**
     * {@inheritDoc}
     *
     * @see StreamSocket#write(ByteBuffer)
     */
    @Override
    public Task<Integer, IOException> write(ByteBuffer buffer) {
      return socket.write(buffer);
    }

    /** {@inheritDoc} */
    @Override
    public Task<Void, IOException> writeAll(ByteBuffer buffer) {
      return socket.writeAll(buffer);
    }

    /**
     * Ends this direction, as {@link StreamSocket#shutdownOutput}, or closes the socket if the
     * other half is closed; any thread. Does nothing if it is closed already.
     */
    @Override
    public void close() throws IOException {
      closeHalf(WRITER, socket::endOutput);
    }

    @Override
    public String toString() {
      return "the writing half of " + socket;
    }
  }
}
