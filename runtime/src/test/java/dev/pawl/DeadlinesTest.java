package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.reactor.Reactor;
import dev.pawl.testing.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The executor's loop waits no longer than to the next deadline, and fires it. */
@Timeout(60)
final class DeadlinesTest {
  private final Probe<String> probe = new Probe<>();

  /** One deadline, which completes the probe. */
  private final class Alarm implements Deadlines {
    private final long nanos;
    private boolean rang;

    Alarm(long nanos) {
      this.nanos = nanos;
    }

    @Override
    public long nanosToNext() {
      return rang ? Long.MAX_VALUE : nanos;
    }

    @Override
    public void fire() {
      if (!rang) {
        rang = true;
        probe.complete("rang");
      }
    }
  }

  @Test
  void anExecutorThatWaitsForEventsWaitsNoLongerThanToTheDeadline() throws Exception {
    try (Executor executor = Executor.builder().deadlines(new Alarm(1)).build()) {
      assertThat(executor.run(probe)).isEqualTo("rang");
    }
  }

  @Test
  void anExecutorThatParksWaitsNoLongerThanToTheDeadline() throws Exception {
    try (Reactor reactor = Reactor.start();
        Executor executor =
            Executor.builder().reactor(reactor).deadlines(new Alarm(1_000_000)).build()) {
      assertThat(executor.run(probe)).isEqualTo("rang");
    }
  }

  @Test
  void aDeadlineThatHasComeIsNotWaitedFor() throws Exception {
    try (Reactor reactor = Reactor.start();
        Executor executor = Executor.builder().reactor(reactor).deadlines(new Alarm(-5)).build()) {
      assertThat(executor.run(probe)).isEqualTo("rang");
    }
  }

  @Test
  void aBusyExecutorFiresToo() {
    JoinHandle<String, Exception> handle;
    try (Executor executor = Executor.builder().deadlines(new Alarm(1)).build()) {
      handle = executor.spawner().spawn(probe);
      executor.run(
          (Task<Void, RuntimeException>)
              cx -> {
                cx.waker().wake();
                return handle.isDone() ? Poll.ready(null) : Poll.pending();
              });
    }
    assertThat(handle.isDone()).isTrue();
  }
}
