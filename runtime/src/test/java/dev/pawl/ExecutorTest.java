package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Threads.elsewhere;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.Probe;
import dev.pawl.testing.Steps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class ExecutorTest {
  private final Executor executor;

  ExecutorTest(int threads) {
    executor = Executor.builder().threads(threads).build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void blockOnReturnsTheValue() {
    assertThat(Executor.blockOn(Task.ready(7))).isEqualTo(7);
  }

  @Test
  void blockOnRethrowsTheVeryObject() {
    IOException failure = new IOException();
    assertThatThrownBy(() -> Executor.blockOn(Task.failed(failure))).isSameAs(failure);
  }

  @Test
  void blockOnCancelsWhatIsLeft() {
    Probe<Void> left = new Probe<>();
    Executor.blockOn(Steps.of(() -> Task.spawn(left)));
    assertThat(left.cancelledAtPoll()).containsExactly(true);
    assertThat(left.withdrawals()).isEqualTo(1);
  }

  @Test
  void itTellsWhichTasksAreNotComplete() {
    Probe<Void> parked = new Probe<>();
    executor.spawner().spawn("parked", parked);
    executor.spawner().spawn("due", Task.ready(1));
    assertThat(executor.tasks()).containsExactlyInAnyOrder("parked: Probe", "due: Task.ready(1)");
    settle(executor);
    assertThat(executor.tasks()).containsExactly("parked: Probe");
    List<String> inside = new ArrayList<>();
    executor.run(new Named<>("looking", Steps.of(() -> inside.addAll(executor.tasks()))));
    assertThat(inside).hasSize(2).endsWith("parked: Probe");
    assertThat(inside.get(0)).startsWith("looking: ");
    parked.complete(null);
    executor.run();
    assertThat(executor.tasks()).isEmpty();
    executor.close();
    assertThat(executor.tasks()).isEmpty();
  }

  @Test
  void nothingRunsBeforeRun() {
    Probe<Void> probe = new Probe<>();
    executor.spawner().spawn(probe);
    assertThat(probe.polls()).isZero();
    settle(executor);
    assertThat(probe.polls()).isEqualTo(1);
  }

  @Test
  void runReturnsWhenNoTaskIsLeft() {
    List<String> done = new ArrayList<>();
    executor.spawner().spawn(Steps.of(() -> Task.spawn(Steps.of(() -> done.add("child")))));
    executor.run();
    assertThat(done).containsExactly("child");
    executor.run();
  }

  @Test
  void runUntilATaskIsCompleteLeavesTheOthersForLater() throws Exception {
    Probe<String> other = new Probe<>();
    JoinHandle<String, Exception> handle = executor.spawner().spawn(other);
    assertThat(executor.run(Task.ready(7))).isEqualTo(7);
    assertThat(handle.isDone()).isFalse();
    other.complete("later");
    assertThat(executor.run(handle)).isEqualTo("later");
  }

  @Test
  void tasksSpawnedByOtherThreadsAreRun() {
    elsewhere(
        () -> {
          for (int i = 0; i < 100; i++) {
            executor.spawner().spawn(Task.yieldNow());
          }
        });
    executor.run();
  }

  @Test
  void aTaskSpawnedByAnotherThreadWakesASleepingExecutor() throws Exception {
    Probe<String> sleeper = new Probe<>();
    Task<Void, RuntimeException> alarm = Steps.of(() -> sleeper.complete("woken"));
    sleeper.duringNextPoll(() -> start(() -> executor.spawner().spawn(alarm)));
    assertThat(executor.run(sleeper)).isEqualTo("woken");
  }

  @Test
  void currentIsTheSpawnerOfTheExecutorThatRunsTheCode() {
    assertThat(executor.<Spawner, RuntimeException>run(cx -> Poll.ready(Spawner.current())))
        .isSameAs(executor.spawner());
  }

  @Test
  void outsideAnExecutorThereIsNoCurrentSpawner() {
    assertThatThrownBy(Spawner::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("No executor runs this code (thread ");
  }

  @Test
  void blockOnInsideAPollIsRefused() {
    Task<Void, RuntimeException> task =
        new Task<>() {
          @Override
          public Poll<Void> poll(Context cx) {
            Executor.blockOn(Task.ready(1));
            return Poll.ready(null);
          }

          @Override
          public String toString() {
            return "Outer.task";
          }
        };
    assertThatThrownBy(() -> executor.run(task))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "Executor\\.blockOn was called inside an executor \\(thread .*, polling"
                + " Outer\\.task\\)\\. It would block every task of that executor\\."
                + " Await the task, or spawn it\\.");
  }

  @Test
  void runInsideAPollIsRefused() {
    assertThatThrownBy(() -> executor.run(Steps.of(executor::run)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Executor.run was called inside an executor");
  }

  @Test
  void blockOnInAPollOfAnotherExecutorIsRefusedToo() {
    Task<Void, RuntimeException> inner = Steps.of(() -> Executor.blockOn(Task.ready(1)));
    assertThatThrownBy(() -> Executor.blockOn(inner)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void runOnTwoThreadsAtOnceIsRefused() {
    executor.run(
        Steps.of(
            () ->
                elsewhere(
                    () ->
                        assertThatThrownBy(executor::run)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("running already, on thread"))));
  }

  @Test
  void anExecutorCanMoveToAnotherThreadBetweenRuns() throws Exception {
    Probe<String> probe = new Probe<>();
    JoinHandle<String, Exception> handle = executor.spawner().spawn(probe);
    settle(executor);
    elsewhere(() -> settle(executor));
    probe.complete("v");
    elsewhere(() -> assertThat(executor.run(handle)).isEqualTo("v"));
  }

  @Test
  void anExecutorIsAsGoodAsNewAfterAnException() {
    assertThatThrownBy(() -> executor.run(Task.failed(new IOException())))
        .isInstanceOf(IOException.class);
    assertThat(executor.run(Task.ready(1))).isEqualTo(1);
    assertThat(Executor.blockOn(Task.ready(2))).as("the thread is free as well").isEqualTo(2);
  }

  @Test
  void anErrorIsATasksFailureLikeAnyOther() {
    assertThatThrownBy(
            () ->
                executor.run(
                    Steps.of(
                        () -> {
                          throw new StackOverflowError();
                        })))
        .isInstanceOf(StackOverflowError.class);
    assertThat(executor.run(Task.ready(1))).isEqualTo(1);
  }

  @Test
  void aTaskThatReturnsNoPollFails() {
    assertThatThrownBy(() -> executor.run((Task<Void, RuntimeException>) cx -> null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("returned null from poll");
  }

  @Test
  void manyTasksAreNoTrouble() {
    AtomicInteger ran = new AtomicInteger();
    for (int i = 0; i < 100_000; i++) {
      executor.spawner().spawn(Steps.of(ran::incrementAndGet));
    }
    executor.run();
    assertThat(ran.get()).isEqualTo(100_000);
  }
}
