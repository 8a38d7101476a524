package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.reactor.Direction;
import java.io.IOException;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The loop by itself: an operation that blocks as often as the test says, on a socket that is
 * always writable.
 */
final class WouldBlockTest {
  private final Executor executor = new Executor();
  private DatagramChannel channel;
  private Registrations registrations;

  private final class Scripted extends WouldBlock<String> {
    private int blocksLeft;
    private int attempts;
    private int met;

    Scripted(int blocksLeft) {
      this.blocksLeft = blocksLeft;
    }

    @Override
    boolean attempt() throws IOException {
      attempts++;
      if (blocksLeft < 0) {
        throw new IOException("scripted");
      }
      return blocksLeft-- == 0;
    }

    @Override
    String result() {
      return "done";
    }

    @Override
    Direction direction(Context cx) throws IOException {
      met++;
      return registrations.writing(cx);
    }
  }

  @BeforeEach
  void open() throws IOException {
    channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.bind(anyPort());
    registrations = new Registrations(channel);
  }

  @AfterEach
  void close() throws IOException {
    registrations.close();
    executor.close();
  }

  @Test
  void anOperationThatDoesNotBlockNeverMeetsTheReactor() throws Exception {
    Scripted operation = new Scripted(0);
    assertThat(executor.run(operation)).isEqualTo("done");
    assertThat(operation.met).isZero();
    assertThat(channel.isRegistered()).isFalse();
  }

  @Test
  void anOperationThatWouldBlockIsTriedAgainAfterEachEvent() throws Exception {
    Scripted operation = new Scripted(3);
    assertThat(executor.run(operation)).isEqualTo("done");
    assertThat(operation.attempts).isEqualTo(4);
  }

  @Test
  void aFailureLeavesThePollAsItIsAndCompletesTheOperation() {
    Scripted operation = new Scripted(-1);
    assertThatThrownBy(() -> executor.run(operation)).hasMessage("scripted");
    assertThatThrownBy(() -> executor.run(operation)).isInstanceOf(IllegalStateException.class);
    assertThat(operation.attempts).isEqualTo(1);
  }

  @Test
  void aWithdrawnOperationIsNotTriedAgain() {
    Scripted operation = new Scripted(1_000_000);
    JoinHandle<String, IOException> handle = executor.spawner().spawn(operation);
    settle(executor);
    handle.cancel();
    executor.run();
    int attempts = operation.attempts;
    settle(executor);
    assertThat(operation.attempts).isEqualTo(attempts);
  }
}
