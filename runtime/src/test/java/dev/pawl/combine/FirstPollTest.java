package dev.pawl.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.AsyncCloseable;
import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.testing.CountingWaker;
import dev.pawl.testing.Probe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What may happen while several tasks are polled for the first time, when those that are ready have
 * no waker of their own.
 */
final class FirstPollTest {
  private final CountingWaker awaiter = new CountingWaker();
  private final Context cx = Context.of(awaiter);
  private final Context cancelledCx = Context.ofCancelled(awaiter);
  private final Probe<Object> a = new Probe<>();
  private final Probe<Object> b = new Probe<>();
  private final Probe<Object> c = new Probe<>();
  private final Task<List<Object>, Exception> join = Task.join(List.of(a, b, c));
  private final Task<Object, Exception> race = Task.race(List.of(a, b, c));

  private List<Integer> polls() {
    return List.of(a.polls(), b.polls(), c.polls());
  }

  /** Ready at once, and never asks for its waker. */
  private static Task<Object, Exception> ready(Object value) {
    return Task.widen(Task.ready(value));
  }

  /** Counts how often a waker is asked for. */
  private static final class Wakers {
    private int asked;

    Waker next() {
      asked++;
      return () -> {};
    }
  }

  @Test
  void aCombinatorAsksForItsWakerOnceHoweverManyTasksAreReady() throws Exception {
    Wakers wakers = new Wakers();
    Task<List<Object>, Exception> inner = Task.join(List.of(ready(1), ready(2)));
    Task<Object, Exception> nested =
        Task.race(List.of(Task.timeout(Duration.ofDays(1), inner.map(list -> list))));
    List<Poll<Object>> polls = new ArrayList<>();
    cx.pollEach(wakers::next, () -> polls.add(unchecked(nested, cx)));
    assertThat(polls.get(0).get()).isEqualTo(List.of(1, 2));
    assertThat(wakers.asked).isEqualTo(1);
  }

  private static <T> Poll<T> unchecked(Task<T, Exception> task, Context cx) {
    try {
      return task.poll(cx);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aTaskThatIsPolledAgainHasTheWakerOfItsFirstPoll() throws Exception {
    join.poll(cx);
    Waker first = b.waker();
    first.wake();
    join.poll(cx);
    assertThat(b.polls()).isEqualTo(2);
    assertThat(b.waker()).isSameAs(first).isNotSameAs(a.waker());
  }

  @Test
  void theContextHasItsOwnWakerBack() throws Exception {
    join.poll(cx);
    assertThat(cx.waker()).isSameAs(awaiter);
    a.fail(new IOException());
    assertThatThrownBy(() -> join.poll(cx)).isInstanceOf(IOException.class);
    assertThat(cx.waker()).isSameAs(awaiter);
  }

  @Test
  void aTaskWokenDuringItsOwnPollIsPolledOnceMoreAndTheOthersAreNot() throws Exception {
    b.duringNextPoll(() -> b.waker().wake());
    join.poll(cx);
    assertThat(awaiter.wakes()).isEqualTo(1);
    join.poll(cx);
    assertThat(polls()).containsExactly(1, 2, 1);
  }

  @Test
  void aTaskWokenDuringALaterOnesPollIsPolledOnceMore() throws Exception {
    c.duringNextPoll(() -> a.complete(1));
    join.poll(cx);
    assertThat(awaiter.wakes()).isEqualTo(1);
    b.complete(2);
    c.complete(3);
    assertThat(join.poll(cx).get()).containsExactly(1, 2, 3);
    assertThat(polls()).containsExactly(2, 2, 2);
  }

  @Test
  void aTaskWokenDuringTheFirstPollGoesFirst() throws Exception {
    c.duringNextPoll(() -> b.complete("b"));
    race.poll(cx);
    a.complete("a");
    assertThat(race.poll(cx).get()).isEqualTo("b");
    assertThat(a.polls()).isEqualTo(1);
  }

  @Test
  void aWakeThroughTwoGroupsDuringTheFirstPollArrives() throws Exception {
    Task<List<List<Object>>, Exception> outer = Task.join(List.of(Task.join(List.of(a)), join(b)));
    b.duringNextPoll(() -> a.complete(1));
    outer.poll(cx);
    assertThat(awaiter.wakes()).isEqualTo(1);
    b.complete(2);
    assertThat(outer.poll(cx).get()).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void ofTwoWokenDuringTheFirstPollTheFirstGoesFirstThoughItIsInAnInnerGroup() throws Exception {
    Task<Object, Exception> inner = Task.race(List.of(b, c));
    Task<Object, Exception> outer = Task.race(List.of(a, Task.timeout(Duration.ofDays(1), inner)));
    c.duringNextPoll(
        () -> {
          b.waker().wake();
          a.complete("a");
        });
    try (Executor executor = new Executor()) {
      JoinHandle<Object, Exception> handle = executor.spawner().spawn(outer);
      b.duringNextPoll(() -> b.duringNextPoll(() -> b.complete("b")));
      assertThat(executor.run(handle)).isEqualTo("b");
    }
  }

  private static Task<List<Object>, Exception> join(Task<Object, Exception> task) {
    return Task.join(List.of(task));
  }

  @Test
  void aLateWakeOfATaskThatWasReadyIsNothing() throws Exception {
    a.complete(1);
    join.poll(cx);
    int before = awaiter.wakes();
    a.waker().wake();
    assertThat(awaiter.wakes()).isEqualTo(before + 1);
    assertThat(join.poll(cx).isPending()).isTrue();
    assertThat(polls()).containsExactly(1, 1, 1);
  }

  @Test
  void aLateWakeAfterTheEndIsNothing() throws Exception {
    Task<List<Object>, Exception> one = join(a);
    a.complete(1);
    one.poll(cx);
    a.waker().wake();
    assertThatThrownBy(() -> one.poll(cx)).isInstanceOf(IllegalStateException.class);
    assertThat(a.polls()).isEqualTo(1);
  }

  @Test
  void aTaskThatWaitsWithoutAWakerIsWaitedFor() throws Exception {
    Task<Object, Exception> silent = cx -> Poll.pending();
    Task<List<Object>, Exception> both = Task.join(List.of(silent, a));
    a.complete(1);
    assertThat(both.poll(cx).isPending()).isTrue();
    assertThat(both.poll(cx).isPending()).isTrue();
  }

  @Test
  void aFailureClosesWhatWasReadyAndCancelsWhatWaits() throws Exception {
    List<String> closed = new ArrayList<>();
    AutoCloseable resource = () -> closed.add("resource");
    IOException failure = new IOException();
    c.fail(failure);
    b.refusingToLetGo();
    Task<List<Object>, Exception> all = Task.join(List.of(ready(resource), a, b, c, ready(1)));
    assertThat(all.poll(cx).isPending()).isTrue();
    assertThat(closed).containsExactly("resource");
    assertThat(a.withdrawals()).isEqualTo(1);
    assertThat(a.polls()).isEqualTo(1);
    assertThat(b.cancelledAtPoll()).containsExactly(false, true);
    b.complete((AutoCloseable) () -> closed.add("late"));
    assertThat(awaiter.wakes()).isEqualTo(1);
    assertThatThrownBy(() -> all.poll(cx)).isSameAs(failure);
    assertThat(closed).containsExactly("resource", "late");
  }

  @Test
  void aFailureWaitsForTheTaskThatClosesWhatWasReady() throws Exception {
    Probe<Void> closing = new Probe<>();
    AsyncCloseable<Exception> resource = () -> closing;
    IOException failure = new IOException();
    b.fail(failure);
    Task<List<Object>, Exception> both = Task.join(List.of(ready(resource), b));
    assertThat(both.poll(cx).isPending()).isTrue();
    assertThat(both).hasToString("Task.join(Probe)");
    closing.complete(null);
    assertThat(awaiter.wakes()).isEqualTo(1);
    assertThatThrownBy(() -> both.poll(cx)).isSameAs(failure);
  }

  @Test
  void ofARaceWhatWaitsBeforeTheWinnerIsWithdrawnAndWhatIsBehindIsNotBegun() throws Exception {
    b.complete("b");
    assertThat(race.poll(cx).get()).isEqualTo("b");
    assertThat(polls()).containsExactly(1, 1, 0);
    assertThat(List.of(a.withdrawals(), c.withdrawals())).containsExactly(1, 0);
  }

  @Test
  void aFirstPollThatIsCancelledStillGivesWhatIsReady() throws Exception {
    a.complete(1);
    b.complete(2);
    c.complete(3);
    assertThat(join.poll(cancelledCx).get()).containsExactly(1, 2, 3);
  }

  @Test
  void aCancelledTaskOfARaceDoesNotBeatAValueAtTheFirstPoll() throws Exception {
    Task<Object, Exception> cancelled =
        cx -> {
          throw new Cancelled("first");
        };
    Task<Object, Exception> two = Task.race(List.of(cancelled, a));
    a.complete("a");
    assertThat(two.poll(cancelledCx).get()).isEqualTo("a");
  }

  @Test
  void aCancelAfterTheFirstPollReachesThoseThatWaitAndKeepsWhatWasReady() throws Exception {
    Task<List<Object>, Exception> two = Task.join(List.of(ready(1), a));
    two.poll(cx);
    assertThat(two.poll(cancelledCx).isPending()).isTrue();
    assertThat(a.cancelledAtPoll()).containsExactly(false, true);
    a.complete(2);
    assertThat(two.poll(cancelledCx).get()).containsExactly(1, 2);
  }

  @Test
  void withdrawnAfterTheFirstPollItClosesWhatWasReady() throws Exception {
    List<String> closed = new ArrayList<>();
    AutoCloseable resource = () -> closed.add("resource");
    Task<List<Object>, Exception> two = Task.join(List.of(ready(resource), a));
    two.poll(cx);
    assertThat(two.withdraw()).isTrue();
    assertThat(closed).containsExactly("resource");
    assertThat(a.withdrawals()).isEqualTo(1);
  }

  @Test
  void aTaskAsAValueIsAValue() throws Exception {
    Task<Object, Exception> value = ready("of the value");
    assertThat(Task.join(List.of(ready(value), ready(1))).poll(cx).get()).containsExactly(value, 1);
  }

  @Test
  void theArrayOfTheCallerIsLeftAlone() throws Exception {
    a.complete("a");
    @SuppressWarnings("unchecked")
    Task<Object, Exception>[] tasks = (Task<Object, Exception>[]) new Task<?, ?>[] {a, b};
    Task<Object, Exception> first = Task.race(tasks);
    tasks[0] = null;
    assertThat(first.poll(cx).get()).isEqualTo("a");
    assertThat(tasks).containsExactly(null, b);
  }
}
