package dev.pawl.io;

import dev.pawl.Task;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Reads lines, parts and numbers of bytes through a buffer.
 *
 * <p>The buffer grows with what one operation has to hold, up to the limit that the operation
 * names, as the bytes arrive and not before; emptied, it shrinks again. So a peer that never sends
 * the end of a line costs its limit, or twice that as it doubles, and an exception.
 *
 * <p><b>Every operation is cancel-safe</b>, {@link #readFully} aside: until it completes, it
 * consumes nothing, and what has been read for it is there for the next one.
 *
 * <p>For one task at a time; one that comes while another one waits gets an {@link
 * IllegalStateException}.
 */
public final class ByteReader implements AsyncReader {
  /** How many bytes are asked of the source at once, where nobody says otherwise. */
  public static final int CAPACITY = 8192;

  private static final int LONGEST_LINE = 1 << 16;

  private final ReadBuffer buffer;

  /** A reader with a buffer of {@value #CAPACITY} bytes. */
  public ByteReader(AsyncReader source) {
    this(source, CAPACITY);
  }

  /**
   * @param source to be read by nobody else
   * @param capacity how many bytes are asked of the source at once
   * @throws IllegalArgumentException if the capacity is not positive
   */
  public ByteReader(AsyncReader source, int capacity) {
    buffer = new ReadBuffer(Objects.requireNonNull(source, "source"), capacity);
  }

  /** {@inheritDoc} First what is in the buffer. */
  @Override
  public Task<Integer, IOException> read(ByteBuffer target) {
    return new Reads.Some(buffer, Objects.requireNonNull(target, "target"));
  }

  /**
   * Reads a line of UTF-8 of at most 65,536 bytes.
   *
   * @see #readLine(Charset, int)
   */
  public Task<String, IOException> readLine() {
    return readLine(StandardCharsets.UTF_8, LONGEST_LINE);
  }

  /**
   * Reads a line. It ends with a line feed, with or without a carriage return before it, or with
   * the stream; the end is consumed and not part of the line.
   *
   * @param charset one in which a line feed is the byte 10, and no other character has that byte;
   *     what is malformed is replaced, as {@link String#String(byte[], Charset)} does
   * @param limit how many bytes the line may have, without its end
   * @return a task for the line, or null at the end of the stream; it throws {@link
   *     TooLongException}
   * @throws IllegalArgumentException if the charset is such as UTF-16, or the limit negative
   */
  public Task<String, IOException> readLine(Charset charset, int limit) {
    if (!"\n".equals(new String(new byte[] {'\n'}, Objects.requireNonNull(charset, "charset")))) {
      throw new IllegalArgumentException(
          "In "
              + charset
              + ", a line feed is not the byte 10. Use readUntil, and decode its bytes.");
    }
    return new Reads.Line(buffer, charset, checked(limit));
  }

  /**
   * Reads up to a delimiter, or to the end of the stream.
   *
   * @param limit how many bytes there may be before the delimiter
   * @return a task for the bytes before the delimiter, which is consumed, or for null at the end of
   *     the stream; it throws {@link TooLongException}
   * @throws IllegalArgumentException if the limit is negative
   */
  public Task<byte[], IOException> readUntil(byte delimiter, int limit) {
    return new Reads.Until(buffer, delimiter, checked(limit));
  }

  /**
   * Reads a number of bytes.
   *
   * @return a task for as many bytes; it throws {@link EOFException}, which says how many there
   *     were, if the stream ends before
   * @throws IllegalArgumentException if the count is negative
   */
  public Task<byte[], IOException> readExactly(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("One can't read " + count + " bytes.");
    }
    return new Reads.Exactly(buffer, count);
  }

  /**
   * Reads all that there is up to the end of the stream.
   *
   * @param limit how many bytes it may be
   * @return a task for the bytes, none if the stream has ended; it throws {@link TooLongException}
   * @throws IllegalArgumentException if the limit is negative
   */
  public Task<byte[], IOException> readAll(int limit) {
    return new Reads.All(buffer, checked(limit));
  }

  /**
   * Fills a buffer, reading large ones without a detour.
   *
   * <p>Cancelled or failed, it leaves in the buffer what was read, and its position says how much;
   * to go on, call this again.
   *
   * @param target the task's alone until it completes; at its limit then
   * @return a task that throws {@link EOFException} if the stream ends before
   */
  public Task<Void, IOException> readFully(ByteBuffer target) {
    return new Reads.Fully(buffer, Objects.requireNonNull(target, "target"));
  }

  /**
   * Looks at the next bytes, and leaves them where they are: for a protocol that is told by its
   * first byte, or a parser that takes what it has understood. With {@link #consume}, what {@code
   * fill_buf} and {@code consume} are in Rust.
   *
   * <pre>{@code
   * ByteBuffer next = await(reader.peek(1));
   * if (next.hasRemaining() && next.get(0) == TLS_HANDSHAKE) {
   * }</pre>
   *
   * @param least how many bytes there have to be; all that are in the buffer are shown
   * @return a task for the bytes, fewer than {@code least} only if the stream ends after them, none
   *     at its end. They are read-only, and right until the next operation on this reader
   * @throws IllegalArgumentException if {@code least} is negative
   */
  public Task<ByteBuffer, IOException> peek(int least) {
    if (least < 0) {
      throw new IllegalArgumentException("One can't look at " + least + " bytes.");
    }
    return new Reads.Peek(buffer, least);
  }

  /**
   * Takes bytes that were looked at, or are otherwise known to be in the buffer.
   *
   * @throws IllegalArgumentException if the count is negative, or more than are {@link #buffered}
   * @throws IllegalStateException if an operation waits
   */
  public void consume(int count) {
    if (count < 0 || count > buffer.size()) {
      throw new IllegalArgumentException(
          "One can't consume " + count + " bytes of the " + buffer.size() + " in the buffer.");
    }
    buffer.requireFree("consume");
    buffer.consume(count);
  }

  /** For the other readers that share this one's buffer. */
  ReadBuffer buffer() {
    return buffer;
  }

  /** How many bytes have been read from the source and not from here. */
  public int buffered() {
    return buffer.size();
  }

  private static int checked(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("A limit of " + limit + " bytes allows nothing at all.");
    }
    return limit;
  }

  @Override
  public String toString() {
    return "ByteReader(" + buffer.source() + ")";
  }
}
