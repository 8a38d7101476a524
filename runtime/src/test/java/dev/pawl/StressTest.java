package dev.pawl;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Threads.join;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.net.UdpSocket;
import dev.pawl.reactor.Reactor;
import dev.pawl.testing.Probe;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Real threads, many times over: what a lost wake would make hang. */
@Timeout(60)
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class StressTest {
  private final int threads;
  private static final int ROUNDS = 20_000;

  StressTest(int threads) {
    this.threads = threads;
  }

  /** Counts to a number that another thread counts up, and waits in between. */
  private static final class Follower implements Task<Void, RuntimeException> {
    private final AtomicInteger posted = new AtomicInteger();
    private volatile Waker waker = () -> {};

    @Override
    public Poll<Void> poll(Context cx) {
      waker = cx.waker();
      return posted.get() == ROUNDS ? Poll.ready(null) : Poll.pending();
    }

    void post() {
      posted.incrementAndGet();
      waker.wake();
    }
  }

  @Test
  void aWakeStormFromSeveralThreadsEndsWithThePollThatSeesItAll() {
    for (int round = 0; round < 10; round++) {
      Follower follower = new Follower();
      List<CompletableFuture<Void>> wakers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        wakers.add(
            start(
                () -> {
                  for (int n = 0; n < ROUNDS / 4; n++) {
                    follower.post();
                  }
                }));
      }
      Executor.blockOn(follower);
      wakers.forEach(waker -> join(waker));
    }
  }

  @Test
  void spawningFromSeveralThreadsWhileTheExecutorFallsAsleepLosesNoTask() {
    AtomicInteger ran = new AtomicInteger();
    Follower last = new Follower();
    try (Executor executor = Executor.builder().threads(threads).build()) {
      List<CompletableFuture<Void>> spawners = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        spawners.add(
            start(
                () -> {
                  for (int n = 0; n < ROUNDS / 4; n++) {
                    executor
                        .spawner()
                        .spawn(
                            cx -> {
                              ran.incrementAndGet();
                              last.post();
                              return Poll.ready(null);
                            });
                  }
                }));
      }
      executor.run(last);
      spawners.forEach(spawner -> join(spawner));
    }
    assertThat(ran.get()).isEqualTo(ROUNDS);
  }

  @Test
  void handlesAwaitedOnOtherThreadsGiveTheirValues() throws Exception {
    try (Executor executor = Executor.builder().threads(threads).build()) {
      Probe<Void> open = new Probe<>();
      CompletableFuture<Void> running = start(() -> executor.run(open));
      for (int i = 0; i < 2_000; i++) {
        int value = i;
        JoinHandle<Integer, RuntimeException> handle =
            executor.spawner().spawn(cx -> Poll.ready(value));
        assertThat(Executor.blockOn(handle)).isEqualTo(value);
      }
      open.complete(null);
      join(running);
    }
  }

  @Test
  void wakesAreNotLostToSelectsOfThreadsThatCloseSockets() throws Exception {
    try (Executor executor = Executor.builder().threads(threads).build()) {
      Probe<Void> open = new Probe<>();
      CompletableFuture<Void> running = start(() -> executor.run(open));
      for (int i = 0; i < 500; i++) {
        UdpSocket socket = Executor.blockOn(executor.spawner().spawn(UdpSocket.bind(anyPort())));
        JoinHandle<InetSocketAddress, IOException> receiving =
            executor.spawner().spawn(socket.receiveFrom(ByteBuffer.allocate(1)));
        Executor.blockOn(executor.spawner().spawn(Task.yieldNow())); // it waits in the reactor
        CompletableFuture<Void> closing = start(socket::close);
        Executor.blockOn(executor.spawner().spawn(Task.yieldNow()));
        join(closing);
        assertThatThrownBy(() -> Executor.blockOn(receiving))
            .isInstanceOf(ClosedChannelException.class);
      }
      open.complete(null);
      join(running);
    }
  }

  @Test
  void echoesWithTheReactorInTheExecutorsThread() throws Exception {
    try (Executor executor = Executor.builder().threads(threads).build()) {
      echo(executor);
    }
  }

  @Test
  void echoesWithTheReactorOnItsOwnThread() throws Exception {
    try (Reactor reactor = Reactor.start();
        Executor executor = Executor.builder().threads(threads).reactor(reactor).build()) {
      echo(executor);
    }
  }

  private static void echo(Executor executor) throws IOException {
    UdpSocket socket = executor.run(UdpSocket.bind(anyPort()));
    InetSocketAddress address = socket.localAddress();
    executor.spawner().spawn(new Echo(socket));
    CompletableFuture<Void> running = start(executor::run);
    try (DatagramSocket peer = new DatagramSocket(anyPort())) {
      peer.setSoTimeout(30_000);
      DatagramPacket back = new DatagramPacket(new byte[4], 4);
      for (int i = 0; i < 5_000; i++) {
        byte[] bytes = ByteBuffer.allocate(4).putInt(i).array();
        peer.send(new DatagramPacket(bytes, 4, address));
        peer.receive(back);
        assertThat(ByteBuffer.wrap(back.getData()).getInt()).isEqualTo(i);
      }
    }
    socket.close();
    join(running);
  }

  /** The echo server, as a machine written by hand. */
  private static final class Echo implements Task<Void, RuntimeException> {
    private final UdpSocket socket;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64);
    private Task<InetSocketAddress, IOException> receiving;
    private Task<Void, IOException> sending;

    Echo(UdpSocket socket) {
      this.socket = socket;
    }

    @Override
    public Poll<Void> poll(Context cx) {
      try {
        while (true) {
          if (sending == null) {
            if (receiving == null) {
              receiving = socket.receiveFrom(buffer.clear());
            }
            Poll<InetSocketAddress> peer = receiving.poll(cx);
            if (peer.isPending()) {
              return Poll.pending();
            }
            receiving = null;
            sending = socket.sendTo(buffer.flip(), peer.get());
          }
          if (sending.poll(cx).isPending()) {
            return Poll.pending();
          }
          sending = null;
        }
      } catch (IOException e) {
        return Poll.ready(null); // closed
      }
    }
  }
}
