package dev.pawl.bench;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Context;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** An await of a child that is ready at once: recursive Fibonacci numbers, per call. */
public class ReadyChild extends PerOperation {
  private static final int CALLS = 21_891;

  private final Context cx = Context.of(() -> {});
  private int n = 20;

  @Async
  static long fib(int n) {
    return n < 2 ? n : await(ReadyChildAsync.fib(n - 1)) + await(ReadyChildAsync.fib(n - 2));
  }

  private static long plainFib(int n) {
    return n < 2 ? n : plainFib(n - 1) + plainFib(n - 2);
  }

  private static CompletableFuture<Long> futureFib(int n) {
    return n < 2
        ? CompletableFuture.completedFuture((long) n)
        : futureFib(n - 1).thenCombine(futureFib(n - 2), Long::sum);
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long pawl() {
    return ReadyChildAsync.fib(n).poll(cx).get();
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long plain() {
    return plainFib(n);
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long completableFuture() {
    return futureFib(n).join();
  }
}
