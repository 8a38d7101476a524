package dev.pawl;

import static dev.pawl.testing.Loopback.bind;
import static dev.pawl.testing.Loopback.send;
import static dev.pawl.testing.Threads.join;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.net.UdpSocket;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Steps;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Polls that take long hold up nobody who could be served by another thread: each of these ends
 * only after somebody else was polled, so what had to wait for its end would hang.
 */
@Timeout(60)
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {2, 3, 4})
final class LongPollTest {
  private static final int ROUNDS = 50;

  private final Executor executor;

  LongPollTest(int threads) {
    executor = Executor.builder().threads(threads).build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  private static void block(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Another task, then something in the same poll. */
  private static <T, X extends Throwable> Task<T, X> then(Task<T, X> first, Runnable action) {
    return cx -> {
      Poll<T> poll = first.poll(cx);
      if (poll.isReady()) {
        action.run();
      }
      return poll;
    };
  }

  @Test
  void anEventIsSeenThoughWhoeverKeptTheReactorIsInALongPoll() throws Exception {
    try (UdpSocket slow = bind(executor);
        UdpSocket quick = bind(executor)) {
      InetSocketAddress slowAddress = slow.localAddress();
      InetSocketAddress quickAddress = quick.localAddress();
      for (int i = 0; i < ROUNDS; i++) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch served = new CountDownLatch(1);
        JoinHandle<InetSocketAddress, IOException> receivingSlowly =
            executor
                .spawner()
                .spawn(
                    then(
                        slow.receiveFrom(ByteBuffer.allocate(1)),
                        () -> {
                          begun.countDown();
                          block(served);
                        }));
        JoinHandle<InetSocketAddress, IOException> receiving =
            executor
                .spawner()
                .spawn(then(quick.receiveFrom(ByteBuffer.allocate(1)), served::countDown));
        CompletableFuture<Void> running = start(executor::run);
        send(slowAddress, (byte) 1);
        block(begun);
        send(quickAddress, (byte) 2);
        join(running);
        executor.run(receivingSlowly);
        executor.run(receiving);
      }
    }
  }

  @Test
  void aTimerFiresThoughWhoeverKeptTheReactorIsInALongPoll() {
    for (int i = 0; i < ROUNDS; i++) {
      CountDownLatch fired = new CountDownLatch(1);
      executor.spawner().spawn(then(Task.sleep(Duration.ofMillis(1)), () -> block(fired)));
      executor.spawner().spawn(then(Task.sleep(Duration.ofMillis(4)), fired::countDown));
      executor.run();
    }
  }

  @Test
  void aTaskSpawnedByALongPollRunsMeanwhile() {
    for (int i = 0; i < ROUNDS; i++) {
      CountDownLatch ran = new CountDownLatch(1);
      executor.run(
          Steps.of(
              () -> {
                Task.spawn(Steps.of(ran::countDown));
                block(ran);
              }));
    }
  }

  @Test
  void anEventForATaskOfAnEarlierRunIsSeenToo() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      for (int i = 0; i < ROUNDS; i++) {
        CountDownLatch served = new CountDownLatch(1);
        JoinHandle<InetSocketAddress, IOException> receiving =
            executor
                .spawner()
                .spawn(then(socket.receiveFrom(ByteBuffer.allocate(1)), served::countDown));
        Steps.settle(executor);
        send(socket.localAddress(), (byte) 1);
        executor.run(Steps.of(() -> block(served)));
        executor.run(receiving);
      }
    }
  }

  @Test
  void aTaskWokenByALongPollRunsMeanwhile() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Probe<Void> woken = new Probe<>();
      CountDownLatch ran = new CountDownLatch(1);
      JoinHandle<Void, Exception> handle = executor.spawner().spawn(then(woken, ran::countDown));
      Steps.settle(executor);
      executor.run(
          Steps.of(
              () -> {
                woken.complete(null);
                block(ran);
              }));
      executor.run(handle);
    }
  }

  @Test
  void eachOfARowOfLongPollsIsHelped() {
    for (int i = 0; i < ROUNDS; i++) {
      executor.run(new Nested(4));
    }
  }

  /** Spawns one like itself, and blocks until that one has begun; then awaits it. */
  private static final class Nested implements Task<Void, RuntimeException> {
    private final int depth;
    private final CountDownLatch begun = new CountDownLatch(1);
    private Nested child;
    private JoinHandle<Void, RuntimeException> handle;

    Nested(int depth) {
      this.depth = depth;
    }

    @Override
    public Poll<Void> poll(Context cx) {
      begun.countDown();
      if (depth == 0) {
        return Poll.ready(null);
      }
      if (child == null) {
        child = new Nested(depth - 1);
        if (depth % 2 == 0) { // a thread each would be more than there are
          handle = cx.spawner().spawn(child);
          block(child.begun);
        } else {
          handle = cx.spawner().spawn(child);
        }
      }
      return handle.poll(cx);
    }
  }

  @Test
  void closingIsNoticedThoughWhoeverKeptTheReactorIsInALongPoll() {
    for (int i = 0; i < ROUNDS; i++) {
      Executor closed = Executor.builder().threads(2).build();
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch cancelled = new CountDownLatch(1);
      closed
          .spawner()
          .spawn(
              then(
                  Task.sleep(Duration.ofMillis(1)),
                  () -> {
                    begun.countDown();
                    block(cancelled);
                  }));
      closed
          .spawner()
          .spawn(
              cx -> {
                if (cx.isCancelled()) {
                  cancelled.countDown();
                  throw new Cancelled("parked");
                }
                return Poll.pending();
              });
      CompletableFuture<Void> running = start(closed::run);
      block(begun);
      closed.close();
      join(running);
    }
  }

  @Test
  void onceAllSleepNobodyLooksAroundAnyMore() throws Exception {
    Probe<Void> open = new Probe<>();
    CompletableFuture<Void> running = start(() -> executor.run(open));
    for (int i = 0; i < 10; i++) {
      Executor.blockOn(executor.spawner().spawn(Task.sleep(Duration.ofMillis(1))));
    }
    long before;
    long after = workersWaits();
    int quiet = 0;
    do { // a thread that waits a little at a time begins a new wait each time
      Thread.sleep(50);
      before = after;
      after = workersWaits();
      quiet = before == after ? quiet + 1 : 0;
    } while (quiet < 3);
    open.complete(null);
    join(running);
    assertThat(open.polls()).isEqualTo(2);
  }

  /** How often the executor's helping threads have begun to wait. */
  private static long workersWaits() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long waits = 0;
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo info = threads.getThreadInfo(id);
      if (info != null && info.getThreadName().contains(" worker ")) {
        waits += info.getWaitedCount();
      }
    }
    return waits;
  }
}
