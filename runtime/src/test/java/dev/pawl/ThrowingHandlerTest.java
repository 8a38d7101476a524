package dev.pawl;

import static dev.pawl.testing.Loopback.anyPort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.net.Server;
import dev.pawl.net.TcpListener;
import dev.pawl.net.TcpStream;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Steps;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A handler that throws as a task tells it of something in the middle of its poll: that ends the
 * run, as Executor says, and not what the task has to do.
 */
@Timeout(60)
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class ThrowingHandlerTest {
  private static final String RUDE = "from the handler";

  private final AtomicInteger told = new AtomicInteger();
  private final Executor executor;

  ThrowingHandlerTest(int threads) {
    executor =
        Executor.builder()
            .threads(threads)
            .uncaughtExceptionHandler(
                (task, failure) -> {
                  if (told.getAndIncrement() == 0) {
                    throw new IllegalStateException(RUDE);
                  }
                })
            .build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void aConnectionIsClosedAndCountsNoMore() throws Exception {
    TcpListener listener = executor.run(TcpListener.bind(anyPort()));
    Server<TcpStream> server =
        new Server<>(listener, (stream, itself) -> Task.failed(new IOException("a fault")));
    JoinHandle<Integer, IOException> serving = executor.spawner().spawn(server.serve());
    try (Socket client =
        new Socket(listener.localAddress().getAddress(), listener.localAddress().getPort())) {
      assertThatThrownBy(executor::run).hasMessage(RUDE);
      assertThat(server.connections()).isZero();
      client.setSoTimeout(10_000);
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    server.stop(Duration.ofDays(1));
    assertThat(executor.run(serving)).isZero();
  }

  @Test
  void aWinnerOfARaceHasItsValue() {
    Probe<String> winner = new Probe<>();
    Task<String, RuntimeException> loser =
        new Task<>() {
          @Override
          public Poll<String> poll(Context cx) {
            return Poll.pending();
          }

          @Override
          public boolean withdraw() {
            throw new IllegalArgumentException("told of, as nobody else is");
          }
        };
    JoinHandle<String, Exception> handle =
        executor.spawner().spawn(Task.<String, Exception>race(winner, Task.widen(loser)));
    Steps.settle(executor);
    winner.complete("won");
    assertThatThrownBy(executor::run).hasMessage(RUDE);
    assertThat(handle.isDone()).isTrue();
    assertThat(executor.run(Task.ready(handle)).isDone()).isTrue();
  }

  @Test
  void aCancelledAwaiterIsCancelled() {
    Probe<String> failing = new Probe<>();
    JoinHandle<String, Exception> awaited = executor.spawner().spawn(failing);
    AtomicBoolean first = new AtomicBoolean(true);
    JoinHandle<String, Exception> awaiting =
        executor
            .spawner()
            .spawn(
                new Task<String, Exception>() {
                  @Override
                  public Poll<String> poll(Context cx) throws Exception {
                    // Later on it lets go, though there is a failure for it.
                    return first.getAndSet(false) ? awaited.poll(cx) : Poll.pending();
                  }

                  @Override
                  public boolean withdraw() {
                    return awaited.withdraw();
                  }
                });
    Steps.settle(executor);
    failing.fail(new IOException());
    Steps.settle(executor);
    awaiting.cancel();
    assertThatThrownBy(executor::run).hasMessage(RUDE);
    assertThatThrownBy(() -> executor.run(awaiting)).isInstanceOf(CancellationException.class);
  }

  @Test
  void theRestOfAJoinSetIsDropped() {
    AtomicInteger closed = new AtomicInteger();
    JoinSet<AutoCloseable, Exception> set = new JoinSet<>();
    executor.run(
        Steps.of(
            () -> {
              set.spawn(Task.failed(new IOException()));
              set.spawn(Task.widen(Task.ready((AutoCloseable) closed::incrementAndGet)));
            }));
    Steps.settle(executor);
    JoinHandle<Void, RuntimeException> closing = executor.spawner().spawn(set.closeAsync());
    assertThatThrownBy(executor::run).hasMessage(RUDE);
    executor.run(closing);
    assertThat(closed).hasValue(1);
  }
}
