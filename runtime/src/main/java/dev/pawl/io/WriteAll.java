package dev.pawl.io;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes to any writer until the buffer has nothing left. */
final class WriteAll extends Operation<Void> {
  private final AsyncWriter writer;
  private final ByteBuffer buffer;
  private Task<Integer, IOException> write;

  WriteAll(AsyncWriter writer, ByteBuffer buffer) {
    this.writer = writer;
    this.buffer = buffer;
  }

  @Override
  Poll<Void> advance(Context cx) throws IOException {
    while (write != null || buffer.hasRemaining()) {
      if (write == null) {
        write = writer.write(buffer);
      }
      if (await(write, cx).isPending()) {
        return Poll.pending();
      }
      write = null;
    }
    return Poll.ready(null);
  }

  @Override
  public String toString() {
    return "writeAll on " + writer;
  }
}
