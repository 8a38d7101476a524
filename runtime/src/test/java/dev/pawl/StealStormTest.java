package dev.pawl;

import static dev.pawl.testing.Threads.join;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Storms of spawns, wakes, cancellations and steals. In the end every task is accounted for: none
 * lost, none polled by two threads at once, and each poll sees what the one before has written.
 */
@Timeout(120)
final class StealStormTest {
  private static final int TASKS = 20_000;

  private final AtomicInteger spawned = new AtomicInteger();
  private final AtomicInteger completed = new AtomicInteger();
  private final AtomicInteger cancelled = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> wrongs = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Leaf> leaves = new ConcurrentLinkedQueue<>();

  /** Does something different in each of its polls: yields, parks, spawns, wakes or cancels. */
  private final class Leaf implements Task<Void, RuntimeException> {
    private final SplittableRandom random;
    private final AtomicBoolean inPoll = new AtomicBoolean();
    private volatile Waker waker = () -> {};
    private volatile JoinHandle<?, ?> handle;

    /** Plain: what orders the polls has to publish it. */
    private int polls;

    private int left;
    private final AtomicInteger pollsSeen = new AtomicInteger();

    Leaf(long seed) {
      random = new SplittableRandom(seed);
      left = 1 + random.nextInt(10);
    }

    @Override
    public Poll<Void> poll(Context cx) {
      if (!inPoll.compareAndSet(false, true)) {
        wrongs.add("polled by two threads at once");
      }
      if (++polls != pollsSeen.incrementAndGet()) {
        wrongs.add("a poll did not see the one before");
      }
      waker = cx.waker();
      Poll<Void> poll = step(cx);
      inPoll.set(false);
      return poll;
    }

    private Poll<Void> step(Context cx) {
      if (cx.isCancelled()) {
        cancelled.incrementAndGet();
        throw new Cancelled("leaf");
      }
      if (--left <= 0) {
        completed.incrementAndGet();
        return Poll.ready(null);
      }
      switch (random.nextInt(6)) {
        case 0 -> spawnOne(cx.spawner(), random.nextLong());
        case 1 -> wakeAnother();
        case 2 -> {
          Leaf other = leaves.peek();
          if (other != null && other.handle != null && random.nextInt(20) == 0) {
            other.handle.cancel();
          }
        }
        case 3 -> {
          waker = cx.waker();
          leaves.add(this); // parks, and somebody else wakes it
          return Poll.pending();
        }
        default -> {}
      }
      cx.waker().wake();
      return Poll.pending();
    }
  }

  private void spawnOne(Spawner spawner, long seed) {
    if (spawned.incrementAndGet() <= TASKS) {
      Leaf leaf = new Leaf(seed);
      leaf.handle = spawner.spawn(leaf);
    } else {
      spawned.decrementAndGet();
    }
  }

  private void wakeAnother() {
    Leaf other = leaves.poll();
    if (other != null) {
      other.waker.wake();
    }
  }

  @ParameterizedTest(name = "threads = {0}")
  @ValueSource(ints = {1, 2, 3, 8})
  void everyTaskIsAccountedFor(int threads) {
    AtomicBoolean storming = new AtomicBoolean(true);
    try (Executor executor = Executor.builder().threads(threads).build()) {
      for (int i = 0; i < 100; i++) {
        spawnOne(executor.spawner(), i);
      }
      List<CompletableFuture<Void>> outside = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        long seed = 1_000 + i;
        outside.add(
            start(
                () -> {
                  SplittableRandom random = new SplittableRandom(seed);
                  while (storming.get()) {
                    spawnOne(executor.spawner(), random.nextLong());
                    wakeAnother();
                    if (random.nextInt(64) == 0) {
                      Thread.yield();
                    }
                  }
                }));
      }
      while (completed.get() + cancelled.get() < TASKS) {
        executor.run();
      }
      storming.set(false);
      outside.forEach(thread -> join(thread));
    }
    assertThat(wrongs).isEmpty();
    assertThat(spawned.get()).isEqualTo(TASKS);
    assertThat(completed.get() + cancelled.get()).isEqualTo(TASKS);
  }

  @ParameterizedTest(name = "threads = {0}")
  @ValueSource(ints = {1, 2, 3, 8})
  void aTreeOfTasksThatAwaitTheirChildrenAddsUp(int threads) {
    try (Executor executor = Executor.builder().threads(threads).build()) {
      for (int round = 0; round < 5; round++) {
        assertThat(executor.run(new Node(13))).isEqualTo(1 << 13);
      }
    }
  }

  /** Spawns two smaller ones and adds up what they count. */
  private static final class Node implements Task<Integer, RuntimeException> {
    private final int depth;
    private final List<JoinHandle<Integer, RuntimeException>> children = new ArrayList<>();
    private int sum;

    Node(int depth) {
      this.depth = depth;
    }

    @Override
    public Poll<Integer> poll(Context cx) {
      if (depth == 0) {
        return Poll.ready(1);
      }
      if (sum == 0 && children.isEmpty()) {
        children.add(cx.spawner().spawn(new Node(depth - 1)));
        children.add(cx.spawner().spawn(new Node(depth - 1)));
      }
      while (!children.isEmpty()) {
        Poll<Integer> child = children.get(0).poll(cx);
        if (child.isPending()) {
          return Poll.pending();
        }
        sum += child.get();
        children.remove(0);
      }
      return Poll.ready(sum);
    }
  }

  @ParameterizedTest(name = "threads = {0}")
  @ValueSource(ints = {1, 2, 3, 8})
  void closingInAStormLeavesNoTaskBehind(int threads) {
    for (int round = 0; round < 20; round++) {
      AtomicInteger ends = new AtomicInteger();
      AtomicInteger begun = new AtomicInteger();
      Executor executor = Executor.builder().threads(threads).build();
      for (int i = 0; i < 200; i++) {
        begun.incrementAndGet();
        executor.spawner().spawn(new Spinner(executor.spawner(), begun, ends, 3));
      }
      CompletableFuture<Void> running =
          start(
              () -> {
                try {
                  executor.run(cx -> Poll.pending());
                } catch (CancellationException closed) {
                  // as it should
                }
              });
      while (ends.get() == 0 && begun.get() < 400) {
        Thread.onSpinWait();
      }
      executor.close();
      join(running);
      assertThat(ends.get()).isEqualTo(begun.get());
    }
  }

  /** Spawns others like itself, and goes on until it is cancelled. */
  private record Spinner(Spawner spawner, AtomicInteger begun, AtomicInteger ends, int generations)
      implements Task<Void, RuntimeException> {
    @Override
    public Poll<Void> poll(Context cx) {
      if (cx.isCancelled()) {
        ends.incrementAndGet();
        throw new Cancelled("spinner");
      }
      if (generations > 0 && begun.get() < 2_000) {
        begun.incrementAndGet();
        spawner.spawn(new Spinner(spawner, begun, ends, generations - 1));
      }
      cx.waker().wake();
      return Poll.pending();
    }
  }
}
