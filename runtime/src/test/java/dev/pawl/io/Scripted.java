package dev.pawl.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.CountingWaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Both ends of a connection as the test says, and tasks driven by hand. */
final class Scripted {
  private Scripted() {}

  /** Polls a task that is to be complete now. */
  static <T> T now(Task<T, IOException> task) throws IOException {
    Poll<T> poll = poll(task);
    if (poll.isPending()) {
      throw new AssertionError(task + " is pending");
    }
    return poll.get();
  }

  static <T> Poll<T> poll(Task<T, IOException> task) throws IOException {
    return task.poll(Context.of(new CountingWaker()));
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }

  /** Gives what it was fed, a chunk per read, then waits. */
  static final class Source implements AsyncReader {
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private boolean ended;
    private IOException failure;
    int withdrawals;
    int largestRead;

    Source feed(String... texts) {
      for (String each : texts) {
        feed(bytes(each));
      }
      return this;
    }

    Source feed(byte[] chunk) {
      chunks.add(chunk);
      return this;
    }

    Source end() {
      ended = true;
      return this;
    }

    void fail(IOException failure) {
      this.failure = failure;
    }

    boolean isEmpty() {
      return chunks.isEmpty();
    }

    @Override
    public Task<Integer, IOException> read(ByteBuffer buffer) {
      return new Task<>() {
        @Override
        public Poll<Integer> poll(Context cx) throws IOException {
          if (failure != null) {
            throw failure;
          }
          if (chunks.isEmpty()) {
            return ended ? Poll.ready(-1) : Poll.pending();
          }
          largestRead = Math.max(largestRead, buffer.remaining());
          byte[] chunk = chunks.remove();
          int count = Math.min(chunk.length, buffer.remaining());
          buffer.put(chunk, 0, count);
          if (count < chunk.length) {
            chunks.addFirst(Arrays.copyOfRange(chunk, count, chunk.length));
          }
          return Poll.ready(count);
        }

        @Override
        public boolean withdraw() {
          withdrawals++;
          return true;
        }
      };
    }

    @Override
    public String toString() {
      return "Source";
    }
  }

  /** Takes as many bytes as there is room for, then waits for more room. */
  static final class Sink implements AsyncWriter {
    final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    int room;
    int writes;
    int flushes;
    private IOException failure;

    Sink(int room) {
      this.room = room;
    }

    void fail(IOException failure) {
      this.failure = failure;
    }

    String text() {
      return taken.toString(UTF_8);
    }

    @Override
    public Task<Integer, IOException> write(ByteBuffer buffer) {
      return cx -> {
        if (failure != null) {
          throw failure;
        }
        int count = Math.min(room, buffer.remaining());
        if (count == 0 && buffer.hasRemaining()) {
          return Poll.pending();
        }
        byte[] bytes = new byte[count];
        buffer.get(bytes);
        taken.writeBytes(bytes);
        room -= count;
        writes++;
        return Poll.ready(count);
      };
    }

    @Override
    public Task<Void, IOException> flush() {
      return cx -> {
        flushes++;
        return Poll.ready(null);
      };
    }

    @Override
    public String toString() {
      return "Sink";
    }
  }
}
