package dev.pawl.bench;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.Task;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Each task spawns the next and ends, per task. */
public class ChainedSpawn extends PerOperation {
  private static final int TASKS = 10_000;

  @Async
  static void chain(int left) {
    if (left > 0) {
      Task.spawn(ChainedSpawnAsync.chain(left - 1));
    }
  }

  private static void chainOfThreads(int left, CountDownLatch end) {
    if (left > 0) {
      VirtualThreads.start(() -> chainOfThreads(left - 1, end));
    } else {
      end.countDown();
    }
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void pawl() {
    try (Executor executor = new Executor()) {
      executor.spawner().spawn(ChainedSpawnAsync.chain(TASKS));
      executor.run();
    }
  }

  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void virtualThread() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    chainOfThreads(TASKS, end);
    end.await();
  }
}
