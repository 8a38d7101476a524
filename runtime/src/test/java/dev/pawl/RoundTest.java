package dev.pawl;

import static dev.pawl.testing.Loopback.bind;
import static dev.pawl.testing.Loopback.send;
import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.net.UdpSocket;
import dev.pawl.reactor.Direction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An executor of one thread that has more ready tasks than it polls between two looks around. */
final class RoundTest {
  private static final int SOCKETS = 4 * Scheduler.TURNS;

  private final AtomicInteger selects = new AtomicInteger();
  private final AtomicInteger drops = new AtomicInteger();
  private final Executor executor =
      Executor.builder()
          .trace(
              new Trace() {
                @Override
                public void selecting(boolean mayWait) {
                  selects.incrementAndGet();
                }

                @Override
                public void interestDropped(Direction direction) {
                  drops.incrementAndGet();
                }
              })
          .build();

  @Test
  void whoWasWokenAndHasYetToBePolledIsNotTakenForNobody() throws Exception {
    List<UdpSocket> sockets = new ArrayList<>();
    List<JoinHandle<InetSocketAddress, IOException>> receivers = new ArrayList<>();
    for (int i = 0; i < SOCKETS; i++) {
      sockets.add(bind(executor));
      receivers.add(executor.spawner().spawn(sockets.get(i).receiveFrom(ByteBuffer.allocate(1))));
    }
    settle(executor);
    for (UdpSocket socket : sockets) {
      send(socket.localAddress(), (byte) 1);
    }
    for (JoinHandle<InetSocketAddress, IOException> receiver : receivers) {
      assertThat(executor.run(receiver)).isNotNull();
    }
    assertThat(drops).hasValue(0);
    for (UdpSocket socket : sockets) {
      socket.close();
    }
    executor.close();
  }

  @Test
  void theReactorIsAskedOnceInARound() throws Exception {
    executor.reactor().open();
    int rounds = 10;
    for (int i = 0; i < SOCKETS; i++) {
      executor.spawner().spawn(new Yields(rounds));
    }
    executor.run();
    assertThat(selects.get()).isBetween(rounds / 2, 2 * rounds);
    executor.close();
  }

  private static final class Yields implements Task<Void, RuntimeException> {
    private int left;

    Yields(int times) {
      left = times;
    }

    @Override
    public Poll<Void> poll(Context cx) {
      if (left-- == 0) {
        return Poll.ready(null);
      }
      cx.waker().wake();
      return Poll.pending();
    }
  }
}
