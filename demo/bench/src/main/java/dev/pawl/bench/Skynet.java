package dev.pawl.bench;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

/**
 * A tree of spawned tasks, ten below each, with 1,000,000 leaves that sum up their numbers: the
 * whole of it, in milliseconds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 20)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g", Heap.TOUCHED})
public class Skynet {
  private static final int LEAVES = 1_000_000;

  @Async
  static long sum(long first, int leaves) {
    if (leaves == 1) {
      return first;
    }
    List<JoinHandle<Long, RuntimeException>> parts = new ArrayList<>(10);
    for (int i = 0; i < 10; i++) {
      parts.add(Task.spawn(SkynetAsync.sum(first + (long) i * (leaves / 10), leaves / 10)));
    }
    long sum = 0;
    for (JoinHandle<Long, RuntimeException> part : parts) {
      sum += await(part);
    }
    return sum;
  }

  private static CompletableFuture<Long> futureSum(long first, int leaves) {
    if (leaves == 1) {
      return CompletableFuture.completedFuture(first);
    }
    CompletableFuture<Long> sum = CompletableFuture.completedFuture(0L);
    for (int i = 0; i < 10; i++) {
      long from = first + (long) i * (leaves / 10);
      CompletableFuture<Long> part =
          CompletableFuture.supplyAsync(() -> futureSum(from, leaves / 10))
              .thenCompose(future -> future);
      sum = sum.thenCombine(part, Long::sum);
    }
    return sum;
  }

  private static long threadSum(long first, int leaves) {
    if (leaves == 1) {
      return first;
    }
    long[] parts = new long[10];
    Thread[] threads = new Thread[10];
    for (int i = 0; i < 10; i++) {
      int part = i;
      threads[i] =
          VirtualThreads.start(
              () -> parts[part] = threadSum(first + (long) part * (leaves / 10), leaves / 10));
    }
    long sum = 0;
    for (int i = 0; i < 10; i++) {
      VirtualThreads.join(threads[i]);
      sum += parts[i];
    }
    return sum;
  }

  @Benchmark
  public long pawl() {
    return Executor.blockOn(SkynetAsync.sum(0, LEAVES));
  }

  @Benchmark
  public long completableFuture() {
    return futureSum(0, LEAVES).join();
  }

  @Benchmark
  public long virtualThread() {
    long[] sum = {0};
    VirtualThreads.run(() -> sum[0] = threadSum(0, LEAVES));
    return sum[0];
  }
}
