package dev.pawl.io;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/** The operations of {@link ByteReader}. */
final class Reads {
  private Reads() {}

  static EOFException ended(long had, long wanted) {
    return new EOFException("The stream ended after " + had + " of " + wanted + " bytes.");
  }

  static final class Line extends BufferedRead<String> {
    private final Charset charset;
    private final int limit;
    private int looked;

    Line(ReadBuffer buffer, Charset charset, int limit) {
      super(buffer);
      this.charset = charset;
      this.limit = limit;
    }

    @Override
    Poll<String> take() throws IOException {
      int feed = buffer.indexOf((byte) '\n', looked, buffer.size());
      int most = feed < 0 ? buffer.size() : feed;
      // The last byte may be the carriage return of the end, and then isn't the line's.
      int length = most > 0 && buffer.at(most - 1) == '\r' ? most - 1 : most;
      if (length > limit) {
        throw new TooLongException("A line", 0, limit);
      }
      looked = most;
      return feed < 0 ? Poll.pending() : Poll.ready(line(length, feed + 1));
    }

    @Override
    String takeAtEnd() throws TooLongException {
      if (buffer.size() > limit) {
        throw new TooLongException("A line", 0, limit);
      }
      return buffer.size() == 0 ? null : line(buffer.size(), buffer.size());
    }

    private String line(int length, int consumed) {
      String line = new String(buffer.copy(0, length), charset);
      buffer.consume(consumed);
      return line;
    }

    @Override
    String name() {
      return "readLine";
    }
  }

  static final class Until extends BufferedRead<byte[]> {
    private final byte delimiter;
    private final int limit;
    private int looked;

    Until(ReadBuffer buffer, byte delimiter, int limit) {
      super(buffer);
      this.delimiter = delimiter;
      this.limit = limit;
    }

    @Override
    Poll<byte[]> take() throws IOException {
      int found = buffer.indexOf(delimiter, looked, buffer.size());
      looked = found < 0 ? buffer.size() : found;
      if (looked > limit) {
        throw new TooLongException("A part", 0, limit);
      }
      if (found < 0) {
        return Poll.pending();
      }
      byte[] bytes = buffer.copy(0, found);
      buffer.consume(found + 1);
      return Poll.ready(bytes);
    }

    @Override
    byte[] takeAtEnd() {
      int size = buffer.size();
      if (size == 0) {
        return null;
      }
      byte[] bytes = buffer.copy(0, size);
      buffer.consume(size);
      return bytes;
    }

    @Override
    String name() {
      return "readUntil";
    }
  }

  static final class Exactly extends BufferedRead<byte[]> {
    private final int count;

    Exactly(ReadBuffer buffer, int count) {
      super(buffer);
      this.count = count;
    }

    @Override
    Poll<byte[]> take() {
      if (buffer.size() < count) {
        return Poll.pending();
      }
      byte[] bytes = buffer.copy(0, count);
      buffer.consume(count);
      return Poll.ready(bytes);
    }

    @Override
    byte[] takeAtEnd() throws EOFException {
      throw ended(buffer.size(), count);
    }

    @Override
    String name() {
      return "readExactly " + count;
    }
  }

  static final class Peek extends BufferedRead<ByteBuffer> {
    private final int least;

    Peek(ReadBuffer buffer, int least) {
      super(buffer);
      this.least = least;
    }

    @Override
    Poll<ByteBuffer> take() {
      return buffer.size() < least ? Poll.pending() : Poll.ready(buffer.view());
    }

    @Override
    ByteBuffer takeAtEnd() {
      return buffer.view();
    }

    @Override
    String name() {
      return "peek " + least;
    }
  }

  static final class All extends BufferedRead<byte[]> {
    private final int limit;

    All(ReadBuffer buffer, int limit) {
      super(buffer);
      this.limit = limit;
    }

    @Override
    Poll<byte[]> take() throws IOException {
      if (buffer.size() > limit) {
        throw new TooLongException("The stream", 0, limit);
      }
      return Poll.pending();
    }

    @Override
    byte[] takeAtEnd() {
      byte[] bytes = buffer.copy(0, buffer.size());
      buffer.consume(bytes.length);
      return bytes;
    }

    @Override
    String name() {
      return "readAll";
    }
  }

  /** Consumes as it goes, so that nothing has to be copied that need not be. */
  private abstract static class Into<T> extends Operation<T> {
    final ReadBuffer buffer;
    final ByteBuffer target;
    private Task<Integer, IOException> read;
    private boolean around;

    Into(ReadBuffer buffer, ByteBuffer target) {
      this.buffer = buffer;
      this.target = target;
    }

    /**
     * Moves bytes to the target, from the buffer if it has some, straight from the source if there
     * is much room for them.
     *
     * @return how many, or -1 at the end
     */
    final Poll<Integer> some(Context cx) throws IOException {
      if (read == null) {
        if (!cx.mayProceed()) {
          return Poll.pending(); // as for every operation: see BufferedRead
        }
        buffer.requireFree(this);
        Poll<Integer> moved = fromBuffer();
        if (moved.isReady()) {
          return moved;
        }
        begin();
      }
      Poll<Integer> poll = read(cx);
      return poll.isPending() || around ? poll : fromBuffer();
    }

    private Poll<Integer> fromBuffer() {
      if (buffer.size() == 0 && target.hasRemaining()) {
        return buffer.hasEnded() ? Poll.ready(-1) : Poll.pending();
      }
      int before = target.position();
      buffer.moveTo(target);
      return Poll.ready(target.position() - before);
    }

    private void begin() {
      around = target.remaining() >= buffer.capacity();
      buffer.claim(this);
      read = around ? buffer.source().read(target) : buffer.fill();
    }

    private Poll<Integer> read(Context cx) throws IOException {
      Poll<Integer> poll;
      try {
        poll = await(read, cx);
      } catch (Throwable t) {
        buffer.release(this);
        throw t;
      }
      if (poll.isReady()) {
        read = null;
        buffer.filled(around ? Math.min(poll.get(), 0) : poll.get());
      }
      return poll;
    }

    @Override
    final void letGo() {
      read = null;
      buffer.release(this);
    }
  }

  static final class Some extends Into<Integer> {
    Some(ReadBuffer buffer, ByteBuffer target) {
      super(buffer, target);
    }

    @Override
    Poll<Integer> advance(Context cx) throws IOException {
      return some(cx);
    }

    @Override
    public String toString() {
      return "read on " + buffer;
    }
  }

  static final class Fully extends Into<Void> {
    private final int wanted;

    Fully(ReadBuffer buffer, ByteBuffer target) {
      super(buffer, target);
      this.wanted = target.remaining();
    }

    @Override
    Poll<Void> advance(Context cx) throws IOException {
      while (target.hasRemaining()) {
        Poll<Integer> some = some(cx);
        if (some.isPending()) {
          return Poll.pending();
        }
        if (some.get() < 0) {
          throw ended(wanted - target.remaining(), wanted);
        }
      }
      return Poll.ready(null);
    }

    @Override
    public String toString() {
      return "readFully on " + buffer;
    }
  }
}
