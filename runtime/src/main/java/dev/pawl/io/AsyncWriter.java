package dev.pawl.io;

import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Where bytes go, one after the other: a connection, a file. {@link ByteWriter} collects small
 * writes before it.
 *
 * <p>For one task at a time, unless the implementation says otherwise.
 */
@FunctionalInterface
public interface AsyncWriter {
  /**
   * Writes what there is room for; waits until it is at least a byte.
   *
   * <p>Cancel-safe: a write that is cancelled has written nothing.
   *
   * @param buffer its bytes are taken from its position on; the task's alone until it completes
   * @return a task for the number of bytes, 0 only if the buffer has none
   */
  Task<Integer, IOException> write(ByteBuffer buffer);

  /**
   * Writes all of a buffer.
   *
   * <p>Not cancel-safe as a whole, but nothing is unknown: when it is cancelled or fails, the
   * buffer's position says how much was written.
   *
   * @param buffer the task's alone until it completes; at its limit then
   */
  default Task<Void, IOException> writeAll(ByteBuffer buffer) {
    return new WriteAll(this, Objects.requireNonNull(buffer, "buffer"));
  }

  /**
   * Sends on what the writer itself has kept back so far. As a rule it keeps nothing, and there is
   * nothing to do.
   *
   * <p>Cancel-safe: what has not been sent yet is kept for the next flush.
   */
  default Task<Void, IOException> flush() {
    return Task.widen(Task.ready(null));
  }
}
