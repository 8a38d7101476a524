package dev.pawl.io;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Collects small writes, and sends them together: by {@link #flush}, and when there is no room for
 * more. What is neither is not sent: flush before you wait for an answer, and before you close.
 *
 * <p><b>Every operation is cancel-safe</b>, {@link #writeAll} aside: what is to be written is taken
 * whole or not at all, and what was taken is kept until it is sent. A write waits while the buffer
 * has no room, so there is never more in it than its capacity or, if that is more, one write.
 *
 * <p>For one task at a time; one that comes while another one waits gets an {@link
 * IllegalStateException}.
 */
public final class ByteWriter implements AsyncWriter {
  /** How many bytes are collected, where nobody says otherwise. */
  public static final int CAPACITY = 8192;

  private final WriteBuffer buffer;

  /** A writer with a buffer of {@value #CAPACITY} bytes. */
  public ByteWriter(AsyncWriter sink) {
    this(sink, CAPACITY);
  }

  /**
   * @param sink to be written to by nobody else
   * @param capacity how many bytes are collected
   * @throws IllegalArgumentException if the capacity is not positive
   */
  public ByteWriter(AsyncWriter sink, int capacity) {
    buffer = new WriteBuffer(Objects.requireNonNull(sink, "sink"), capacity);
  }

  /**
   * {@inheritDoc} What is longer than the buffer goes straight to the sink, after what was
   * collected.
   */
  @Override
  public Task<Integer, IOException> write(ByteBuffer source) {
    return new Some(buffer, Objects.requireNonNull(source, "source"));
  }

  /**
   * Writes bytes.
   *
   * @param parts written as they are at the first poll that has room, one after the other
   */
  public Task<Void, IOException> write(byte[]... parts) {
    return new Whole(buffer, Objects.requireNonNull(parts, "parts").clone());
  }

  /** Writes text, in UTF-8. */
  public Task<Void, IOException> write(String text) {
    return write(text, StandardCharsets.UTF_8);
  }

  /** Writes text; what the charset lacks is replaced, as {@link String#getBytes(Charset)} does. */
  public Task<Void, IOException> write(String text, Charset charset) {
    Objects.requireNonNull(text, "text");
    return write(text.getBytes(Objects.requireNonNull(charset, "charset")));
  }

  /** Writes text and a line feed, in UTF-8. */
  public Task<Void, IOException> writeLine(String text) {
    return write(Objects.requireNonNull(text, "text") + "\n", StandardCharsets.UTF_8);
  }

  /** Sends what was collected, and has the sink send it on. */
  @Override
  public Task<Void, IOException> flush() {
    return new Flush(buffer);
  }

  /** How many bytes are collected and not yet sent. */
  public int buffered() {
    return buffer.size();
  }

  @Override
  public String toString() {
    return "ByteWriter(" + buffer + ")";
  }

  /** An operation that may have to send first what was collected. */
  private abstract static class Draining<T> extends Operation<T> {
    final WriteBuffer buffer;
    private Task<Integer, IOException> write;

    Draining(WriteBuffer buffer) {
      this.buffer = buffer;
    }

    /** Asked though it may only have to copy: by that alone, one could go on for long. */
    final boolean mayProceed(Context cx) {
      return write != null || cx.mayProceed();
    }

    /** Sends until there are {@code left} bytes or less, and nobody else sends. */
    final Poll<Void> drain(Context cx, int left) throws IOException {
      buffer.requireFree(this);
      while (write != null || buffer.size() > left) {
        if (write == null) {
          buffer.claim(this);
          write = buffer.drain();
        }
        Poll<Integer> poll = awaitClaimed(write, cx);
        if (poll.isPending()) {
          return Poll.pending();
        }
        write = null;
        buffer.drained(poll.get());
      }
      return Poll.ready(null);
    }

    /** Awaits what the buffer was claimed for. */
    final <R> Poll<R> awaitClaimed(Task<R, IOException> task, Context cx) throws IOException {
      boolean goesOn = false;
      try {
        Poll<R> poll = await(task, cx);
        goesOn = poll.isPending();
        return poll;
      } finally {
        if (!goesOn) {
          buffer.release(this);
        }
      }
    }

    @Override
    final void letGo() {
      write = null;
      buffer.release(this);
    }
  }

  private static final class Whole extends Draining<Void> {
    private final byte[][] parts;
    private final int size;

    Whole(WriteBuffer buffer, byte[][] parts) {
      super(buffer);
      this.parts = parts;
      long sum = 0;
      for (byte[] part : parts) {
        sum += Objects.requireNonNull(part, "part").length;
      }
      size = Math.toIntExact(sum);
    }

    @Override
    Poll<Void> advance(Context cx) throws IOException {
      if (!mayProceed(cx) || drain(cx, Math.max(0, buffer.capacity() - size)).isPending()) {
        return Poll.pending();
      }
      for (byte[] part : parts) {
        buffer.add(part);
      }
      return Poll.ready(null);
    }

    @Override
    public String toString() {
      return "write on " + buffer;
    }
  }

  private static final class Some extends Draining<Integer> {
    private final ByteBuffer source;
    private Task<Integer, IOException> around;

    Some(WriteBuffer buffer, ByteBuffer source) {
      super(buffer);
      this.source = source;
    }

    @Override
    Poll<Integer> advance(Context cx) throws IOException {
      int size = source.remaining();
      if (around == null) {
        if (!mayProceed(cx) || drain(cx, Math.max(0, buffer.capacity() - size)).isPending()) {
          return Poll.pending();
        }
        if (size <= buffer.capacity()) {
          buffer.add(source);
          return Poll.ready(size);
        }
        buffer.claim(this);
        around = buffer.sink().write(source);
      }
      return awaitClaimed(around, cx);
    }

    @Override
    public String toString() {
      return "write on " + buffer;
    }
  }

  private static final class Flush extends Draining<Void> {
    private Task<Void, IOException> flush;

    Flush(WriteBuffer buffer) {
      super(buffer);
    }

    @Override
    Poll<Void> advance(Context cx) throws IOException {
      if (flush == null) {
        if (drain(cx, 0).isPending()) {
          return Poll.pending();
        }
        buffer.claim(this);
        flush = buffer.sink().flush();
      }
      return awaitClaimed(flush, cx);
    }

    @Override
    public String toString() {
      return "flush on " + buffer;
    }
  }
}
