package dev.pawl.combine;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.AsyncCloseable;
import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Task;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class JoinTest {
  private final Recorder recorder = new Recorder();
  private final int threads;
  private final Executor executor;
  private final Probe<Object> a = new Probe<>();
  private final Probe<Object> b = new Probe<>();
  private final Probe<Object> c = new Probe<>();
  private final JoinHandle<Joined.Three<Object, Object, Object>, Exception> handle;

  JoinTest(int threads) {
    this.threads = threads;
    executor = Executor.builder().uncaughtExceptionHandler(recorder).threads(threads).build();
    handle = executor.spawner().spawn(Task.join(a, b, c));
  }

  @AfterEach
  void close() {
    executor.close();
    assertThat(recorder.failures()).isEmpty();
  }

  /** A resource, and how often it was closed. */
  private static final class Resource implements AutoCloseable {
    private int closed;

    @Override
    public void close() {
      closed++;
    }
  }

  @Test
  void itHasTheValuesInTheOrderOfTheTasksWheneverTheyCome() throws Exception {
    settle(executor);
    c.complete(3);
    settle(executor);
    a.complete(1);
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    b.complete(null);
    assertThat(executor.run(handle)).isEqualTo(new Joined.Three<>(1, null, 3));
  }

  @Test
  void tasksThatAreReadyAreJoinedInOnePollAndWithoutAWake() throws Exception {
    Task<Joined.Two<Integer, String>, RuntimeException> join =
        Task.join(Task.ready(1), Task.ready("b"));
    assertThat(join.poll(Context.of(() -> {})).get()).isEqualTo(new Joined.Two<>(1, "b"));
  }

  @Test
  void onlyATaskThatWasWokenIsPolled() {
    settle(executor);
    b.waker().wake();
    settle(executor);
    assertThat(List.of(a.polls(), b.polls(), c.polls())).containsExactly(1, 2, 1);
  }

  @Test
  void manyWakesOfOneTaskLeadToOnePoll() {
    settle(executor);
    for (int i = 0; i < 5; i++) {
      b.waker().wake();
    }
    settle(executor);
    assertThat(b.polls()).isEqualTo(2);
  }

  @Test
  void aWakeDuringThePollLeadsToOneMore() {
    a.duringNextPoll(() -> a.waker().wake());
    settle(executor);
    assertThat(List.of(a.polls(), b.polls())).containsExactly(2, 1);
  }

  @Test // tricky 107
  void theFirstFailureCancelsTheOthersAndWaitsForThem() {
    IOException first = new IOException("first");
    IOException second = new IOException("second");
    b.refusingToLetGo();
    settle(executor);
    a.fail(first);
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    assertThat(b.cancelledAtPoll()).containsExactly(false, true);
    assertThat(c.withdrawals()).isEqualTo(1);
    assertThat(c.polls()).isEqualTo(1);
    b.fail(second);
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(first).hasSuppressedException(second);
  }

  @Test
  void aFailureAtTheFirstPollLeavesTheLaterTasksUnbegun() {
    IOException failure = new IOException();
    b.fail(failure);
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
    assertThat(a.withdrawals()).isEqualTo(1);
    assertThat(c.polls()).isZero();
    assertThat(c.withdrawals()).isZero();
  }

  @Test
  void theSameObjectThrownTwiceIsNotSuppressedInItself() {
    IOException failure = new IOException();
    b.refusingToLetGo();
    settle(executor);
    a.fail(failure);
    settle(executor);
    b.fail(failure);
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure).hasNoSuppressedExceptions();
  }

  @Test
  void aValueThatIsNotGivenIsClosedWhetherItCameBeforeOrAfterTheFailure() {
    Resource early = new Resource();
    Resource late = new Resource();
    c.refusingToLetGo();
    a.complete(early);
    settle(executor);
    b.fail(new IOException());
    settle(executor);
    c.complete(late);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(IOException.class);
    assertThat(List.of(early.closed, late.closed)).containsExactly(1, 1);
  }

  @Test
  void whatIsClosedByATaskIsAwaitedAndNotCancelled() {
    Probe<Void> closing = new Probe<>();
    AsyncCloseable<Exception> resource = () -> closing;
    IOException failure = new IOException();
    a.complete(resource);
    settle(executor);
    b.fail(failure);
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    assertThat(closing.cancelledAtPoll()).containsExactly(false);
    closing.complete(null);
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
  }

  @Test
  void whatClosingThrowsIsSuppressed() {
    IllegalArgumentException closing = new IllegalArgumentException();
    IOException failure = new IOException();
    a.complete(
        (AutoCloseable)
            () -> {
              throw closing;
            });
    b.fail(failure);
    assertThatThrownBy(() -> executor.run(handle))
        .isSameAs(failure)
        .hasSuppressedException(closing);
  }

  @Test
  void cancelledItWithdrawsThemAll() {
    settle(executor);
    handle.cancel();
    settle(executor);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
    for (Probe<Object> each : List.of(a, b, c)) {
      assertThat(each.cancelledAtPoll()).containsExactly(false, true);
      assertThat(each.withdrawals()).isEqualTo(1);
    }
  }

  @Test
  void cancelledItWaitsForCleanupAndGivesValuesBack() {
    Resource early = new Resource();
    Resource late = new Resource();
    a.complete(early);
    b.refusingToLetGo();
    settle(executor);
    handle.cancel();
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    assertThat(early.closed).isEqualTo(1);
    b.complete(late);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
    assertThat(late.closed).isEqualTo(1);
  }

  @Test
  void valuesThatAreAllThereAreNotLostToACancel() throws Exception {
    settle(executor);
    a.complete(1);
    b.complete(2);
    c.complete(3);
    handle.cancel();
    assertThat(executor.run(handle)).isEqualTo(new Joined.Three<>(1, 2, 3));
  }

  @Test
  void cancelledAfterAFailureItThrowsTheFailure() {
    IOException failure = new IOException();
    b.refusingToLetGo();
    settle(executor);
    a.fail(failure);
    settle(executor);
    handle.cancel();
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    b.complete("ignored");
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
  }

  @Test
  void aListIsJoinedInOrderAndMayBeEmpty() {
    assertThat(executor.run(Task.join(List.<Task<String, RuntimeException>>of()))).isEmpty();
    List<Task<Integer, RuntimeException>> tasks = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      tasks.add(Task.yieldNow().map(v -> number));
    }
    assertThat(executor.run(Task.join(tasks)))
        .isEqualTo(IntStream.range(0, 1_000).boxed().toList());
  }

  @Test
  void oneOfManyCostsOnePoll() {
    // Several threads are started and joined for each of the many runs.
    int count = threads > 1 ? 500 : 10_000;
    List<Probe<Object>> many = IntStream.range(0, count).mapToObj(i -> new Probe<>()).toList();
    JoinHandle<List<Object>, Exception> all = executor.spawner().spawn(Task.join(many));
    settle(executor);
    for (Probe<Object> each : many) {
      each.complete(1);
      settle(executor);
    }
    assertThat(many.stream().mapToInt(Probe::polls).sum()).isEqualTo(2 * count);
    assertThat(all.isDone()).isTrue();
  }

  @Test
  void eightTasksOfEightTypes() {
    Joined.Eight<Integer, String, Long, Character, Byte, Short, Boolean, Double> all =
        executor.run(
            Task.join(
                Task.ready(1),
                Task.ready("2"),
                Task.ready(3L),
                Task.ready('4'),
                Task.ready((byte) 5),
                Task.ready((short) 6),
                Task.ready(true),
                Task.ready(8.0)));
    assertThat(all).isEqualTo(new Joined.Eight<>(1, "2", 3L, '4', (byte) 5, (short) 6, true, 8.0));
  }

  @Test
  void itCompletesOnce() {
    Task<Joined.Two<Integer, Integer>, RuntimeException> join =
        Task.join(Task.ready(1), Task.ready(2));
    executor.run(join);
    assertThatThrownBy(() -> executor.run(join))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was polled after it completed");
  }

  @Test
  void oneTaskGivenTwiceIsPolledAfterItCompleted() {
    Task<Integer, RuntimeException> once = Task.ready(1);
    assertThatThrownBy(() -> executor.run(Task.join(once, once)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was polled after it completed");
  }

  @Test
  void deepJoinsOfPendingTasksAreFoundByTheirPath() {
    Task<?, RuntimeException> deep = Task.yieldNow();
    for (int i = 0; i < 500; i++) {
      deep = Task.join(deep, Task.ready(i));
    }
    assertThat(executor.run(deep)).isInstanceOf(Joined.Two.class);
  }

  @Test
  void itNamesWhatItWaitsFor() {
    settle(executor);
    b.complete(1);
    settle(executor);
    assertThat(handle).hasToString("Task.join(Probe, Probe)");
  }
}
