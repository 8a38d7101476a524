package dev.pawl.bench;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.time.Sleep;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 1,000,000 tasks that sleep for up to a second each, until the last one has woken. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g", Heap.TOUCHED})
public class RandomSleeps {
  private static final int SLEEPERS = 1_000_000;

  private final SplittableRandom random = new SplittableRandom(1);

  @Async
  static void sleep(int millis) {
    await(Sleep.of(Duration.ofMillis(millis)));
  }

  @Benchmark
  public void pawl() {
    try (Executor executor = new Executor()) {
      for (int i = 0; i < SLEEPERS; i++) {
        executor.spawner().spawn(RandomSleepsAsync.sleep(1 + random.nextInt(1_000)));
      }
      executor.run();
    }
  }

  @Benchmark
  public void completableFuture() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(SLEEPERS);
    for (int i = 0; i < SLEEPERS; i++) {
      CompletableFuture.delayedExecutor(1 + random.nextInt(1_000), TimeUnit.MILLISECONDS)
          .execute(end::countDown);
    }
    end.await();
  }

  @Benchmark
  public void virtualThread() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(SLEEPERS);
    for (int i = 0; i < SLEEPERS; i++) {
      int millis = 1 + random.nextInt(1_000);
      VirtualThreads.start(
          () -> {
            VirtualThreads.sleep(millis);
            end.countDown();
          });
    }
    end.await();
  }
}
