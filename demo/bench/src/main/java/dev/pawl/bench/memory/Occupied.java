package dev.pawl.bench.memory;

import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.Task;
import dev.pawl.bench.VirtualThreads;
import dev.pawl.sync.Notify;
import dev.pawl.time.Sleep;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process that has many tasks wait, and tells how many bytes of heap that takes for each. */
public final class Occupied {
  private static final int TASKS = 1_000_000;
  private static final int AWAITS = 10_000_000;
  private static final Duration LONG = Duration.ofHours(1);

  private Occupied() {}

  /**
   * Prints the bytes.
   *
   * @param args {@code parked}, {@code sleeping} or {@code loop}, and the rival
   */
  public static void main(String[] args) {
    double bytes =
        switch (args[0] + " " + args[1]) {
          case "parked pawl" -> perTask(() -> pawl(i -> OccupiedAsync.park(i)));
          case "parked virtualThread" -> perTask(() -> virtualThreads(Occupied::parkThread));
          case "parked completableFuture" -> perTask(Occupied::futures);
          case "sleeping pawl" -> perTask(() -> pawl(i -> OccupiedAsync.sleep(i)));
          case "sleeping virtualThread" -> perTask(() -> virtualThreads(Occupied::sleepThread));
          case "sleeping completableFuture" -> perTask(Occupied::delayed);
          case "loop pawl" -> Executor.blockOn(OccupiedAsync.loop());
          default -> throw new IllegalArgumentException(String.join(" ", args));
        };
    System.out.println(bytes);
    System.exit(0);
  }

  /** Makes all the tasks and returns what keeps them alive. */
  @FunctionalInterface
  private interface Filling {
    Object fill();
  }

  @FunctionalInterface
  private interface PerTask<T> {
    T of(int i);
  }

  private static double perTask(Filling filling) {
    long before = used();
    Object held = filling.fill();
    double bytes = (used() - before) / (double) TASKS;
    Reference.reachabilityFence(held);
    return bytes;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static final Notify NEVER = new Notify();

  /** Waits for a notification, and needs its parameter afterwards. */
  @Async
  static int park(int local) {
    await(NEVER.notified());
    return local;
  }

  @Async
  static int sleep(int local) {
    await(Sleep.of(LONG));
    return local;
  }

  private static Object pawl(PerTask<Task<Integer, RuntimeException>> making) {
    Executor executor = new Executor();
    for (int i = 0; i < TASKS; i++) {
      executor.spawner().spawn(making.of(i));
    }
    executor.run(Task.yieldNow()); // all have been polled once
    executor.run(Sleep.of(Duration.ofMillis(1))); // and the executor is idle, as while all wait
    return executor;
  }

  private static Object virtualThreads(PerTask<Runnable> making) {
    Thread[] threads = new Thread[TASKS];
    for (int i = 0; i < TASKS; i++) {
      threads[i] = VirtualThreads.start(making.of(i));
    }
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING
          && thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }
    return threads;
  }

  private static Runnable parkThread(int local) {
    return () -> {
      while (local >= 0) {
        LockSupport.park();
      }
    };
  }

  private static Runnable sleepThread(int local) {
    return () -> {
      VirtualThreads.sleep(LONG.toMillis());
      Reference.reachabilityFence(local);
    };
  }

  /** A future that nobody completes, and one that goes on from there with a number. */
  private static Object futures() {
    List<CompletableFuture<?>> all = new ArrayList<>(TASKS);
    for (int i = 0; i < TASKS; i++) {
      int local = i;
      CompletableFuture<Void> never = new CompletableFuture<>();
      all.add(never);
      never.thenApply(nothing -> local);
    }
    return all;
  }

  private static Object delayed() {
    List<CompletableFuture<?>> all = new ArrayList<>(TASKS);
    for (int i = 0; i < TASKS; i++) {
      int local = i;
      all.add(
          CompletableFuture.supplyAsync(
              () -> local, CompletableFuture.delayedExecutor(LONG.toHours(), TimeUnit.HOURS)));
    }
    return all;
  }

  /** How much more heap there is after all of its awaits than after the first few, per await. */
  @Async
  static double loop() {
    long before = 0;
    for (int i = 0; i < AWAITS; i++) {
      await(Task.yieldNow());
      if (i == AWAITS / 100) {
        before = used();
      }
    }
    return (used() - before) / (double) AWAITS;
  }
}
