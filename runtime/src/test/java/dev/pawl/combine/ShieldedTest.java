package dev.pawl.combine;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Task;
import dev.pawl.testing.Probe;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class ShieldedTest {
  private final Executor executor;
  private final Probe<String> probe = new Probe<>();
  private final Probe<String> shielded = new Probe<>();
  private final JoinHandle<String, Exception> handle;

  ShieldedTest(int threads) {
    executor = Executor.builder().threads(threads).build();
    handle = executor.spawner().spawn(Task.shielded(probe));
  }

  @AfterEach
  void close() {
    probe.complete("end");
    shielded.complete("end");
    executor.close();
  }

  @Test
  void cancelledItGoesOnAndGivesItsValue() throws Exception {
    settle(executor);
    handle.cancel();
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    probe.complete("v");
    assertThat(executor.run(handle)).isEqualTo("v");
    assertThat(probe.cancelledAtPoll()).containsExactly(false, false, false);
    assertThat(probe.withdrawals()).isZero();
  }

  @Test
  void cancelledBeforeItsFirstPollItRunsAllTheSame() throws Exception {
    handle.cancel();
    settle(executor);
    probe.complete("v");
    assertThat(executor.run(handle)).isEqualTo("v");
  }

  @Test
  void itThrowsWhatTheTaskThrows() {
    IOException failure = new IOException();
    probe.fail(failure);
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
  }

  @Test
  void aRaceThatIsCancelledWaitsForWhatIsShielded() {
    Probe<String> beside = new Probe<>();
    JoinHandle<?, Exception> race =
        executor.spawner().spawn(Task.race(Task.shielded(shielded), beside));
    settle(executor);
    race.cancel();
    settle(executor);
    assertThat(beside.withdrawals()).isEqualTo(1);
    assertThat(race.isDone()).isFalse();
    shielded.complete("v");
    settle(executor);
    assertThat(race.isDone()).isTrue();
  }
}
