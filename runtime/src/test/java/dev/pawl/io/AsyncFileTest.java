package dev.pawl.io;

import static dev.pawl.testing.Steps.settle;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Task;
import dev.pawl.blocking.Blocking;
import dev.pawl.blocking.BlockingPool;
import dev.pawl.testing.UnusedFileChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class AsyncFileTest {
  private final BlockingPool pool = BlockingPool.create(1, AsyncFileTest::daemon);
  private final Executor executor;
  @TempDir private Path folder;

  AsyncFileTest(int threads) {
    executor = Executor.builder().blocking(pool).threads(threads).build();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  @AfterEach
  void close() {
    executor.close();
    pool.close();
  }

  @Test
  void whatIsWrittenAtAPositionIsReadThere() throws Exception {
    Path path = folder.resolve("file");
    try (AsyncFile file = executor.run(AsyncFile.open(path, CREATE, READ, WRITE))) {
      executor.run(file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0));
      executor.run(file.write(ByteBuffer.wrap(new byte[] {9}), 5));
      assertThat(executor.run(file.size())).isEqualTo(6);
      executor.run(file.force(true));
      ByteBuffer target = ByteBuffer.allocate(10);
      assertThat(executor.run(file.read(target, 1))).isEqualTo(5);
      assertThat(target.array()).startsWith(2, 3, 0, 0, 9);
      assertThat(executor.run(file.read(target, 6))).isEqualTo(-1);
      executor.run(file.truncate(2));
      assertThat(Files.readAllBytes(path)).containsExactly(1, 2);
      assertThat(file).hasToString("AsyncFile(" + path + ")");
    }
  }

  @Test
  void aFileIsAReaderAndAWriter() throws Exception {
    byte[] bytes = new byte[100_000];
    new Random(3).nextBytes(bytes);
    Path from = Files.write(folder.resolve("from"), bytes);
    Path to = folder.resolve("to");
    try (AsyncFile source = executor.run(AsyncFile.open(from));
        AsyncFile target = executor.run(AsyncFile.open(to, CREATE, WRITE))) {
      assertThat(executor.run(source.readerAt(1).transferTo(target.writerAt(0)))).isEqualTo(99_999);
    }
    assertThat(Files.readAllBytes(to)).isEqualTo(Arrays.copyOfRange(bytes, 1, 100_000));
  }

  @Test
  void linesAreReadAndWritten() throws Exception {
    Path path = folder.resolve("lines");
    List<String> lines = new ArrayList<>();
    try (AsyncFile file = executor.run(AsyncFile.open(path, CREATE, READ, WRITE))) {
      ByteWriter writer = new ByteWriter(file.writerAt(0));
      for (int i = 0; i < 3_000; i++) {
        executor.run(writer.writeLine("line " + i));
      }
      executor.run(writer.flush());
      ByteReader reader = new ByteReader(file.readerAt(0));
      String line;
      while ((line = executor.run(reader.readLine())) != null) {
        lines.add(line);
      }
    }
    assertThat(lines).hasSize(3_000).endsWith("line 2999").isEqualTo(Files.readAllLines(path));
  }

  @Test
  void failuresAreTheSystems() throws Exception {
    assertThatThrownBy(() -> executor.run(AsyncFile.open(folder.resolve("missing"))))
        .isInstanceOf(NoSuchFileException.class);
    AsyncFile file = executor.run(AsyncFile.open(Files.createFile(folder.resolve("empty"))));
    assertThatThrownBy(() -> executor.run(file.write(ByteBuffer.allocate(1), 0)))
        .isInstanceOf(NonWritableChannelException.class);
    file.close();
    file.close();
    assertThat(file.isOpen()).isFalse();
    assertThatThrownBy(() -> executor.run(file.size())).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> file.read(ByteBuffer.allocate(1), -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.truncate(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AsyncFile.open(folder.resolve("log"), APPEND))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A disk that is full now and then, and takes no more than three bytes at once. */
  private static final class Disk extends UnusedFileChannel {
    private final byte[] bytes = new byte[20];
    private int calls;

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      if (++calls % 3 == 2) {
        throw new IOException("No space left on device");
      }
      int count = Math.min(3, source.remaining());
      source.get(bytes, (int) position, count);
      return count;
    }
  }

  private static byte[] upTo(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (i + 1);
    }
    return bytes;
  }

  /** Tries again and again, as when there is room again. */
  private void untilDone(Supplier<Task<?, IOException>> operation) throws IOException {
    for (int failures = 0; failures < 20; failures++) {
      try {
        executor.run(operation.get());
        return;
      } catch (IOException full) {
        assertThat(full).hasMessage("No space left on device");
      }
    }
    throw new AssertionError("it never ends");
  }

  @Test
  void aWriterGoesOnAfterAFailureWhereItWas() throws Exception {
    Disk disk = new Disk();
    AsyncWriter writer = new AsyncFile(disk, folder).writerAt(2);
    ByteBuffer buffer = ByteBuffer.wrap(upTo(10));
    untilDone(() -> writer.writeAll(buffer));
    assertThat(Arrays.copyOfRange(disk.bytes, 2, 12)).isEqualTo(upTo(10));
  }

  @Test
  void soDoesABufferBeforeIt() throws Exception {
    Disk disk = new Disk();
    ByteWriter writer = new ByteWriter(new AsyncFile(disk, folder).writerAt(0));
    executor.run(writer.write(upTo(10)));
    untilDone(writer::flush);
    assertThat(Arrays.copyOf(disk.bytes, 10)).isEqualTo(upTo(10));
  }

  @Test
  void aWriteThatFailsSaysHowFarItCame() {
    ByteBuffer buffer = ByteBuffer.wrap(upTo(10));
    AsyncFile file = new AsyncFile(new Disk(), folder);
    assertThatThrownBy(() -> executor.run(file.write(buffer, 0)))
        .hasMessageStartingWith("No space");
    assertThat(buffer.position()).isEqualTo(3);
  }

  @Test
  void aCancelledOperationThatHasNotBegunNeverDoes() throws Exception {
    Path path = folder.resolve("file");
    try (AsyncFile file = executor.run(AsyncFile.open(path, CREATE, WRITE))) {
      CountDownLatch release = new CountDownLatch(1);
      executor.spawner().spawn(Blocking.run(() -> release.await())); // the pool's only thread
      JoinHandle<Void, IOException> writing =
          executor.spawner().spawn(file.write(ByteBuffer.wrap(new byte[3]), 0));
      settle(executor);
      writing.cancel();
      settle(executor);
      assertThat(writing.isDone()).isTrue();
      release.countDown();
      assertThat(executor.run(file.size())).isZero();
    }
  }

  @Test
  void cancellationAtAnyMomentLeavesTheFileOpen() throws Exception {
    Path path = Files.write(folder.resolve("file"), new byte[1 << 16]);
    Random random = new Random(5);
    try (AsyncFile file = executor.run(AsyncFile.open(path, READ))) {
      for (int i = 0; i < 500; i++) {
        JoinHandle<Integer, IOException> reading =
            executor.spawner().spawn(file.read(ByteBuffer.allocate(1 << 16), 0));
        settle(executor);
        for (int spins = random.nextInt(500); spins > 0; spins--) {
          Thread.onSpinWait();
        }
        reading.cancel();
        executor.run();
        assertThat(reading.isDone()).isTrue();
      }
      assertThat(executor.run(file.size())).isEqualTo(1 << 16);
    }
  }
}
