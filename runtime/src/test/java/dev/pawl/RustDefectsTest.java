package dev.pawl;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Loopback.bind;
import static dev.pawl.testing.Loopback.send;
import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.net.UdpSocket;
import dev.pawl.reactor.Direction;
import dev.pawl.reactor.Reactor;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Steps;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The defects of the Rust version that Pawl descends from, one by one: it has none of them. */
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class RustDefectsTest {
  private final int threads;
  private final Recorder recorder = new Recorder();
  private final Executor executor;
  private final Spawner spawner;
  private final ByteBuffer buffer = ByteBuffer.allocate(64);

  RustDefectsTest(int threads) {
    this.threads = threads;
    executor = Executor.builder().threads(threads).uncaughtExceptionHandler(recorder).build();
    spawner = executor.spawner();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void b1TwoWakesBeforeAPollDoNotPollACompletedTask() {
    Probe<String> probe = new Probe<>();
    spawner.spawn(probe);
    settle(executor);
    probe.waker().wake();
    probe.complete("v"); // wakes as well
    executor.run();
    assertThat(probe.polls()).isEqualTo(2);
    assertThat(recorder.failures()).isEmpty();
  }

  @Test
  void b2NoNumberOfSpawnsOrWakesBlocksTheExecutorThread() {
    AtomicInteger ran = new AtomicInteger();
    for (int i = 0; i < 20_000; i++) {
      spawner.spawn(Steps.of(ran::incrementAndGet)); // before run
    }
    spawner.spawn(
        Steps.of(
            () -> {
              for (int i = 0; i < 20_000; i++) {
                spawner.spawn(Steps.of(ran::incrementAndGet)); // from a task
              }
            }));
    Probe<Void> woken = new Probe<>();
    spawner.spawn(
        woken.duringNextPoll(
            () -> {
              for (int i = 0; i < 20_000; i++) {
                woken.waker().wake(); // itself
              }
              woken.complete(null);
            }));
    executor.run();
    assertThat(ran.get()).isEqualTo(40_000);
  }

  @Test
  void b3AReactorThatWakesDoesNotWaitForTheExecutor() throws Exception {
    try (Reactor reactor = Reactor.start();
        Executor busy = Executor.builder().threads(threads).reactor(reactor).build();
        Executor other = Executor.builder().threads(threads).reactor(reactor).build();
        UdpSocket socket = bind(busy);
        UdpSocket otherSocket = bind(other)) {
      busy.spawner().spawn(socket.receiveFrom(ByteBuffer.allocate(1)));
      JoinHandle<InetSocketAddress, IOException> receiving =
          other.spawner().spawn(otherSocket.receiveFrom(buffer));
      settle(busy);
      settle(other);
      send(socket.localAddress(), (byte) 1); // wakes a task that nobody polls
      send(otherSocket.localAddress(), (byte) 2);
      assertThat(other.run(receiving)).isNotNull();
    }
  }

  @Test
  void b4TwoTasksOnOneSocketAreBothWoken() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      List<JoinHandle<InetSocketAddress, IOException>> receivers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        receivers.add(spawner.spawn(socket.receiveFrom(ByteBuffer.allocate(1))));
      }
      settle(executor);
      send(socket.localAddress(), (byte) 1);
      send(socket.localAddress(), (byte) 2);
      for (JoinHandle<InetSocketAddress, IOException> receiver : receivers) {
        assertThat(executor.run(receiver)).isNotNull();
      }
    }
  }

  @Test
  void b5AWriterDoesNotConsumeTheEventThatAnnouncedData() throws Exception {
    List<String> seen = new ArrayList<>();
    Trace trace =
        new Trace() {
          @Override
          public void happened(Direction direction) {
            seen.add(direction.toString());
          }
        };
    try (Executor executor = Executor.builder().threads(threads).trace(trace).build();
        UdpSocket socket = bind(executor)) {
      JoinHandle<InetSocketAddress, IOException> receiving =
          executor.spawner().spawn(socket.receiveFrom(buffer));
      settle(executor);
      send(socket.localAddress(), (byte) 1);
      executor.run(socket.sendTo(ByteBuffer.wrap(new byte[1]), anyTarget()));
      assertThat(executor.run(receiving)).isNotNull();
      assertThat(seen).containsOnly("#0 readable");
    }
  }

  @Test
  void b6AnAbandonedWaitDoesNotKeepRunFromReturning() throws Exception {
    try (UdpSocket socket = bind(executor)) {
      JoinHandle<InetSocketAddress, IOException> loser =
          spawner.spawn(socket.receiveFrom(ByteBuffer.allocate(1)));
      settle(executor);
      loser.cancel();
      executor.run(); // returns
      assertThat(loser.isDone()).isTrue();
    }
  }

  @Test
  void b7NothingIsLeftOfASocketThatIsClosed() throws Exception {
    List<String> wakers = new ArrayList<>();
    Trace trace =
        new Trace() {
          @Override
          public void happened(Direction direction) {
            wakers.add(direction.toString());
          }
        };
    try (Executor executor = Executor.builder().threads(threads).trace(trace).build()) {
      InetSocketAddress address;
      try (UdpSocket socket = bind(executor)) {
        address = socket.localAddress();
        executor.spawner().spawn(socket.receiveFrom(ByteBuffer.allocate(1))).cancel();
        settle(executor);
        send(address, (byte) 1); // an event that nobody waits for
      }
      try (UdpSocket next = executor.run(UdpSocket.bind(address))) {
        JoinHandle<InetSocketAddress, IOException> receiving =
            executor.spawner().spawn(next.receiveFrom(buffer));
        settle(executor);
        assertThat(receiving.isDone()).isFalse();
        assertThat(wakers).isEmpty();
      }
    }
  }

  @Test
  void b8AWakeAfterTheExecutorIsClosedHarmsNobody() throws Exception {
    try (Reactor reactor = Reactor.start();
        Executor other = Executor.builder().threads(threads).reactor(reactor).build();
        UdpSocket socket = bind(other)) {
      Probe<Void> stale = new Probe<>();
      try (Executor gone = Executor.builder().threads(threads).reactor(reactor).build()) {
        gone.spawner().spawn(stale);
        settle(gone);
      }
      stale.waker().wake();
      JoinHandle<InetSocketAddress, IOException> receiving =
          other.spawner().spawn(socket.receiveFrom(buffer));
      settle(other);
      send(socket.localAddress(), (byte) 1);
      assertThat(other.run(receiving)).isNotNull();
    }
  }

  @Test
  void b9AnInterruptedSelectDoesNotEndTheReactor() throws Exception {
    Thread waiting = Thread.currentThread();
    try (UdpSocket socket = bind(executor)) {
      JoinHandle<InetSocketAddress, IOException> receiving =
          spawner.spawn(socket.receiveFrom(buffer));
      settle(executor);
      InetSocketAddress address = socket.localAddress();
      new Thread(
              () -> {
                waiting.interrupt();
                try {
                  send(address, (byte) 1);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              })
          .start();
      assertThat(executor.run(receiving)).isNotNull();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void b10ASocketThatIsAlwaysReadyDoesNotStarveTheOthers() throws Exception {
    AtomicInteger turns = new AtomicInteger();
    try (UdpSocket socket = bind(executor)) {
      InetSocketAddress self = socket.localAddress();
      // Sends itself the next datagram before it receives the last, so neither would ever block.
      Task<Void, IOException> greedy =
          new Task<>() {
            private Task<?, IOException> operation = next(false);
            private boolean sends;

            private Task<?, IOException> next(boolean sent) {
              sends = !sent;
              return sent
                  ? socket.receiveFrom(buffer.clear())
                  : socket.sendTo(ByteBuffer.wrap(new byte[1]), self);
            }

            @Override
            public Poll<Void> poll(Context cx) throws IOException {
              while (turns.get() < 3) {
                if (operation.poll(cx).isPending()) {
                  return Poll.pending();
                }
                operation = next(sends);
              }
              return Poll.ready(null);
            }
          };
      spawner.spawn(
          new Task<Void, RuntimeException>() {
            @Override
            public Poll<Void> poll(Context cx) {
              cx.waker().wake();
              return turns.incrementAndGet() < 3 ? Poll.pending() : Poll.ready(null);
            }
          });
      executor.run(greedy);
      assertThat(turns.get()).isEqualTo(3);
    }
  }

  @Test
  void b11AnEventCrossesNoThreadByDefault() throws Exception {
    assumeTrue(threads == 1);
    List<Thread> told = new ArrayList<>();
    Trace trace =
        new Trace() {
          @Override
          public void happened(Direction direction) {
            told.add(Thread.currentThread());
          }
        };
    try (Executor executor = Executor.builder().threads(threads).trace(trace).build();
        UdpSocket socket = bind(executor)) {
      JoinHandle<InetSocketAddress, IOException> receiving =
          executor.spawner().spawn(socket.receiveFrom(buffer));
      settle(executor);
      send(socket.localAddress(), (byte) 1);
      executor.run(receiving);
      assertThat(told).containsOnly(Thread.currentThread());
    }
  }

  @Test
  void b12TasksHaveResultsCanBeCancelledAndFailAlone() {
    JoinHandle<Integer, RuntimeException> result = spawner.spawn(Task.ready(7));
    JoinHandle<Void, IOException> failing = spawner.spawn(Task.failed(new IOException()));
    JoinHandle<Object, Exception> parked = spawner.spawn(new Probe<>());
    parked.cancel();
    assertThat(executor.run(result)).isEqualTo(7);
    assertThatThrownBy(() -> executor.run(failing)).isInstanceOf(IOException.class);
    executor.run();
    assertThat(parked.isDone()).isTrue();
  }

  private static InetSocketAddress anyTarget() {
    return new InetSocketAddress(anyPort().getAddress(), 9);
  }
}
