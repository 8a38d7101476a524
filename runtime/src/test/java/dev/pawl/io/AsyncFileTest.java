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
import dev.pawl.blocking.Blocking;
import dev.pawl.blocking.BlockingPool;
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
