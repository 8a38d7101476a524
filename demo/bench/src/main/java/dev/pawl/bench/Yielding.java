package dev.pawl.bench;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.Task;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** Yielding and being polled again, one task alone or many in turn, per yield. */
public class Yielding extends PerOperation {
  private static final int YIELDS = 100_000;

  @Param({"1", "1000"})
  private int tasks;

  @Async
  static void yieldOften(int times) {
    for (int i = 0; i < times; i++) {
      await(Task.yieldNow());
    }
  }

  @Benchmark
  @OperationsPerInvocation(YIELDS)
  public void pawl() {
    try (Executor executor = new Executor()) {
      for (int i = 0; i < tasks; i++) {
        executor.spawner().spawn(YieldingAsync.yieldOften(YIELDS / tasks));
      }
      executor.run();
    }
  }

  /** On as many threads as there are cores, since a single one can't be asked for. */
  @Benchmark
  @OperationsPerInvocation(YIELDS)
  public void virtualThread() {
    Thread[] threads = new Thread[tasks];
    for (int i = 0; i < tasks; i++) {
      threads[i] =
          VirtualThreads.start(
              () -> {
                for (int n = YIELDS / tasks; n > 0; n--) {
                  Thread.yield();
                }
              });
    }
    for (Thread thread : threads) {
      VirtualThreads.join(thread);
    }
  }
}
