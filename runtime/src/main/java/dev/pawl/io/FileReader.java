package dev.pawl.io;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a file from a position on. */
final class FileReader implements AsyncReader {
  private final AsyncFile file;
  private long position;

  FileReader(AsyncFile file, long position) {
    this.file = file;
    this.position = position;
  }

  @Override
  public Task<Integer, IOException> read(ByteBuffer buffer) {
    return new Read(buffer);
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private final class Read extends Operation<Integer> {
    private final ByteBuffer buffer;
    private Task<Integer, IOException> read;

    Read(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    Poll<Integer> advance(Context cx) throws IOException {
      if (read == null) {
        if (!buffer.hasRemaining()) {
          return Poll.ready(0);
        }
        read = file.read(buffer, position);
      }
      Poll<Integer> count = await(read, cx);
      if (count.isReady()) {
        position += Math.max(0, count.get());
      }
      return count;
    }

    @Override
    public String toString() {
      return "read on " + file;
    }
  }
}
