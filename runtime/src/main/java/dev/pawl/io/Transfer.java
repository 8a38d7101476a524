package dev.pawl.io;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes to one what it reads from the other. */
final class Transfer extends Operation<Long> {
  private static final int CAPACITY = 1 << 14;

  private final AsyncReader reader;
  private final AsyncWriter writer;
  private ByteBuffer buffer;
  private Task<Integer, IOException> read;
  private Task<Void, IOException> write;
  private long transferred;

  Transfer(AsyncReader reader, AsyncWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  @Override
  Poll<Long> advance(Context cx) throws IOException {
    if (buffer == null) {
      buffer = ByteBuffer.allocateDirect(CAPACITY);
    }
    while (true) {
      if (write == null) {
        if (read == null) {
          read = reader.read(buffer.clear());
        }
        Poll<Integer> count = await(read, cx);
        if (count.isPending()) {
          return Poll.pending();
        }
        read = null;
        if (count.get() < 0) {
          return Poll.ready(transferred);
        }
        write = writer.writeAll(buffer.flip());
      }
      if (await(write, cx).isPending()) {
        return Poll.pending();
      }
      write = null;
      transferred += buffer.limit();
    }
  }

  @Override
  public String toString() {
    return "transferTo from " + reader + " to " + writer;
  }
}
