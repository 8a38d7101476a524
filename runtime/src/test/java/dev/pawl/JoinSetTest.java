package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Steps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class JoinSetTest {
  private final Recorder recorder = new Recorder();
  private final Executor executor;
  private final JoinSet<Object, Exception> set = new JoinSet<>();
  private final List<Probe<Object>> probes = new ArrayList<>();
  private final List<JoinHandle<Void, RuntimeException>> handles = new ArrayList<>();

  JoinSetTest(int threads) {
    executor = Executor.builder().uncaughtExceptionHandler(recorder).threads(threads).build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  private void spawn(int count) {
    executor.run(
        Steps.of(
            () -> {
              for (int i = 0; i < count; i++) {
                Probe<Object> probe = new Probe<>();
                probes.add(probe);
                handles.add(set.spawn(probe));
              }
            }));
    settle(executor);
  }

  private JoinHandle<Object, Exception> next() {
    JoinHandle<Object, Exception> next = executor.spawner().spawn(set.next());
    settle(executor);
    return next;
  }

  @Test
  void outcomesComeInTheOrderInWhichTasksEnd() throws Exception {
    spawn(3);
    probes.get(2).complete("c");
    settle(executor);
    probes.get(0).complete("a");
    settle(executor);
    assertThat(executor.run(set.next())).isEqualTo("c");
    assertThat(executor.run(set.next())).isEqualTo("a");
    assertThat(set.size()).isEqualTo(1);
    JoinHandle<Object, Exception> next = next();
    assertThat(next.isDone()).isFalse();
    probes.get(1).complete("b");
    assertThat(executor.run(next)).isEqualTo("b");
    assertThat(set.isEmpty()).isTrue();
  }

  @Test
  void aFailureIsThrownByTheNextThatTakesItAndLeavesTheOthersAlone() throws Exception {
    IOException failure = new IOException();
    spawn(2);
    probes.get(0).fail(failure);
    settle(executor);
    assertThatThrownBy(() -> executor.run(set.next())).isSameAs(failure);
    assertThat(probes.get(1).polls()).isEqualTo(1);
    probes.get(1).complete("b");
    assertThat(executor.run(set.next())).isEqualTo("b");
    assertThat(recorder.failures()).isEmpty();
  }

  @Test
  void aCancelledTaskComesAsCancelled() {
    spawn(2);
    handles.get(0).cancel();
    settle(executor);
    assertThatThrownBy(() -> executor.run(set.next()))
        .isInstanceOf(CancellationException.class)
        .hasMessage("Probe was cancelled");
    assertThatThrownBy(() -> executor.run(handles.get(0)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void cancelEndsThemAllAndEachIsStillTaken() {
    spawn(3);
    set.cancel();
    settle(executor);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> executor.run(set.next())).isInstanceOf(CancellationException.class);
    }
    assertThat(set.isEmpty()).isTrue();
  }

  @Test
  void aWithdrawnNextTakesNothing() throws Exception {
    spawn(1);
    JoinHandle<Object, Exception> next = next();
    next.cancel();
    settle(executor);
    probes.get(0).complete("a");
    settle(executor);
    assertThat(executor.run(set.next())).isEqualTo("a");
  }

  @Test
  void aNextThatLosesARaceTakesNothing() throws Exception {
    spawn(1);
    Probe<Object> other = new Probe<>();
    JoinHandle<Object, Exception> race = executor.spawner().spawn(Task.race(set.next(), other));
    settle(executor);
    other.complete("other");
    probes.get(0).complete("a");
    assertThat(executor.run(race)).isEqualTo("other");
    assertThat(executor.run(set.next())).isEqualTo("a");
  }

  @Test
  void anEmptySetHasNoNext() {
    assertThatThrownBy(() -> executor.run(set.next()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void itIsAwaitedByOneTaskAtATime() {
    spawn(1);
    next();
    assertThatThrownBy(() -> executor.run(set.next()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("awaited already");
    probes.get(0).complete("a");
  }

  @Test
  void closingCancelsWhatRunsAndWaitsForItsCleanup() {
    spawn(2);
    probes.get(0).refusingToLetGo();
    JoinHandle<Void, RuntimeException> end = executor.spawner().spawn(set.closeAsync());
    settle(executor);
    assertThat(probes.get(1).withdrawals()).isEqualTo(1);
    assertThat(end.isDone()).isFalse();
    probes.get(0).complete("cleaned up");
    executor.run(end);
    assertThat(set.isEmpty()).isTrue();
    assertThat(recorder.failures()).isEmpty();
  }

  @Test
  void closingDropsWhatWasNotTakenAndLosesNoFailure() {
    IOException failure = new IOException();
    int[] closed = {0};
    Probe<Void> closing = new Probe<>();
    spawn(3);
    probes.get(0).fail(failure);
    probes.get(1).complete((AutoCloseable) () -> closed[0]++);
    probes.get(2).complete((AsyncCloseable<Exception>) () -> closing);
    settle(executor);
    JoinHandle<Void, RuntimeException> end = executor.spawner().spawn(set.closeAsync());
    settle(executor);
    assertThat(end.isDone()).isFalse();
    closing.complete(null);
    executor.run(end);
    assertThat(closed[0]).isEqualTo(1);
    assertThat(recorder.failures()).containsExactly(failure);
    assertThat(recorder.tasks()).containsExactly("Probe");
  }

  @Test
  void nothingIsSpawnedInAClosedSet() {
    executor.run(set.closeAsync());
    assertThatThrownBy(() -> spawn(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(set.isEmpty()).isTrue();
  }

  @Test
  void takingOneOfManyPollsNoOther() throws Exception {
    spawn(2_000);
    for (Probe<Object> each : probes) {
      each.complete(1);
    }
    for (int i = 0; i < 2_000; i++) {
      executor.run(set.next());
    }
    assertThat(probes.stream().mapToInt(Probe::polls).sum()).isEqualTo(4_000);
  }
}
