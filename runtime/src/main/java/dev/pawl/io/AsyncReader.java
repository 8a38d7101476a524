package dev.pawl.io;

import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Where bytes come from, one after the other: a connection, a file, the bytes of another reader.
 * {@link ByteReader} makes lines and numbers of bytes of it, {@link FrameReader} frames.
 *
 * <p>For one task at a time, unless the implementation says otherwise.
 */
@FunctionalInterface
public interface AsyncReader {
  /**
   * Reads what is there, at most what the buffer has room for; waits until it is at least a byte.
   *
   * <p>Cancel-safe: a read that is cancelled has read nothing.
   *
   * @param buffer filled from its position; the task's alone until it completes. Without room, the
   *     task is complete at once
   * @return a task for the number of bytes, or -1 at the end, also at each later read
   */
  Task<Integer, IOException> read(ByteBuffer buffer);

  /**
   * Reads to the end and writes what it reads, through a buffer of its own. Does not flush.
   *
   * <p>Not cancel-safe: what was read and not yet written is lost.
   *
   * @return a task for the number of bytes
   */
  default Task<Long, IOException> transferTo(AsyncWriter writer) {
    return new Transfer(this, Objects.requireNonNull(writer, "writer"));
  }
}
