package dev.pawl.io;

import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes that were written and have yet to be sent to a sink. */
final class WriteBuffer {
  private static final byte[] NONE = {};

  private final AsyncWriter sink;
  private final int capacity;
  private byte[] bytes = NONE;
  private int start;
  private int end;

  /** Whose write to the sink goes on, or null. */
  private Operation<?> writer;

  WriteBuffer(AsyncWriter sink, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("A buffer has one byte or more, not " + capacity + ".");
    }
    this.sink = sink;
    this.capacity = capacity;
  }

  AsyncWriter sink() {
    return sink;
  }

  int size() {
    return end - start;
  }

  int capacity() {
    return capacity;
  }

  void add(byte[] part) {
    makeRoom(part.length);
    System.arraycopy(part, 0, bytes, end, part.length);
    end += part.length;
  }

  void add(ByteBuffer source) {
    int count = source.remaining();
    makeRoom(count);
    source.get(bytes, end, count);
    end += count;
  }

  private void makeRoom(int count) {
    if (bytes.length - end >= count) {
      return;
    }
    int size = size();
    if (bytes.length - size >= count) {
      System.arraycopy(bytes, start, bytes, 0, size);
    } else {
      byte[] larger = new byte[Math.max(capacity, Math.addExact(size, count))];
      System.arraycopy(bytes, start, larger, 0, size);
      bytes = larger;
    }
    start = 0;
    end = size;
  }

  /**
   * Asked before anything is added or sent, even if there is room for it: making room moves the
   * bytes that are being sent.
   *
   * @throws IllegalStateException if another operation sends
   */
  void requireFree(Operation<?> writer) {
    if (this.writer != null && this.writer != writer) {
      throw new IllegalStateException(
          writer + " began while " + this.writer + " goes on. A writer is for one task at a time.");
    }
  }

  /** Claims the buffer for a write to the sink, out of it or past it. */
  void claim(Operation<?> writer) {
    requireFree(writer);
    this.writer = writer;
  }

  /** Begins to send; who has claimed it. */
  Task<Integer, IOException> drain() {
    return sink.write(ByteBuffer.wrap(bytes, start, size()));
  }

  /** What {@link #drain} began has sent so many. */
  void drained(int count) {
    start += count;
    if (start == end) {
      start = 0;
      end = 0;
      if (bytes.length > capacity) {
        bytes = NONE;
      }
    }
  }

  /** What the operation has claimed it for is over. */
  void release(Operation<?> writer) {
    if (this.writer == writer) {
      this.writer = null;
    }
  }

  @Override
  public String toString() {
    return sink.toString();
  }
}
