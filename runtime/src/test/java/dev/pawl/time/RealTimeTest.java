package dev.pawl.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Trace;
import dev.pawl.interop.Futures;
import dev.pawl.net.UdpSocket;
import dev.pawl.reactor.Reactor;
import dev.pawl.testing.Loopback;
import dev.pawl.testing.Threads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sleeps on the system's clock: that executors really wait, for the right time. */
@Timeout(60)
final class RealTimeTest {
  private static final Duration PAUSE = Duration.ofMillis(30);

  private static void assertSleepsLongEnough(Executor executor) {
    long before = System.nanoTime();
    executor.run(Task.sleep(PAUSE));
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(PAUSE.toNanos());
  }

  @Test
  void anExecutorThatWaitsForEventsSleepsLongEnough() {
    try (Executor executor = new Executor()) {
      assertSleepsLongEnough(executor);
    }
  }

  @Test
  void anExecutorThatParksSleepsLongEnough() {
    try (Reactor reactor = Reactor.start();
        Executor executor = Executor.builder().reactor(reactor).build()) {
      assertSleepsLongEnough(executor);
    }
  }

  @Test
  void anExecutorThatOnlySleepsSelectsAFewTimesAndNotInALoop() throws Exception {
    int[] selects = {0};
    Trace trace =
        new Trace() {
          @Override
          public void selecting(boolean mayWait) {
            selects[0]++;
          }
        };
    try (Executor executor = Executor.builder().trace(trace).build();
        UdpSocket socket = Loopback.bind(executor)) {
      executor.run(Task.sleep(PAUSE));
      assertThat(socket.isOpen() && selects[0] > 0).isTrue();
      assertThat(selects[0]).isLessThan(5);
    }
  }

  @Test
  void anExecutorWithoutSocketsNeverSelects() throws Exception {
    Trace trace =
        new Trace() {
          @Override
          public void selecting(boolean mayWait) {
            throw new AssertionError("there is nothing to select");
          }
        };
    for (int threads = 1; threads <= 3; threads += 2) {
      try (Executor executor = Executor.builder().trace(trace).threads(threads).build()) {
        assertSleepsLongEnough(executor);
        CompletableFuture<Void> elsewhere = new CompletableFuture<>();
        Threads.start(() -> elsewhere.complete(null));
        executor.run(Futures.task(elsewhere));
      }
    }
  }

  @Test
  void aSocketOpenedWhileAnotherThreadWaitsWithoutASelectorIsWaitedFor() throws Exception {
    for (int i = 0; i < 200; i++) {
      Executor executor = Executor.builder().threads(2).build();
      JoinHandle<Void, RuntimeException> day =
          executor.spawner().spawn(Task.sleep(Duration.ofDays(1)));
      CompletableFuture<Void> running = Threads.start(executor::run);
      UdpSocket socket =
          Executor.blockOn(executor.spawner().spawn(UdpSocket.bind(Loopback.anyPort())));
      JoinHandle<InetSocketAddress, IOException> receiving =
          executor.spawner().spawn(socket.receiveFrom(ByteBuffer.allocate(1)));
      Loopback.send(socket.localAddress(), (byte) 1);
      Executor.blockOn(receiving);
      socket.close();
      day.cancel();
      Threads.join(running);
      executor.close();
    }
  }

  @Test
  void aBusyExecutorFiresToo() {
    try (Executor executor = new Executor()) {
      JoinHandle<Void, RuntimeException> handle = executor.spawner().spawn(Task.sleep(PAUSE));
      executor.run(
          (Task<Void, RuntimeException>)
              cx -> {
                cx.waker().wake();
                return handle.isDone() ? Poll.ready(null) : Poll.pending();
              });
    }
  }

  @Test
  void aSleepSpawnedFromOutsideShortensTheWait() {
    try (Executor executor = new Executor()) {
      JoinHandle<Void, RuntimeException> hour =
          executor.spawner().spawn(Task.sleep(Duration.ofHours(1)));
      var spawning =
          Threads.start(
              () -> {
                JoinHandle<Void, RuntimeException> soon =
                    executor.spawner().spawn(Task.sleep(PAUSE));
                executor.spawner().spawn(cancelling(hour, soon));
              });
      executor.run();
      Threads.join(spawning);
      assertThat(hour.isDone()).isTrue();
    }
  }

  private static Task<Void, RuntimeException> cancelling(
      JoinHandle<?, ?> cancelled, JoinHandle<Void, RuntimeException> after) {
    return cx -> {
      Poll<Void> poll = after.poll(cx);
      if (poll.isReady()) {
        cancelled.cancel();
      }
      return poll;
    };
  }
}
