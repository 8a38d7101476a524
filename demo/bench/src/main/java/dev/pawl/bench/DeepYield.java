package dev.pawl.bench;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.Task;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** A yield at the bottom of a chain of methods that await one another, per yield. */
public class DeepYield extends PerOperation {
  private static final int YIELDS = 100_000;

  @Param({"1", "10", "100"})
  private int depth;

  @Async
  static void descend(int depth) {
    if (depth > 1) {
      await(DeepYieldAsync.descend(depth - 1));
    } else {
      for (int i = 0; i < YIELDS; i++) {
        await(Task.yieldNow());
      }
    }
  }

  private static void descendAndBlock(int depth) {
    if (depth > 1) {
      descendAndBlock(depth - 1);
    } else {
      for (int i = 0; i < YIELDS; i++) {
        Thread.yield();
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(YIELDS)
  public void pawl() {
    Executor.blockOn(DeepYieldAsync.descend(depth));
  }

  @Benchmark
  @OperationsPerInvocation(YIELDS)
  public void virtualThread() {
    VirtualThreads.run(() -> descendAndBlock(depth));
  }
}
