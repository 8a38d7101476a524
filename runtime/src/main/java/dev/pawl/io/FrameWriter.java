package dev.pawl.io;

import dev.pawl.Task;
import java.io.IOException;
import java.util.Objects;

/** Writes frames, a length and then as many bytes, for a {@link FrameReader}. */
public final class FrameWriter {
  private final ByteWriter writer;
  private final FrameFormat format;
  private final int limit;

  /**
   * Frames with a length of four bytes, big-endian.
   *
   * @param limit how many bytes a frame may have: what the reader will accept
   */
  public FrameWriter(ByteWriter writer, int limit) {
    this(writer, FrameFormat.INT, limit);
  }

  /**
   * @param limit how many bytes a frame may have: what the reader will accept
   * @throws IllegalArgumentException if the limit is negative, or more than the format can say
   */
  public FrameWriter(ByteWriter writer, FrameFormat format, int limit) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.format = Objects.requireNonNull(format, "format");
    this.limit = format.checked(limit);
  }

  /**
   * Writes a frame to the writer, which sends it with its next {@link ByteWriter#flush} or when it
   * is full. Cancel-safe: it is written whole or not at all.
   *
   * @throws IllegalArgumentException if the frame is longer than the limit
   */
  public Task<Void, IOException> writeFrame(byte[] frame) {
    if (Objects.requireNonNull(frame, "frame").length > limit) {
      throw new IllegalArgumentException(
          "A frame of " + frame.length + " bytes is longer than the limit of " + limit + " bytes.");
    }
    byte[] length = new byte[format.bytes()];
    format.put(frame.length, length);
    return writer.write(length, frame);
  }
}
