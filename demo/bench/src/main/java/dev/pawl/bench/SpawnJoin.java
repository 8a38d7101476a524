package dev.pawl.bench;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.Task;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Spawning a trivial task and joining it, per task. */
public class SpawnJoin extends PerOperation {
  private static final int TASKS = 10_000;

  @Async
  static int trivial(int n) {
    return n;
  }

  @Async
  static long spawnAndJoin() {
    long sum = 0;
    for (int i = 0; i < TASKS; i++) {
      sum += await(Task.spawn(SpawnJoinAsync.trivial(i)));
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long pawl() {
    return Executor.blockOn(SpawnJoinAsync.spawnAndJoin());
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long completableFuture() {
    long sum = 0;
    for (int i = 0; i < TASKS; i++) {
      int n = i;
      sum += CompletableFuture.supplyAsync(() -> n).join();
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long virtualThread() {
    long[] sum = {0};
    VirtualThreads.run(
        () -> {
          for (int i = 0; i < TASKS; i++) {
            int n = i;
            VirtualThreads.run(() -> sum[0] += n);
          }
        });
    return sum[0];
  }
}
