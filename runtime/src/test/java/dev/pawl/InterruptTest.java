package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.reactor.Reactor;
import dev.pawl.testing.Probe;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An interrupt ends the wait and nothing else; above all, it does not make every later wait return
 * at once.
 */
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class InterruptTest {
  private final int threads;
  private final AtomicInteger waits = new AtomicInteger();
  private final Trace countingWaits =
      new Trace() {
        @Override
        public void selecting(boolean mayWait) {
          waits.incrementAndGet();
        }
      };

  InterruptTest(int threads) {
    this.threads = threads;
  }

  /** One that selects when it waits, as one with sockets does. */
  private Executor countingExecutor() {
    Executor executor = Executor.builder().threads(threads).trace(countingWaits).build();
    executor.run(
        cx -> {
          cx.reactor().open();
          return Poll.ready(null);
        });
    return executor;
  }

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  @Test
  void aThreadThatIsInterruptedBeforehandWaitsAllTheSame() throws Exception {
    try (Executor executor = countingExecutor()) {
      Thread.currentThread().interrupt();
      assertThat(executor.run(completedElsewhere())).isEqualTo("v");
      assertThat(waits.get()).as("each thread may wait once").isLessThanOrEqualTo(threads);
      assertThat(Thread.interrupted()).as("the status is given back").isTrue();
    }
  }

  @Test
  void interruptsWhileWaitingCostOneTurnEach() throws Exception {
    Thread waiting = Thread.currentThread();
    try (Executor executor = countingExecutor()) {
      Probe<String> probe = new Probe<>();
      probe.duringNextPoll(
          () ->
              new Thread(
                      () -> {
                        for (int i = 0; i < 10; i++) {
                          waiting.interrupt();
                        }
                        probe.complete("v");
                      })
                  .start());
      assertThat(executor.run(probe)).isEqualTo("v");
      assertThat(waits.get()).isLessThanOrEqualTo(11 + threads);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void anExecutorThatParksClearsItToo() throws Exception {
    try (Reactor reactor = Reactor.start();
        Executor executor = Executor.builder().threads(threads).reactor(reactor).build()) {
      Thread.currentThread().interrupt();
      assertThat(executor.run(completedElsewhere())).isEqualTo("v");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static Probe<String> completedElsewhere() {
    Probe<String> probe = new Probe<>();
    probe.duringNextPoll(() -> new Thread(() -> probe.complete("v")).start());
    return probe;
  }
}
