package dev.pawl.io;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes a file from a position on. */
final class FileWriter implements AsyncWriter {
  private final AsyncFile file;
  private long position;

  FileWriter(AsyncFile file, long position) {
    this.file = file;
    this.position = position;
  }

  @Override
  public Task<Integer, IOException> write(ByteBuffer buffer) {
    return new Write(buffer);
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private final class Write extends Operation<Integer> {
    private final ByteBuffer buffer;
    private Task<Integer, IOException> write;

    Write(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    Poll<Integer> advance(Context cx) throws IOException {
      if (write == null) {
        if (!buffer.hasRemaining()) {
          return Poll.ready(0);
        }
        write = file.writeOnce(buffer, position);
      }
      Poll<Integer> count = await(write, cx);
      if (count.isReady()) {
        position += count.get();
      }
      return count;
    }

    @Override
    public String toString() {
      return "write on " + file;
    }
  }
}
