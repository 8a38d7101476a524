package dev.pawl.io;

import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes that were read from a source and that nobody has consumed yet. */
final class ReadBuffer {
  private static final byte[] NONE = {};

  private final AsyncReader source;
  private final int capacity;
  private byte[] bytes = NONE;
  private int start;
  private int end;
  private boolean ended;

  /** Whose read goes on, or null. */
  private Operation<?> reader;

  ReadBuffer(AsyncReader source, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("A buffer has one byte or more, not " + capacity + ".");
    }
    this.source = source;
    this.capacity = capacity;
  }

  AsyncReader source() {
    return source;
  }

  int size() {
    return end - start;
  }

  int capacity() {
    return capacity;
  }

  /** Whether the source has ended, so that nothing will come after what is here. */
  boolean hasEnded() {
    return ended;
  }

  byte at(int index) {
    return bytes[start + index];
  }

  /**
   * The first index from {@code from} on, and before {@code to}, of a byte; -1 if there is none.
   */
  int indexOf(byte wanted, int from, int to) {
    for (int i = start + from; i < start + Math.min(to, size()); i++) {
      if (bytes[i] == wanted) {
        return i - start;
      }
    }
    return -1;
  }

  /** Bytes that are left where they are. */
  byte[] copy(int from, int count) {
    return Arrays.copyOfRange(bytes, start + from, start + from + count);
  }

  /** All the bytes, where they are: right until anything else is done here. */
  ByteBuffer view() {
    return ByteBuffer.wrap(bytes, start, size()).slice().asReadOnlyBuffer();
  }

  void moveTo(ByteBuffer target) {
    int count = Math.min(size(), target.remaining());
    target.put(bytes, start, count);
    consume(count);
  }

  void consume(int count) {
    start += count;
    if (start == end) {
      start = 0;
      end = 0;
      if (bytes.length > capacity) {
        bytes = NONE;
      }
    }
  }

  /** Begins to read more, as much as there is room for and at least a byte; who has claimed it. */
  Task<Integer, IOException> fill() {
    if (end == bytes.length) {
      makeRoom();
    }
    return source.read(ByteBuffer.wrap(bytes, end, bytes.length - end));
  }

  /**
   * Claims the buffer for a read from the source, into it or around it.
   *
   * @throws IllegalStateException as for {@link #requireFree}
   */
  void claim(Operation<?> reader) {
    requireFree(reader);
    this.reader = reader;
  }

  /**
   * Asked before anything is taken, even if all of it is here: the place that a read goes on into
   * is reckoned from where the bytes lie now.
   *
   * @param reader what is about to be done, for the message
   * @throws IllegalStateException if the read of another operation goes on
   */
  void requireFree(Object reader) {
    if (this.reader != null && this.reader != reader) {
      throw new IllegalStateException(
          reader + " began while " + this.reader + " goes on. A reader is for one task at a time.");
    }
  }

  private void makeRoom() {
    int size = size();
    if (start > 0 && size <= bytes.length / 2) {
      System.arraycopy(bytes, start, bytes, 0, size);
    } else {
      int room = Math.max(capacity, (int) Math.min(2L * size, Integer.MAX_VALUE - 8));
      if (room <= size) {
        throw new OutOfMemoryError("An array can't hold more than " + size + " bytes.");
      }
      byte[] larger = new byte[room];
      System.arraycopy(bytes, start, larger, 0, size);
      bytes = larger;
    }
    start = 0;
    end = size;
  }

  /** What {@link #fill} began has come to this. */
  void filled(int count) {
    reader = null;
    if (count < 0) {
      ended = true;
    } else {
      end += count;
    }
  }

  /** The operation that filled was withdrawn, or has failed. */
  void release(Operation<?> reader) {
    if (this.reader == reader) {
      this.reader = null;
    }
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
