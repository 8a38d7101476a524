package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Executor;
import dev.pawl.testing.Threads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The two halves of a socket, closed by two threads at once. What one does: TcpStreamTest. */
final class HalvesTest {
  private static final int ROUNDS = 1_000;

  private final AtomicInteger arrived = new AtomicInteger();

  @Test
  void whicheverIsClosedSecondClosesTheSocketAndNeitherFails() throws Exception {
    try (Executor executor = Executor.builder().build();
        TcpListener listener = executor.run(TcpListener.bind(anyPort()))) {
      for (int round = 1; round <= ROUNDS; round++) {
        int both = 2 * round;
        try (TcpStream client = executor.run(TcpStream.connect(listener.localAddress()));
            TcpStream server = executor.run(listener.accept())) {
          Halves halves = server.split();
          CompletableFuture<Void> other =
              Threads.start(
                  () -> {
                    meet(both);
                    halves.writer().close();
                  });
          meet(both);
          halves.reader().close();
          Threads.join(other);
          assertThat(server.isOpen()).isFalse();
          assertThat(client.isOpen()).isTrue();
        }
      }
    }
  }

  /** Both go on at the same moment, as nearly as two threads can. */
  private void meet(int both) {
    arrived.incrementAndGet();
    while (arrived.get() < both) {
      Thread.onSpinWait();
    }
  }
}
