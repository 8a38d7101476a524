package dev.pawl.combine;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.AsyncCloseable;
import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import dev.pawl.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class RaceTest {
  private final Recorder recorder = new Recorder();
  private final ManualClock clock = new ManualClock();
  private final Executor executor;
  private final Probe<Object> a = new Probe<>();
  private final Probe<Object> b = new Probe<>();

  /** For a race besides the first one's: a probe wakes one task, the one that polled it last. */
  private final Probe<Object> c = new Probe<>();

  private final JoinHandle<Selected<Object>, Exception> handle;

  RaceTest(int threads) {
    executor =
        Executor.builder().clock(clock).uncaughtExceptionHandler(recorder).threads(threads).build();
    handle = executor.spawner().spawn(Task.select(a, b));
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void theFirstValueWinsAndTheOtherTaskIsWithdrawnUnpolled() throws Exception {
    settle(executor);
    b.complete("b");
    assertThat(executor.run(handle)).isEqualTo(new Selected<>(1, "b"));
    assertThat(a.polls()).isEqualTo(1);
    assertThat(a.withdrawals()).isEqualTo(1);
  }

  @Test // tricky 105
  void ofTwoThatAreReadyAtOnceTheFirstInOrderWinsAndTheSecondIsNotBegun() throws Exception {
    a.complete("a");
    b.complete("b");
    assertThat(executor.run(handle)).isEqualTo(new Selected<>(0, "a"));
    assertThat(b.polls()).isZero();
    assertThat(b.withdrawals()).isZero();
  }

  @Test // tricky 105
  void ofTwoThatBecomeReadyTheOneThatWasWokenFirstWins() throws Exception {
    settle(executor);
    b.complete("b");
    a.complete("a");
    assertThat(executor.run(handle)).isEqualTo(new Selected<>(1, "b"));
  }

  @Test // tricky 103
  void ofTwoSleepsTheShorterOneWinsThoughBothAreLate() {
    JoinHandle<String, RuntimeException> race =
        executor
            .spawner()
            .spawn(
                Task.race(
                    Task.sleep(Duration.ofMillis(2)).map(over -> "long"),
                    Task.sleep(Duration.ofMillis(1)).map(over -> "short")));
    settle(executor);
    clock.advance(Duration.ofHours(1));
    assertThat(executor.run(race)).isEqualTo("short");
  }

  @Test
  void aLosersCleanupIsDoneBeforeTheValueIsGiven() throws Exception {
    b.refusingToLetGo();
    settle(executor);
    a.complete("a");
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    assertThat(b.cancelledAtPoll()).containsExactly(false, true);
    b.fail(new IllegalStateException("cleanup"));
    assertThat(executor.run(handle)).isEqualTo(new Selected<>(0, "a"));
    assertThat(recorder.failures())
        .singleElement()
        .hasToString("java.lang.IllegalStateException: cleanup");
  }

  @Test
  void aLoserThatIsCancelledIsNoNews() throws Exception {
    Task<String, Exception> loser =
        cx -> {
          if (cx.isCancelled()) {
            throw new Cancelled("loser");
          }
          return Poll.pending();
        };
    JoinHandle<Object, Exception> race =
        executor.spawner().spawn(Task.race(new Stubborn<>(loser), c));
    settle(executor);
    c.complete("c");
    assertThat(executor.run(race)).isEqualTo("c");
    assertThat(recorder.failures()).isEmpty();
  }

  /** Refuses to let go, so that it is polled cancelled. */
  private record Stubborn<T>(Task<T, Exception> task) implements Task<T, Exception> {
    @Override
    public Poll<T> poll(Context cx) throws Exception {
      return task.poll(cx);
    }

    @Override
    public boolean withdraw() {
      return false;
    }
  }

  @Test
  void aFailureWinsToo() {
    IOException failure = new IOException();
    IllegalStateException cleanup = new IllegalStateException("cleanup");
    a.refusingToLetGo();
    settle(executor);
    b.fail(failure);
    settle(executor);
    a.fail(cleanup);
    assertThatThrownBy(() -> executor.run(handle))
        .isSameAs(failure)
        .hasSuppressedException(cleanup);
    assertThat(recorder.failures()).isEmpty();
  }

  @Test
  void aLosersLateResourceIsClosedByWhateverClosesIt() throws Exception {
    Probe<Void> closing = new Probe<>();
    AsyncCloseable<Exception> resource = () -> closing;
    b.refusingToLetGo();
    settle(executor);
    a.complete("a");
    settle(executor);
    b.complete(resource);
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    closing.complete(null);
    assertThat(executor.run(handle)).isEqualTo(new Selected<>(0, "a"));
  }

  @Test
  void aWinnersResourceIsNotClosed() throws Exception {
    AutoCloseable resource =
        () -> {
          throw new AssertionError("closed");
        };
    settle(executor);
    a.complete(resource);
    assertThat(executor.run(handle).value()).isSameAs(resource);
  }

  @Test
  void cancelledItWithdrawsThemAll() {
    settle(executor);
    handle.cancel();
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
    assertThat(List.of(a.withdrawals(), b.withdrawals())).containsExactly(1, 1);
    assertThat(a.cancelledAtPoll()).containsExactly(false, true);
  }

  @Test
  void cancelledItStillGivesAValueThatIsThere() throws Exception {
    settle(executor);
    b.complete("b");
    handle.cancel();
    assertThat(executor.run(handle)).isEqualTo(new Selected<>(1, "b"));
  }

  @Test
  void aChildsCancellationDoesNotBeatAnothersValueWhenAllAreCancelled() throws Exception {
    Task<Object, Exception> cancelled =
        cx -> {
          if (cx.isCancelled()) {
            throw new Cancelled("first");
          }
          return Poll.pending();
        };
    JoinHandle<Object, Exception> race = executor.spawner().spawn(Task.race(cancelled, c));
    settle(executor);
    c.complete("c");
    race.cancel();
    assertThat(executor.run(race)).isEqualTo("c");
  }

  @Test
  void aWinnersValueIsNotLostToACancelWhileALoserCleansUp() throws Exception {
    b.refusingToLetGo();
    settle(executor);
    a.complete("a");
    settle(executor);
    handle.cancel();
    settle(executor);
    b.complete("too late");
    assertThat(executor.run(handle)).isEqualTo(new Selected<>(0, "a"));
  }

  @Test
  void aLoserWokenBeforeACancelIsPolledAllTheSame() throws Exception {
    b.refusingToLetGo();
    settle(executor);
    a.complete("a");
    settle(executor);
    b.complete("too late");
    handle.cancel();
    assertThat(executor.run(handle)).isEqualTo(new Selected<>(0, "a"));
  }

  @Test
  void losingAHandleLeavesItsTaskAlone() throws Exception {
    Probe<Object> other = new Probe<>();
    JoinHandle<Object, Exception> spawned = executor.spawner().spawn(other);
    JoinHandle<Object, Exception> race = executor.spawner().spawn(Task.race(spawned, c));
    settle(executor);
    c.complete("c");
    assertThat(executor.run(race)).isEqualTo("c");
    other.complete("still running");
    assertThat(executor.run(spawned)).isEqualTo("still running");
  }

  @Test
  void aRaceOfNoneIsRefused() {
    assertThatThrownBy(() -> Task.race(List.<Task<String, RuntimeException>>of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A race of no tasks has no winner. Give it at least one.");
  }

  @Test
  void tasksThatThrowDifferentThingsMeet() throws IOException {
    Task<String, IOException> reads = Task.widen(Task.ready("read"));
    Task<String, IOException> race =
        Task.race(reads, Task.widen(Task.sleep(Duration.ofHours(1)).map(over -> "nothing")));
    assertThat(executor.run(race)).isEqualTo("read");
  }
}
