package dev.pawl.bench;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** A combinator around tasks that are ready, made and awaited, per combinator. */
public class ReadyCombinators extends PerOperation {
  private static final int TIMES = 10_000;
  private static final Duration LONG = Duration.ofMinutes(1);

  /** A combinator. */
  public enum Kind {
    joinOf10,
    raceOf2,
    timeout
  }

  @Param private Kind kind;

  @Async
  static long joins() {
    long sum = 0;
    for (int i = 0; i < TIMES; i++) {
      List<Task<Integer, RuntimeException>> parts = new ArrayList<>(10);
      for (int k = 0; k < 10; k++) {
        parts.add(Task.ready(k));
      }
      sum += await(Task.join(parts)).size();
    }
    return sum;
  }

  @Async
  static long races() {
    long sum = 0;
    for (int i = 0; i < TIMES; i++) {
      sum += await(Task.race(List.of(Task.ready(1), Task.ready(2))));
    }
    return sum;
  }

  @Async
  static long timeouts() {
    long sum = 0;
    for (int i = 0; i < TIMES; i++) {
      sum += await(Task.timeout(LONG, Task.ready(1)));
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long pawl() {
    return Executor.blockOn(
        switch (kind) {
          case joinOf10 -> ReadyCombinatorsAsync.joins();
          case raceOf2 -> ReadyCombinatorsAsync.races();
          case timeout -> ReadyCombinatorsAsync.timeouts();
        });
  }

  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long completableFuture() {
    long sum = 0;
    for (int i = 0; i < TIMES; i++) {
      sum +=
          switch (kind) {
            case joinOf10 -> joined();
            case raceOf2 ->
                (Integer)
                    CompletableFuture.anyOf(
                            CompletableFuture.completedFuture(1),
                            CompletableFuture.completedFuture(2))
                        .join();
            case timeout ->
                CompletableFuture.completedFuture(1).orTimeout(1, TimeUnit.MINUTES).join();
          };
    }
    return sum;
  }

  private static int joined() {
    CompletableFuture<?>[] parts = new CompletableFuture<?>[10];
    for (int k = 0; k < 10; k++) {
      parts[k] = CompletableFuture.completedFuture(k);
    }
    CompletableFuture.allOf(parts).join();
    List<Object> values = new ArrayList<>(10);
    for (CompletableFuture<?> part : parts) {
      values.add(part.join());
    }
    return values.size();
  }
}
