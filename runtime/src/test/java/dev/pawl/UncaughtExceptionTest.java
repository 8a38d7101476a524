package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An exception that nobody awaits reaches the handler, with the task's name. One that somebody
 * awaits does not.
 */
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class UncaughtExceptionTest {
  private final int threads;
  private final Recorder recorder = new Recorder();
  private final Executor executor;
  private final Probe<String> probe = new Probe<>();
  private final IOException failure = new IOException("lost");

  UncaughtExceptionTest(int threads) {
    this.threads = threads;
    executor = Executor.builder().threads(threads).uncaughtExceptionHandler(recorder).build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void aFailureThatNobodyAwaitsReachesTheHandler() {
    executor.spawner().spawn(Task.failed(failure));
    executor.run();
    assertThat(recorder.failures()).containsExactly(failure);
    assertThat(recorder.tasks()).containsExactly("Task.failed(java.io.IOException: lost)");
  }

  @Test
  void aFailureThatIsAwaitedDoesNot() {
    JoinHandle<String, Exception> handle = executor.spawner().spawn(probe);
    JoinHandle<String, Exception> awaiter = executor.spawner().spawn(handle);
    settle(executor);
    probe.fail(failure);
    assertThatThrownBy(() -> executor.run(awaiter)).isSameAs(failure);
    executor.close();
    assertThat(recorder.failures()).isEmpty();
  }

  @Test
  void aFailureThatIsAwaitedByATaskThatHasYetToRunDoesNot() {
    JoinHandle<Void, IOException> handle = executor.spawner().spawn(Task.failed(failure));
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
    assertThat(recorder.failures()).isEmpty();
  }

  @Test
  void aFailureWhoseAwaiterWithdrawsReachesTheHandler() throws Exception {
    JoinHandle<String, Exception> handle = executor.spawner().spawn(probe);
    handle.poll(Context.of(() -> {}));
    probe.fail(failure);
    settle(executor);
    assertThat(recorder.failures()).isEmpty();
    handle.withdraw();
    assertThat(recorder.failures()).containsExactly(failure);
  }

  @Test
  void aFailureIsReportedOnce() throws Exception {
    JoinHandle<Void, IOException> handle = executor.spawner().spawn(Task.failed(failure));
    executor.run();
    handle.withdraw();
    executor.run();
    assertThat(recorder.failures()).containsExactly(failure);
  }

  @Test
  void whoAwaitsAFailureThatWasReportedGetsItAllTheSame() {
    JoinHandle<Void, IOException> handle = executor.spawner().spawn(Task.failed(failure));
    executor.run();
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
  }

  @Test
  void aBusyExecutorReportsToo() {
    executor.spawner().spawn(Task.failed(failure));
    for (int i = 0; i < 100 && recorder.failures().isEmpty(); i++) {
      executor.spawner().spawn(Task.ready(i));
    }
    step(executor);
    assertThat(recorder.failures()).containsExactly(failure);
  }

  @Test
  void aHandlerThatThrowsEndsTheRunAndTheNextOneGoesOn() {
    IllegalStateException rude = new IllegalStateException();
    try (Executor executor =
        Executor.builder()
            .threads(threads)
            .uncaughtExceptionHandler(
                (task, t) -> {
                  throw rude;
                })
            .build()) {
      executor.spawner().spawn(Task.failed(failure));
      assertThatThrownBy(executor::run).isSameAs(rude);
      assertThat(executor.run(Task.ready(7))).isEqualTo(7);
    }
  }

  @Test
  void theDefaultHandlerPrintsTheTaskAndTheTrace() {
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true));
    try {
      Executor.blockOn(cx -> Poll.ready(Task.spawn(Task.failed(failure))));
    } finally {
      System.setErr(err);
    }
    assertThat(printed.toString())
        .startsWith(
            "Exception in task Task.failed(java.io.IOException: lost): java.io.IOException: lost")
        .contains("\tat dev.pawl.UncaughtExceptionTest");
  }
}
