package dev.pawl;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Loopback.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.net.UdpSocket;
import dev.pawl.reactor.Direction;
import dev.pawl.reactor.Reactor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The life of a datagram, in the order of the Rust version's picture, as the trace tells it. */
final class TraceTest {
  private static final class Lines implements Trace {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> waiting = new CompletableFuture<>();

    @Override
    public void executorMade(Executor executor, Spawner spawner) {
      lines.add("executor made");
    }

    @Override
    public void spawned(JoinHandle<?, ?> task) {
      lines.add("spawned");
    }

    @Override
    public void queued(JoinHandle<?, ?> task) {
      lines.add("queued");
    }

    @Override
    public void polling(JoinHandle<?, ?> task) {
      lines.add("polling");
    }

    @Override
    public void pending(JoinHandle<?, ?> task) {
      lines.add("pending");
      waiting.complete(null);
    }

    @Override
    public void completed(JoinHandle<?, ?> task) {
      lines.add("completed");
    }

    @Override
    public void woken(JoinHandle<?, ?> task) {
      lines.add("woken");
    }

    @Override
    public void wouldBlock(Direction direction) {
      lines.add(direction + " would block");
    }

    @Override
    public void awaited(Direction direction, Waker waker) {
      lines.add(direction + " awaited by " + (waker instanceof JoinHandle ? "the task" : waker));
    }

    @Override
    public void selecting(boolean mayWait) {
      lines.add("selecting");
    }

    @Override
    public void happened(Direction direction) {
      lines.add(direction + " happened");
    }

    @Override
    public void interestDropped(Direction direction) {
      lines.add(direction + " interest dropped");
    }
  }

  private final Lines trace = new Lines();
  private final ByteBuffer buffer = ByteBuffer.allocate(8);

  @Test
  void theElevenStepsWithTheReactorInTheExecutorsThread() throws Exception {
    try (UdpSocket socket = Executor.blockOn(UdpSocket.bind(anyPort()));
        Executor executor = Executor.builder().trace(trace).build()) {
      receiveOne(executor, socket);
    }
    assertThat(trace.lines)
        .containsExactly(
            "executor made",
            "spawned",
            "queued",
            "polling",
            "#0 readable would block",
            "#0 readable awaited by the task",
            "pending",
            "selecting",
            "#0 readable happened",
            "woken",
            "queued",
            "polling",
            "completed");
  }

  @Test
  void theElevenStepsWithTheReactorOnItsOwnThread() throws Exception {
    try (UdpSocket socket = Executor.blockOn(UdpSocket.bind(anyPort()));
        Reactor reactor = Reactor.start(trace);
        Executor executor = Executor.builder().trace(trace).reactor(reactor).build()) {
      receiveOne(executor, socket);
    }
    assertThat(trace.lines)
        .containsSubsequence(
            "executor made",
            "spawned",
            "queued",
            "polling",
            "#0 readable would block",
            "#0 readable awaited by the task",
            "pending",
            "#0 readable happened",
            "woken",
            "queued",
            "polling",
            "completed");
  }

  private void receiveOne(Executor executor, UdpSocket socket) throws IOException {
    InetSocketAddress address = socket.localAddress();
    trace.waiting.thenRunAsync(
        () -> {
          try {
            send(address, (byte) 1);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    executor.run(socket.receiveFrom(buffer));
  }
}
