package dev.pawl.io;

import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;

/**
 * Reads frames: a length, then as many bytes. {@link FrameWriter} writes them.
 *
 * <p>A frame is looked for in the buffer of a {@link ByteReader}, which grows as its bytes arrive,
 * so that a peer which announces much and sends little costs little.
 */
public final class FrameReader {
  private final ByteReader reader;
  private final FrameFormat format;
  private final int limit;

  /**
   * Frames with a length of four bytes, big-endian.
   *
   * @param limit how many bytes a frame may have, without its length
   */
  public FrameReader(ByteReader reader, int limit) {
    this(reader, FrameFormat.INT, limit);
  }

  /**
   * @param limit how many bytes a frame may have, without its length
   * @throws IllegalArgumentException if the limit is negative, or more than the format can say
   */
  public FrameReader(ByteReader reader, FrameFormat format, int limit) {
    this.reader = Objects.requireNonNull(reader, "reader");
    this.format = Objects.requireNonNull(format, "format");
    this.limit = format.checked(limit);
  }

  /**
   * Reads the next frame. Cancel-safe: it is consumed whole or not at all.
   *
   * @return a task for its bytes, or for null if the stream has ended before it; it throws {@link
   *     TooLongException} if its length is over the limit, as soon as that is known, and {@link
   *     EOFException} if the stream ends within it
   */
  public Task<byte[], IOException> readFrame() {
    return new Read(reader.buffer());
  }

  private final class Read extends BufferedRead<byte[]> {
    Read(ReadBuffer buffer) {
      super(buffer);
    }

    @Override
    Poll<byte[]> take() throws IOException {
      if (buffer.size() < format.bytes()) {
        return Poll.pending();
      }
      long length = format.length(buffer);
      if (length > limit) {
        throw new TooLongException("A frame", length, limit);
      }
      int whole = format.bytes() + (int) length;
      if (buffer.size() < whole) {
        return Poll.pending();
      }
      byte[] frame = buffer.copy(format.bytes(), (int) length);
      buffer.consume(whole);
      return Poll.ready(frame);
    }

    @Override
    byte[] takeAtEnd() throws EOFException {
      if (buffer.size() == 0) {
        return null;
      }
      throw buffer.size() < format.bytes()
          ? Reads.ended(buffer.size(), format.bytes())
          : Reads.ended(buffer.size(), format.bytes() + format.length(buffer));
    }

    @Override
    String name() {
      return "readFrame";
    }
  }
}
