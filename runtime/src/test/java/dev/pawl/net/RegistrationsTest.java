package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Executor;
import dev.pawl.Poll;
import dev.pawl.reactor.Reactor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A socket that two executors begin to wait for while a third thread closes it. */
@Timeout(60)
final class RegistrationsTest {
  private static final int ROUNDS = 500;

  @Test
  void whoBeginsToWaitAsItIsClosedIsToldAndNoKeyIsLeft() throws Exception {
    try (Executor one = Executor.builder().build();
        Executor other = Executor.builder().build()) {
      for (int i = 0; i < ROUNDS; i++) {
        UdpSocket socket = one.run(UdpSocket.bind(anyPort()));
        together(
            () -> receivesNothing(one, socket),
            () -> together(() -> receivesNothing(other, socket), socket::close));
        assertThat(reactor(one).registered()).isZero();
        assertThat(reactor(other).registered()).isZero();
      }
    }
  }

  private static void receivesNothing(Executor executor, UdpSocket socket) {
    assertThatThrownBy(() -> executor.run(socket.receiveFrom(ByteBuffer.allocate(1))))
        .isInstanceOf(ClosedChannelException.class);
  }

  private static Reactor reactor(Executor executor) throws IOException {
    return executor.run(cx -> Poll.ready(cx.reactor()));
  }
}
