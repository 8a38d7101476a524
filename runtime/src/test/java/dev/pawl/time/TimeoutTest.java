package dev.pawl.time;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit crossed with the moments at which the task may complete. */
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class TimeoutTest {
  private static final Duration LIMIT = Duration.ofMillis(10);

  private final ManualClock clock = new ManualClock();
  private final Executor executor;
  private final Probe<String> probe = new Probe<>();
  private final Task<String, Exception> task = Task.timeout(LIMIT, probe);

  TimeoutTest(int threads) {
    executor =
        Executor.builder()
            .clock(clock)
            .uncaughtExceptionHandler(new Recorder())
            .threads(threads)
            .build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  private <T, X extends Throwable> JoinHandle<T, X> spawn(Task<T, X> task) {
    JoinHandle<T, X> handle = executor.spawner().spawn(task);
    settle(executor);
    return handle;
  }

  private void pass(Duration time) {
    clock.advance(time);
    settle(executor);
  }

  @Test
  void aValueInTimeIsGiven() throws Exception {
    JoinHandle<String, Exception> handle = spawn(task);
    probe.complete("v");
    assertThat(executor.run(handle)).isEqualTo("v");
    assertThat(probe.withdrawals()).isZero();
    assertNoTimerIsLeft();
  }

  @Test
  void aFailureInTimeIsThrown() {
    IOException failure = new IOException();
    JoinHandle<String, Exception> handle = spawn(task);
    probe.fail(failure);
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
    assertNoTimerIsLeft();
  }

  @Test
  void aTaskThatIsReadyAtOnceNeedsNoTimer() throws Exception {
    probe.complete("v");
    assertThat(task.poll(Context.of(() -> {})).get()).isEqualTo("v");
  }

  @Test
  void aTaskWokenDuringItsFirstPollIsPolledAgain() throws Exception {
    probe.duringNextPoll(() -> probe.waker().wake());
    JoinHandle<String, Exception> handle = spawn(task);
    assertThat(probe.polls()).isEqualTo(2);
    probe.complete("v");
    assertThat(executor.run(handle)).isEqualTo("v");
  }

  @Test
  void aTaskWokenDuringItsFirstPollWasInTimeHoweverLateThePoll() throws Exception {
    boolean[] again = {false};
    Task<String, Exception> late =
        cx -> {
          if (again[0]) {
            return cx.isCancelled() ? Poll.pending() : Poll.ready("v");
          }
          again[0] = true;
          cx.waker().wake();
          clock.advance(LIMIT);
          return Poll.pending();
        };
    assertThat(executor.run(Task.timeout(Duration.ZERO, late))).isEqualTo("v");
  }

  @Test
  void aTaskWokenDuringAPollInWhichTheTimerFiresWasInTime() throws Exception {
    Timers timers = executor.run((Task<Timers, Exception>) cx -> Poll.ready(cx.timers()));
    JoinHandle<String, Exception> handle = spawn(task);
    probe.duringNextPoll(
        () -> {
          probe.waker().wake();
          clock.advance(LIMIT);
          timers.fire(); // as another thread does
        });
    probe.waker().wake();
    settle(executor);
    assertThat(probe.cancelledAtPoll()).containsExactly(false, false, false, true);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(TimedOutException.class);
  }

  @Test
  void aTaskWokenAfterTheTimerDuringOnePollWasNotInTime() throws Exception {
    Timers timers = executor.run((Task<Timers, Exception>) cx -> Poll.ready(cx.timers()));
    JoinHandle<String, Exception> handle = spawn(task);
    probe.duringNextPoll(
        () -> {
          clock.advance(LIMIT);
          timers.fire();
          probe.waker().wake();
        });
    probe.waker().wake();
    settle(executor);
    assertThat(probe.cancelledAtPoll()).containsExactly(false, false, true);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(TimedOutException.class);
  }

  @Test
  void whenTheTimeIsOverTheTaskIsCancelledAndWithdrawn() {
    JoinHandle<String, Exception> handle = spawn(task);
    pass(LIMIT.minusNanos(1));
    assertThat(probe.polls()).isEqualTo(1);
    pass(Duration.ofNanos(1));
    assertThat(probe.cancelledAtPoll()).containsExactly(false, true);
    assertThat(probe.withdrawals()).isEqualTo(1);
    assertThatThrownBy(() -> executor.run(handle))
        .isInstanceOf(TimedOutException.class)
        .hasMessage("Probe was not complete after PT0.01S");
  }

  @Test
  void aNoLimitPollsOnce() {
    JoinHandle<String, Exception> handle = spawn(Task.timeout(Duration.ZERO, probe));
    settle(executor);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(TimedOutException.class);
    assertThat(probe.cancelledAtPoll()).containsExactly(false, true);
  }

  @Test
  void aValueThatIsThereWhenTheTimeIsOverIsNotLost() throws Exception {
    JoinHandle<String, Exception> handle = spawn(task);
    clock.advance(LIMIT);
    probe.complete("v");
    assertThat(executor.run(handle)).isEqualTo("v");
    assertThat(probe.withdrawals()).isZero();
  }

  @Test
  void cleanupIsAwaitedAndItsLateValueGiven() throws Exception {
    probe.refusingToLetGo();
    JoinHandle<String, Exception> handle = spawn(task);
    pass(LIMIT);
    assertThat(handle.isDone()).isFalse();
    probe.complete("late");
    assertThat(executor.run(handle)).isEqualTo("late");
    assertThat(probe.cancelledAtPoll()).containsExactly(false, true, true);
  }

  @Test
  void whatCleanupThrowsIsSuppressed() {
    IllegalArgumentException failure = new IllegalArgumentException();
    Task<String, Exception> cleaning =
        Task.timeout(
            LIMIT,
            cx -> {
              if (cx.isCancelled()) {
                Cancelled cancelled = new Cancelled("here");
                cancelled.addSuppressed(failure);
                throw cancelled;
              }
              return Poll.pending();
            });
    JoinHandle<String, Exception> handle = spawn(cleaning);
    pass(LIMIT);
    assertThatThrownBy(() -> executor.run(handle))
        .isInstanceOf(TimedOutException.class)
        .satisfies(t -> assertThat(t.getSuppressed()).containsExactly(failure));
  }

  @Test
  void whatTheTaskThrowsInsteadIsThrown() {
    IOException failure = new IOException();
    probe.refusingToLetGo();
    JoinHandle<String, Exception> handle = spawn(task);
    pass(LIMIT);
    probe.fail(failure);
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
  }

  @Test
  void theCallerMayChooseAnExceptionAndItsType() {
    JoinHandle<Void, IOException> handle =
        spawn(
            Task.timeout(
                LIMIT, Task.widen(Task.sleep(LIMIT.multipliedBy(2))), e -> new IOException(e)));
    pass(LIMIT);
    assertThatThrownBy(() -> executor.run(handle))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(TimedOutException.class);
  }

  @Test // tricky 103
  void aLongerSleepDoesNotWinThoughBothAreLate() {
    JoinHandle<Void, RuntimeException> handle =
        spawn(Task.timeout(LIMIT, Task.sleep(LIMIT.plusNanos(1))));
    pass(Duration.ofHours(1));
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(TimedOutException.class);
    assertNoTimerIsLeft();
  }

  @Test // tricky 103
  void aShorterSleepWinsThoughBothAreLate() {
    JoinHandle<Void, RuntimeException> handle =
        spawn(Task.timeout(LIMIT, Task.sleep(LIMIT.minusNanos(1))));
    pass(Duration.ofHours(1));
    assertThat(executor.run(handle)).isNull();
    assertNoTimerIsLeft();
  }

  @Test // tricky 103, 111
  void ofNestedLimitsTheShorterOneWinsAndATieIsTheInnerOnes() {
    Task<Void, IOException> hour = Task.widen(Task.sleep(Duration.ofHours(1)));
    JoinHandle<Void, IOException> outer =
        spawn(Task.timeout(LIMIT, Task.timeout(LIMIT, hour), IOException::new));
    pass(Duration.ofHours(2));
    assertThatThrownBy(() -> executor.run(outer)).isInstanceOf(TimedOutException.class);

    JoinHandle<Void, IOException> inner =
        spawn(
            Task.timeout(
                LIMIT,
                Task.timeout(LIMIT.multipliedBy(2), Task.widen(Task.sleep(Duration.ofHours(1)))),
                IOException::new));
    pass(Duration.ofHours(2));
    assertThatThrownBy(() -> executor.run(inner)).isInstanceOf(IOException.class);
    assertNoTimerIsLeft();
  }

  @Test
  void aCancelledAwaiterWithdrawsTheTaskAndTheTimer() {
    JoinHandle<String, Exception> handle = spawn(task);
    handle.cancel();
    settle(executor);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
    assertThat(probe.cancelledAtPoll()).containsExactly(false, true);
    assertThat(probe.withdrawals()).isEqualTo(1);
    assertNoTimerIsLeft();
  }

  @Test
  void aCancelledAwaiterIsCancelledThoughTheTimeIsOverToo() {
    JoinHandle<String, Exception> handle = spawn(task);
    clock.advance(LIMIT);
    handle.cancel();
    settle(executor);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
    assertNoTimerIsLeft();
  }

  @Test
  void itCompletesOnce() throws Exception {
    probe.complete("v");
    executor.run(task);
    assertThatThrownBy(() -> executor.run(task))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was polled after it completed");
  }

  @Test
  void aNegativeLimitIsRefused() {
    assertThatThrownBy(() -> Task.timeout(Duration.ofMillis(-1), probe))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout was given PT-0.001S. A duration can't be negative.");
  }

  private void assertNoTimerIsLeft() {
    executor.run(
        (Task<Void, RuntimeException>)
            cx -> {
              assertThat(cx.timers().nanosToNext()).isEqualTo(Long.MAX_VALUE);
              return Poll.ready(null);
            });
  }

  @Test
  void anExceptionThatIsNotMadeIsSaidToBeMissing() {
    JoinHandle<Object, Exception> handle =
        executor
            .spawner()
            .spawn(
                Task.<Object, Exception>timeout(
                    Duration.ofSeconds(1), new Probe<Object>(), timedOut -> null));
    settle(executor);
    clock.advance(Duration.ofSeconds(1));
    assertThatThrownBy(() -> executor.run(handle))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("no exception was made of a timeout")
        .hasCauseInstanceOf(TimedOutException.class);
  }
}
