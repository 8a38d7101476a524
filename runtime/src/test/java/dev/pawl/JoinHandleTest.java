package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.CountingWaker;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class JoinHandleTest {
  private final Executor executor;
  private final Probe<String> probe = new Probe<>();
  private final JoinHandle<String, Exception> handle;

  JoinHandleTest(int threads) {
    executor = Executor.builder().threads(threads).build();
    handle = executor.spawner().spawn(probe);
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void awaitingGivesTheValue() throws Exception {
    probe.complete("v");
    assertThat(executor.run(handle)).isEqualTo("v");
  }

  @Test
  void awaitingRethrowsTheVeryObject() {
    IOException failure = new IOException();
    probe.fail(failure);
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
  }

  @Test
  void aNullValueIsAValue() throws Exception {
    probe.complete(null);
    assertThat(executor.run(handle)).isNull();
  }

  @Test
  void aTaskThatCompletedBeforeItIsAwaitedGivesItsValue() throws Exception {
    probe.complete("v");
    settle(executor);
    assertThat(handle.isDone()).isTrue();
    assertThat(executor.run(handle)).isEqualTo("v");
  }

  @Test
  void awaitingACancelledTaskThrowsCancellationException() {
    settle(executor);
    handle.cancel();
    assertThatThrownBy(() -> executor.run(handle))
        .isInstanceOf(CancellationException.class)
        .hasMessage("Probe was cancelled")
        .hasCauseInstanceOf(Cancelled.class);
  }

  @Test
  void isDoneTellsTheEnd() {
    assertThat(handle.isDone()).isFalse();
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    probe.complete("v");
    assertThat(handle.isDone()).isFalse();
    settle(executor);
    assertThat(handle.isDone()).isTrue();
  }

  @Test
  void theAwaiterIsWokenOnceAtTheEnd() throws Exception {
    CountingWaker waker = new CountingWaker();
    assertThat(handle.poll(Context.of(waker)).isPending()).isTrue();
    settle(executor);
    assertThat(waker.wakes()).isZero();
    probe.complete("v");
    settle(executor);
    assertThat(waker.wakes()).isEqualTo(1);
    assertThat(handle.poll(Context.of(waker)).get()).isEqualTo("v");
  }

  @Test
  void theLatestWakerCounts() throws Exception {
    CountingWaker former = new CountingWaker();
    CountingWaker latter = new CountingWaker();
    handle.poll(Context.of(former));
    handle.poll(Context.of(latter));
    probe.complete("v");
    settle(executor);
    assertThat(former.wakes()).isZero();
    assertThat(latter.wakes()).isEqualTo(1);
  }

  @Test
  void theOutcomeIsHandedOverOnce() throws Exception {
    probe.complete("v");
    executor.run(handle);
    assertThatThrownBy(() -> executor.run(handle))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The handle of a spawned task was polled after it had given its");
  }

  @Test
  void aSecondTaskThatAwaitsIsToldOfTheFirst() throws Exception {
    JoinHandle<String, Exception> first = executor.spawner().spawn(named("first", handle));
    settle(executor);
    assertThatThrownBy(() -> executor.run(handle))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The handle of Probe is awaited by first already. It can be awaited by one task at a"
                + " time; a value that several need is made by a Once.");
    probe.complete("v");
    assertThat(executor.run(first)).as("the first is none the worse").isEqualTo("v");
  }

  @Test
  void aSecondTaskIsToldOfTheFirstThoughEitherAwaitsInACombinator() throws Exception {
    JoinHandle<String, Exception> first =
        executor.spawner().spawn(named("first", Task.timeout(Duration.ofHours(1), handle)));
    settle(executor);
    for (Task<String, Exception> second : List.of(handle, Task.race(handle, new Probe<>()))) {
      JoinHandle<String, Exception> refused = executor.spawner().spawn(second);
      settle(executor);
      assertThat(refused.isDone()).isTrue();
      assertThatThrownBy(() -> executor.run(refused))
          .hasMessageContaining("awaited by first already");
    }
    probe.complete("v");
    assertThat(executor.run(first)).as("the first is none the worse").isEqualTo("v");
  }

  @Test
  void oneTaskMayAwaitItInOneCombinatorAfterTheOther() throws Exception {
    Probe<String> other = new Probe<>();
    JoinHandle<String, Exception> race = executor.spawner().spawn(Task.race(handle, other));
    settle(executor);
    other.complete("first");
    assertThat(executor.run(race)).isEqualTo("first");
    JoinHandle<String, Exception> again =
        executor.spawner().spawn(Task.timeout(Duration.ofHours(1), handle));
    settle(executor);
    probe.complete("v");
    assertThat(executor.run(again)).isEqualTo("v");
  }

  @Test
  void anAwaiterThatWithdrawsMakesRoomAndLeavesTheTaskAlone() throws Exception {
    JoinHandle<String, Exception> first = executor.spawner().spawn(named("first", handle));
    settle(executor);
    first.cancel();
    settle(executor);
    assertThat(probe.cancelledAtPoll()).containsExactly(false);
    probe.complete("v");
    assertThat(executor.run(handle)).isEqualTo("v");
  }

  @Test
  void aHandleCanBeAwaitedOnAnotherExecutor() throws Exception {
    CompletableFuture<Void> running = start(executor::run);
    CompletableFuture<Void> awaiting =
        start(() -> assertThat(Executor.blockOn(handle)).isEqualTo("v"));
    probe.complete("v");
    Threads.join(running);
    Threads.join(awaiting);
  }

  @Test
  void aHandleShowsWhereItsTaskIs() {
    assertThat(handle).hasToString("Probe");
    probe.complete("v");
    settle(executor);
    assertThat(handle).hasToString("a completed task");
  }

  private static <T> Task<T, Exception> named(String name, Task<T, Exception> task) {
    return new Task<>() {
      @Override
      public Poll<T> poll(Context cx) throws Exception {
        return task.poll(cx);
      }

      @Override
      public boolean withdraw() {
        return task.withdraw();
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }
}
