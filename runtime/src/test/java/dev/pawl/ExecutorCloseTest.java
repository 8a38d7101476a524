package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Threads.elsewhere;
import static dev.pawl.testing.Threads.join;
import static dev.pawl.testing.Threads.start;
import static dev.pawl.testing.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.blocking.Blocking;
import dev.pawl.blocking.BlockingPool;
import dev.pawl.testing.BrokenSelector;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Steps;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class ExecutorCloseTest {
  private final int threads;
  private final Executor executor;
  private final Probe<String> probe = new Probe<>();

  ExecutorCloseTest(int threads) {
    this.threads = threads;
    executor = Executor.builder().threads(threads).build();
  }

  @Test
  void parkedTasksAreCancelled() {
    JoinHandle<String, Exception> handle = executor.spawner().spawn(probe);
    settle(executor);
    executor.close();
    assertThat(probe.cancelledAtPoll()).containsExactly(false, true);
    assertThat(handle.isDone()).isTrue();
    assertThatThrownBy(() -> Executor.blockOn(handle)).isInstanceOf(CancellationException.class);
  }

  @Test
  void tasksThatWereNeverPolledAreCancelledToo() {
    executor.spawner().spawn(probe);
    executor.close();
    assertThat(probe.cancelledAtPoll()).containsExactly(true);
  }

  @Test
  void closeWaitsForCleanup() throws Exception {
    probe.refusingToLetGo();
    JoinHandle<String, Exception> handle = executor.spawner().spawn(probe);
    settle(executor);
    probe.duringNextPoll(() -> start(() -> probe.complete("cleaned up")));
    executor.close();
    assertThat(Executor.blockOn(handle)).isEqualTo("cleaned up");
  }

  @Test
  void tasksSpawnedByCleanupAreCancelledFromTheStart() {
    Probe<Void> late = new Probe<>();
    executor.spawner().spawn(probe.duringNextPoll(() -> executor.spawner().spawn(late)));
    executor.close();
    assertThat(late.cancelledAtPoll()).containsExactly(true);
  }

  @Test
  void aClosedExecutorRefusesTasksAndRuns() {
    executor.close();
    assertThatThrownBy(() -> executor.spawner().spawn(probe))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The executor is closed, so Probe can't be spawned on it.");
    assertThatThrownBy(executor::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Executor.run was called on an executor that is closed.");
  }

  @Test
  void ofSeveralLimitsTheOneThatCountsIsTold() {
    executor.spawner().spawn(probe.refusingToLetGo());
    executor
        .spawner()
        .spawn(
            Steps.of(
                () -> {
                  executor.close(Duration.ZERO);
                  executor.close(Duration.ofSeconds(Long.MAX_VALUE));
                }));
    assertThatThrownBy(executor::run)
        .isInstanceOf(UnfinishedTasksException.class)
        .hasMessageContaining("After 0.0 s");
  }

  @Test
  void closingTwiceIsClosingOnce() {
    executor.close();
    executor.close();
    elsewhere(executor::close);
  }

  @Test
  void closeFromAnotherThreadEndsARun() throws Exception {
    CountDownLatch polled = new CountDownLatch(1);
    executor.spawner().spawn(probe.duringNextPoll(polled::countDown));
    CompletableFuture<Void> running = start(executor::run);
    polled.await();
    executor.close();
    assertThat(probe.cancelledAtPoll()).containsExactly(false, true);
    join(running);
  }

  @Test
  void closeFromAnotherThreadCancelsTheTaskThatIsRunUntilComplete() throws Exception {
    CountDownLatch polled = new CountDownLatch(1);
    probe.duringNextPoll(polled::countDown);
    CompletableFuture<Void> running =
        start(
            () ->
                assertThatThrownBy(() -> executor.run(probe))
                    .isInstanceOf(CancellationException.class));
    polled.await();
    executor.close();
    join(running);
  }

  @Test
  void aRunThatBeginsAsItIsClosedDoesTheWorkOrIsRefused() {
    for (int round = 0; round < 500; round++) {
      Executor closing = Executor.builder().threads(threads).build();
      JoinHandle<Object, Exception> handle = closing.spawner().spawn(new Probe<>());
      together(
          closing::close,
          () -> {
            try {
              closing.run();
            } catch (IllegalStateException refused) {
              assertThat(refused)
                  .hasMessageStartingWith("Executor.run was called on an executor that is ");
            }
          });
      assertThat(handle.isDone()).isTrue();
      assertThatThrownBy(closing::run).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void closeFromATaskEndsTheRunThatPollsIt() {
    executor.spawner().spawn(probe);
    executor.spawner().spawn(Steps.of(executor::close));
    executor.run();
    assertThat(probe.cancelledAtPoll()).endsWith(true); // one of several threads may come first
    assertThatThrownBy(executor::run).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closeInAnotherExecutorsTaskIsRefused() {
    assertThatThrownBy(() -> Executor.blockOn(Steps.of(executor::close)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Executor.close was called inside an executor");
    executor.close();
  }

  @Test
  void whatTheSystemDoesNotCloseIsToldAndTheExecutorIsClosedAllTheSame() {
    BrokenSelector.in(executor.reactor(), true);
    BlockingPool pool = executor.blocking();
    assertThatThrownBy(executor::close)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't be closed");
    executor.close(); // does nothing
    elsewhere(executor::close);
    assertThatThrownBy(executor::run)
        .hasMessage("Executor.run was called on an executor that is closed.");
    assertThatThrownBy(
            () ->
                Executor.builder().blocking(pool).build().run(Blocking.run(() -> "on its threads")))
        .hasMessage("The pool for blocking work is closed.");
    assertThat(Executor.blockOn(Task.ready(7))).as("the thread is free").isEqualTo(7);
  }

  @Test
  void aFailingHandlerDoesNotKeepTheOthersFromCleaningUp() {
    Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
    Throwable[] handled = new Throwable[1];
    Thread.currentThread().setUncaughtExceptionHandler((thread, t) -> handled[0] = t);
    try (Executor executor =
        Executor.builder()
            .threads(threads)
            .uncaughtExceptionHandler(
                (task, t) -> {
                  throw new IllegalStateException("rude");
                })
            .build()) {
      executor.spawner().spawn(Task.failed(new Exception()));
      executor.spawner().spawn(probe);
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(before);
    }
    assertThat(handled[0]).hasMessage("rude");
    assertThat(probe.cancelledAtPoll()).containsExactly(true);
  }
}
