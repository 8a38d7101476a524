package dev.pawl.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Operations that only touch a buffer never wait; others have their turn in between all the same.
 */
final class BufferedTurnsTest {
  private static final int MANY = 10_000;
  private static final int CAPACITY = 1 << 16;

  private static ByteReader reader(String text) {
    return new ByteReader(new Scripted.Source().feed(text.repeat(MANY)).end(), CAPACITY);
  }

  private static ByteWriter writer() {
    return new ByteWriter(new Scripted.Sink(Integer.MAX_VALUE), CAPACITY);
  }

  /** Operations of one kind, one after the other. */
  private record Kind(String name, Supplier<Supplier<Task<?, IOException>>> start) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Kind> KINDS =
      List.of(
          new Kind(
              "readLine",
              () -> {
                ByteReader reader = reader("x\n");
                return reader::readLine;
              }),
          new Kind(
              "readUntil",
              () -> {
                ByteReader reader = reader("x,");
                return () -> reader.readUntil((byte) ',', 1);
              }),
          new Kind(
              "readExactly",
              () -> {
                ByteReader reader = reader("ab");
                return () -> reader.readExactly(2);
              }),
          new Kind(
              "peek",
              () -> {
                ByteReader reader = reader("a");
                return () -> reader.peek(1);
              }),
          new Kind(
              "readFrame",
              () -> {
                FrameReader frames = new FrameReader(reader("\1x"), FrameFormat.BYTE, 1);
                return frames::readFrame;
              }),
          new Kind(
              "read",
              () -> {
                ByteReader reader = reader("ab");
                return () -> reader.read(ByteBuffer.allocate(2));
              }),
          new Kind(
              "write bytes",
              () -> {
                ByteWriter writer = writer();
                return () -> writer.write("x".getBytes(StandardCharsets.UTF_8));
              }),
          new Kind(
              "write a buffer",
              () -> {
                ByteWriter writer = writer();
                return () -> writer.write(ByteBuffer.allocate(1));
              }),
          new Kind(
              "writeFrame",
              () -> {
                FrameWriter frames = new FrameWriter(writer(), 1);
                return () -> frames.writeFrame(new byte[1]);
              }));

  private static final class Greedy implements Task<Void, IOException> {
    private final Supplier<Task<?, IOException>> operations;
    private Task<?, IOException> operation;
    int done;

    Greedy(Kind kind) {
      operations = kind.start.get();
    }

    @Override
    public Poll<Void> poll(Context cx) throws IOException {
      while (done < MANY) {
        operation = operation == null ? operations.get() : operation;
        if (operation.poll(cx).isPending()) {
          return Poll.pending();
        }
        operation = null;
        done++;
      }
      return Poll.ready(null);
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void othersHaveTheirTurn(Kind kind) throws Exception {
    Greedy greedy = new Greedy(kind);
    try (Executor executor = new Executor()) {
      JoinHandle<Void, IOException> handle = executor.spawner().spawn(greedy);
      executor.run(Task.ready("whose turn comes next"));
      assertThat(greedy.done).isLessThan(MANY / 10);
      executor.run(handle);
      assertThat(greedy.done).isEqualTo(MANY);
    }
  }
}
