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
   * Begins to send.
   *
   * @throws IllegalStateException if another operation does so already
   */
  Task<Integer, IOException> drain(Operation<?> writer) {
    if (this.writer != null && this.writer != writer) {
      throw new IllegalStateException(
          writer
              + " was polled while "
              + this.writer
              + " goes on. A writer is for one task at a time.");
    }
    this.writer = writer;
    return sink.write(ByteBuffer.wrap(bytes, start, size()));
  }

  /** What {@link #drain} began has sent so many. */
  void drained(int count) {
    writer = null;
    start += count;
    if (start == end) {
      start = 0;
      end = 0;
      if (bytes.length > capacity) {
        bytes = NONE;
      }
    }
  }

  /** The operation that sent was withdrawn, or has failed. */
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
