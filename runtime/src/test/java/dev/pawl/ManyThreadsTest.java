package dev.pawl;

import static dev.pawl.testing.Loopback.bind;
import static dev.pawl.testing.Loopback.send;
import static dev.pawl.testing.Threads.join;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.net.UdpSocket;
import dev.pawl.reactor.Reactor;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Steps;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only an executor with several threads does. */
@Timeout(60)
final class ManyThreadsTest {
  private final Executor executor = Executor.builder().threads(4).build();
  private final Set<String> threads = ConcurrentHashMap.newKeySet();

  @AfterEach
  void close() {
    executor.close();
  }

  /** Ends once as many polls are going on at the same time as the barrier asks for. */
  private Task<Void, RuntimeException> meeting(CyclicBarrier barrier) {
    return Steps.of(
        () -> {
          threads.add(Thread.currentThread().getName());
          try {
            barrier.await();
          } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void thereIsAtLeastOneThread() {
    assertThatThrownBy(() -> Executor.builder().threads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An executor needs at least one thread, not 0.");
  }

  @Test
  void asManyTasksAsThereAreThreadsArePolledAtTheSameTime() {
    CyclicBarrier barrier = new CyclicBarrier(4);
    for (int i = 0; i < 4; i++) {
      executor.spawner().spawn(meeting(barrier));
    }
    executor.run();
    String mine = Thread.currentThread().getName();
    assertThat(threads)
        .containsExactlyInAnyOrder(
            mine, mine + " worker 1", mine + " worker 2", mine + " worker 3");
  }

  @Test
  void tasksThatATaskSpawnsAreSpreadToo() {
    CyclicBarrier barrier = new CyclicBarrier(4);
    executor
        .spawner()
        .spawn(
            Steps.of(
                () -> {
                  for (int i = 0; i < 4; i++) {
                    Task.spawn(meeting(barrier));
                  }
                }));
    executor.run();
    assertThat(threads).hasSize(4);
  }

  @Test
  void tasksThatComeWhenAllSleepAreSpreadToo() {
    Probe<Void> open = new Probe<>();
    CompletableFuture<Void> running = start(() -> executor.run(open));
    for (int round = 0; round < 20; round++) {
      CyclicBarrier barrier = new CyclicBarrier(4);
      List<JoinHandle<Void, RuntimeException>> handles = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        handles.add(executor.spawner().spawn(meeting(barrier)));
      }
      handles.forEach(Executor::blockOn);
    }
    open.complete(null);
    join(running);
  }

  @Test
  void noThreadOutlivesTheRun() {
    CyclicBarrier barrier = new CyclicBarrier(4);
    List<Thread> polling = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Task<Void, RuntimeException> meeting = meeting(barrier);
      executor
          .spawner()
          .spawn(
              cx -> {
                synchronized (polling) {
                  polling.add(Thread.currentThread());
                }
                return meeting.poll(cx);
              });
    }
    executor.run();
    assertThat(polling).hasSize(4);
    polling.remove(Thread.currentThread());
    assertThat(polling).noneMatch(Thread::isAlive);
  }

  @Test
  void threadsAreDaemonsIfTheFirstOneIs() {
    CyclicBarrier barrier = new CyclicBarrier(2);
    List<Boolean> daemons = new ArrayList<>();
    Task<Void, RuntimeException> asking =
        Steps.of(
            () -> {
              synchronized (daemons) {
                daemons.add(Thread.currentThread().isDaemon());
              }
            });
    for (int i = 0; i < 2; i++) {
      Task<Void, RuntimeException> meeting = meeting(barrier);
      executor.spawner().spawn(cx -> meeting.poll(cx).isReady() ? asking.poll(cx) : null);
    }
    join(start(executor::run)); // on a daemon
    assertThat(daemons).containsExactly(true, true);
  }

  @Test
  void currentIsTheSpawnerOnEachThread() {
    CyclicBarrier barrier = new CyclicBarrier(4);
    List<JoinHandle<Spawner, RuntimeException>> handles = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Task<Void, RuntimeException> meeting = meeting(barrier);
      handles.add(
          executor
              .spawner()
              .spawn(cx -> meeting.poll(cx).isReady() ? Poll.ready(Spawner.current()) : null));
    }
    executor.run();
    for (JoinHandle<Spawner, RuntimeException> handle : handles) {
      assertThat(executor.run(handle)).isSameAs(executor.spawner());
    }
  }

  @Test
  void blockOnIsRefusedOnEachThread() {
    CyclicBarrier barrier = new CyclicBarrier(4);
    AtomicInteger refused = new AtomicInteger();
    for (int i = 0; i < 4; i++) {
      Task<Void, RuntimeException> meeting = meeting(barrier);
      executor
          .spawner()
          .spawn(
              cx -> {
                assertThatThrownBy(() -> Executor.blockOn(Task.ready(1)))
                    .isInstanceOf(IllegalStateException.class);
                refused.incrementAndGet();
                return meeting.poll(cx);
              });
    }
    executor.run();
    assertThat(refused.get()).isEqualTo(4);
  }

  @Test
  void whatKillsAThreadLeavesRunOnceTheOthersHaveEnded() {
    CyclicBarrier barrier = new CyclicBarrier(4);
    IllegalStateException deadly = new IllegalStateException("a trace must not throw");
    Trace trace =
        new Trace() {
          @Override
          public void completed(JoinHandle<?, ?> task) {
            if (Thread.currentThread().getName().endsWith("worker 2")) {
              throw deadly;
            }
          }
        };
    Executor traced = Executor.builder().threads(4).trace(trace).build();
    for (int i = 0; i < 4; i++) {
      traced.spawner().spawn(meeting(barrier));
    }
    assertThatThrownBy(traced::run).isSameAs(deadly);
    assertThat(traced.run(Task.ready(7))).as("it may be called again").isEqualTo(7);
  }

  @Test
  void closeFromATaskOnAnyThreadEndsTheRun() {
    for (int round = 0; round < 20; round++) {
      Executor closed = Executor.builder().threads(4).build();
      CyclicBarrier barrier = new CyclicBarrier(4);
      Probe<String> parked = new Probe<>();
      JoinHandle<String, Exception> handle = closed.spawner().spawn(parked);
      for (int i = 0; i < 4; i++) {
        Task<Void, RuntimeException> meeting = meeting(barrier);
        closed
            .spawner()
            .spawn(
                cx -> {
                  Poll<Void> met = meeting.poll(cx);
                  closed.close();
                  return met;
                });
      }
      closed.run();
      assertThat(parked.cancelledAtPoll().get(parked.polls() - 1)).isTrue();
      assertThatThrownBy(() -> Executor.blockOn(handle)).isInstanceOf(CancellationException.class);
      assertThatThrownBy(closed::run).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void runUntilATaskIsCompleteEndsOnTheOtherThreadsToo() {
    AtomicInteger turns = new AtomicInteger();
    for (int i = 0; i < 8; i++) {
      executor.spawner().spawn(forEver(turns));
    }
    executor.run(Task.yieldNow());
    int sofar = turns.get();
    Thread.yield();
    assertThat(turns.get()).as("polls outside of run").isEqualTo(sofar);
  }

  @Test
  void eventsAreSeenThoughAllThreadsAreBusy() throws Exception {
    AtomicInteger turns = new AtomicInteger();
    try (UdpSocket socket = bind(executor)) {
      for (int i = 0; i < 8; i++) {
        executor.spawner().spawn(forEver(turns));
      }
      ByteBuffer buffer = ByteBuffer.allocate(1);
      for (int i = 0; i < 20; i++) {
        JoinHandle<InetSocketAddress, ?> receiving =
            executor.spawner().spawn(socket.receiveFrom(buffer.clear()));
        InetSocketAddress address = socket.localAddress();
        executor.run(Task.yieldNow());
        send(address, (byte) i);
        executor.run(Steps.of(() -> {}));
        try {
          assertThat(executor.run(receiving)).isNotNull();
        } catch (Throwable t) {
          throw new AssertionError(t);
        }
      }
    }
  }

  @Test
  void sleepsEndThoughAllThreadsAreBusy() {
    AtomicInteger turns = new AtomicInteger();
    for (int i = 0; i < 8; i++) {
      executor.spawner().spawn(forEver(turns));
    }
    executor.run(Task.sleep(Duration.ofMillis(20)));
  }

  @Test
  void aTimerForAnEarlierMomentShortensTheWaitOfAnotherThread() {
    Probe<Void> open = new Probe<>();
    CompletableFuture<Void> running = start(() -> executor.run(open));
    executor.spawner().spawn(Task.sleep(Duration.ofDays(1)));
    for (int i = 0; i < 50; i++) {
      Executor.blockOn(executor.spawner().spawn(Task.sleep(Duration.ofMillis(1))));
    }
    open.complete(null);
    join(running);
  }

  @Test
  void threadsWithASharedReactorParkAndAreWoken() throws Exception {
    try (Reactor reactor = Reactor.start();
        Executor parking = Executor.builder().threads(4).reactor(reactor).build()) {
      Probe<Void> open = new Probe<>();
      CompletableFuture<Void> running = start(() -> parking.run(open));
      for (int i = 0; i < 1_000; i++) {
        int value = i;
        JoinHandle<Integer, RuntimeException> handle =
            parking.spawner().spawn(cx -> Poll.ready(value));
        assertThat(Executor.blockOn(handle)).isEqualTo(value);
      }
      open.complete(null);
      join(running);
    }
  }

  @Test
  void anIdleExecutorStopsLookingAround() throws Exception {
    AtomicInteger waits = new AtomicInteger();
    CountDownLatch met = new CountDownLatch(4);
    Trace countingWaits =
        new Trace() {
          @Override
          public void selecting(boolean mayWait) {
            waits.incrementAndGet();
          }
        };
    try (Executor idle = Executor.builder().threads(4).trace(countingWaits).build();
        UdpSocket socket = bind(idle)) {
      assertThat(socket.isOpen()).as("there is something to select").isTrue();
      CyclicBarrier barrier = new CyclicBarrier(4);
      for (int i = 0; i < 4; i++) {
        Task<Void, RuntimeException> meeting = meeting(barrier);
        idle.spawner()
            .spawn(
                cx -> {
                  met.countDown();
                  return meeting.poll(cx);
                });
      }
      Probe<Void> open = new Probe<>();
      CompletableFuture<Void> running = start(() -> idle.run(open));
      met.await();
      int before;
      do {
        before = waits.get();
        Thread.sleep(300); // long enough for a loop that does not wait to show
      } while (waits.get() > before + 1_000);
      before = waits.get();
      Thread.sleep(200);
      assertThat(waits.get() - before).isLessThan(3);
      open.complete(null);
      join(running);
    }
  }

  private static Task<Void, RuntimeException> forEver(AtomicInteger turns) {
    return cx -> {
      turns.incrementAndGet();
      if (cx.isCancelled()) {
        return Poll.ready(null);
      }
      cx.waker().wake();
      return Poll.pending();
    };
  }
}
