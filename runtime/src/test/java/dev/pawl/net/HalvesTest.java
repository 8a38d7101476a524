package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Executor;
import org.junit.jupiter.api.Test;

/** The two halves of a socket, closed by two threads at once. What one does: TcpStreamTest. */
final class HalvesTest {
  private static final int ROUNDS = 1_000;

  @Test
  void whicheverIsClosedSecondClosesTheSocketAndNeitherFails() throws Exception {
    try (Executor executor = Executor.builder().build();
        TcpListener listener = executor.run(TcpListener.bind(anyPort()))) {
      for (int i = 0; i < ROUNDS; i++) {
        try (TcpStream client = executor.run(TcpStream.connect(listener.localAddress()));
            TcpStream server = executor.run(listener.accept())) {
          Halves halves = server.split();
          together(halves.reader()::close, halves.writer()::close);
          assertThat(server.isOpen()).isFalse();
          assertThat(client.isOpen()).isTrue();
        }
      }
    }
  }
}
