package dev.pawl.net;

import dev.pawl.Task;
import dev.pawl.io.AsyncReader;
import dev.pawl.io.AsyncWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
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

  /**
   * @return whether the half was open, and the other one still is
   */
  private boolean closesDirection(int half) throws IOException {
    int before = open.getAndUpdate(halves -> halves & ~half);
    if (before == half) {
      socket.close();
    }
    return before == (READER | WRITER) && socket.isOpen();
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
      if (closesDirection(READER)) {
        socket.endInput();
      }
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
      if (closesDirection(WRITER)) {
        socket.endOutput();
      }
    }

    @Override
    public String toString() {
      return "the writing half of " + socket;
    }
  }
}
