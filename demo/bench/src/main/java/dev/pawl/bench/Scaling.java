package dev.pawl.bench;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The same work on one thread and on two: a tree of spawned tasks, two below each, whose leaves
 * share some 5 ms of computing; the whole of it, in milliseconds. Beside a pool of the JDK's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", Heap.TOUCHED})
public class Scaling {
  /** What {@link Blackhole#consumeCPU} takes, in all. */
  private static final long WORK = 2_000_000;

  @Param({"1", "2"})
  int threads;

  /** 64 are long tasks, as computing is; 65,536 take less than a microsecond each. */
  @Param({"64", "4096", "65536"})
  int leaves;

  private Executor executor;
  private ForkJoinPool pool;

  @Setup(Level.Trial)
  public void start() {
    executor = Executor.builder().threads(threads).build();
    pool = new ForkJoinPool(threads);
  }

  @TearDown(Level.Trial)
  public void stop() {
    executor.close();
    pool.shutdown();
  }

  @Async
  static int compute(int leaves, long work) {
    if (leaves == 1) {
      Blackhole.consumeCPU(work);
      return 1;
    }
    List<JoinHandle<Integer, RuntimeException>> halves = new ArrayList<>(2);
    halves.add(Task.spawn(ScalingAsync.compute(leaves / 2, work)));
    halves.add(Task.spawn(ScalingAsync.compute(leaves / 2, work)));
    return await(halves.get(0)) + await(halves.get(1));
  }

  @SuppressWarnings("serial")
  private static final class Compute extends RecursiveTask<Integer> {
    private final int leaves;
    private final long work;

    Compute(int leaves, long work) {
      this.leaves = leaves;
      this.work = work;
    }

    @Override
    protected Integer compute() {
      if (leaves == 1) {
        Blackhole.consumeCPU(work);
        return 1;
      }
      Compute half = new Compute(leaves / 2, work);
      Compute other = new Compute(leaves / 2, work);
      half.fork();
      int sum = other.compute();
      return sum + half.join();
    }
  }

  @Benchmark
  public int pawl() {
    return executor.run(ScalingAsync.compute(leaves, WORK / leaves));
  }

  @Benchmark
  public int forkJoin() {
    return pool.invoke(new Compute(leaves, WORK / leaves));
  }
}
