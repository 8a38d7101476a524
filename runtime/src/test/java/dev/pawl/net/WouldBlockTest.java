package dev.pawl.net;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
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
  private final Executor executor =
      Executor.builder().uncaughtExceptionHandler((task, failure) -> {}).build();
  private DatagramChannel channel;
  private Registrations registrations;

  private final class Scripted extends WouldBlock<String> {
    private int blocksLeft;
    private int attempts;
    private int met;
    private int abandoned;
    private boolean worthTrying = true;

    Scripted(int blocksLeft) {
      this.blocksLeft = blocksLeft;
    }

    @Override
    boolean attempt(Context cx) throws IOException {
      attempts++;
      if (blocksLeft < 0) {
        throw new IOException("scripted");
      }
      result = "done";
      return blocksLeft-- == 0;
    }

    @Override
    Direction direction(Context cx) throws IOException {
      met++;
      return registrations.writing(cx);
    }

    @Override
    boolean isWorthTrying() {
      return worthTrying;
    }

    @Override
    void abandon() {
      abandoned++;
    }

    @Override
    public String toString() {
      return "scripted";
    }
  }

  @BeforeEach
  void open() throws IOException {
    channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.bind(anyPort());
    registrations = new Registrations("scripted", channel);
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

  @Test
  void whatIsNotWorthTryingIsTriedAfterTheEvent() throws Exception {
    Scripted operation = new Scripted(0);
    operation.worthTrying = false;
    assertThat(executor.run(operation)).isEqualTo("done");
    assertThat(operation.attempts).isEqualTo(1);
    assertThat(operation.met).isEqualTo(1);
  }

  @Test
  void whatIsNotWorthTryingIsTriedAllTheSameWhenItIsCancelled() throws Exception {
    Scripted operation = new Scripted(0);
    operation.worthTrying = false;
    JoinHandle<String, IOException> handle = executor.spawner().spawn(operation);
    handle.cancel();
    assertThat(executor.run(handle)).isEqualTo("done");
    assertThat(operation.met).isZero();
  }

  @Test
  void theEventThatWokeAnOperationIsTheOneItTriesFor() throws Exception {
    executor.run(new Scripted(1));
    Scripted next = new Scripted(1);
    executor.run(next);
    assertThat(next.attempts).as("a permit that is left would be one more").isEqualTo(2);
  }

  @Test
  void whatFailsOrIsWithdrawnIsAbandonedAndWhatSucceedsIsNot() throws Exception {
    Scripted succeeding = new Scripted(1);
    executor.run(succeeding);
    assertThat(succeeding.abandoned).isZero();
    Scripted failing = new Scripted(-1);
    assertThatThrownBy(() -> executor.run(failing)).hasMessage("scripted");
    assertThat(failing.abandoned).isEqualTo(1);
    Scripted withdrawn = new Scripted(1_000_000);
    JoinHandle<String, IOException> handle = executor.spawner().spawn(withdrawn);
    settle(executor);
    handle.cancel();
    executor.run();
    assertThat(withdrawn.abandoned).isEqualTo(1);
    assertThat(registrations.areAwaited()).isFalse();
  }

  @Test
  void anOperationThatFailsWhileItWaitsWaitsNoMore() {
    Scripted operation = new Scripted(1_000_000);
    Polled polled = new Polled(operation);
    JoinHandle<String, IOException> handle = executor.spawner().spawn(polled);
    executor.run(Task.yieldNow());
    operation.blocksLeft = -1;
    polled.waker.wake();
    assertThatThrownBy(() -> executor.run(handle)).hasMessage("scripted");
    assertThat(registrations.areAwaited()).isFalse();
  }

  @Test
  void anOperationThatMovesToAnotherExecutorWaitsThereOnly() throws Exception {
    Scripted operation = new Scripted(1_000_000);
    executor.run(cx -> Poll.ready(operation.poll(cx).isPending()));
    assertThat(registrations.areAwaited()).isTrue();
    try (Executor other = new Executor()) {
      operation.blocksLeft = 1;
      assertThat(other.run(operation)).isEqualTo("done");
    }
    assertThat(registrations.areAwaited()).isFalse();
  }

  /** Lets the test wake an operation for no reason. */
  private static final class Polled implements Task<String, IOException> {
    private final Task<String, IOException> task;
    private Waker waker;

    Polled(Task<String, IOException> task) {
      this.task = task;
    }

    @Override
    public Poll<String> poll(Context cx) throws IOException {
      waker = cx.waker();
      return task.poll(cx);
    }
  }
}
