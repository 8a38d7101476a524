package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A name given at the spawn stands wherever the task is talked about. */
final class TaskNameTest {
  private final List<String> traced = new ArrayList<>();
  private final Recorder recorder = new Recorder();
  private final Executor executor =
      Executor.builder()
          .uncaughtExceptionHandler(recorder)
          .trace(
              new Trace() {
                @Override
                public void polling(JoinHandle<?, ?> task) {
                  traced.add(task.toString());
                }
              })
          .build();
  private final Probe<String> probe = new Probe<>();
  private final JoinHandle<String, Exception> handle = executor.spawner().spawn("seven", probe);

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void inTheHandle() {
    assertThat(handle).hasToString("seven: Probe");
  }

  @Test
  void inTheTrace() {
    settle(executor);
    assertThat(traced).contains("seven: Probe");
  }

  @Test
  void inWhatTheHandlerIsTold() {
    probe.fail(new IOException());
    settle(executor);
    assertThat(recorder.tasks()).containsExactly("seven: Probe");
  }

  @Test
  void inTheCancellation() {
    handle.cancel();
    assertThatThrownBy(() -> executor.run(handle))
        .isInstanceOf(CancellationException.class)
        .hasMessage("seven: Probe was cancelled");
  }

  @Test
  void theTaskIsNoneTheWorse() throws Exception {
    settle(executor);
    probe.complete("v");
    assertThat(executor.run(handle)).isEqualTo("v");
    assertThat(probe.polls()).isEqualTo(2);
  }

  @Test
  void itIsWithdrawnLikeAnyOther() {
    settle(executor);
    handle.cancel();
    settle(executor);
    assertThat(probe.withdrawals()).isEqualTo(1);
  }

  @Test
  void aTaskCanNameWhatItSpawns() {
    assertThat(
            executor.<String, RuntimeException>run(
                cx -> Poll.ready(Task.spawn("eight", new Probe<>()).toString())))
        .isEqualTo("eight: Probe");
  }

  @Test
  void ofAChildOfAScope() {
    Scope<Exception> scope = new Scope<>();
    assertThat(
            executor.<Object, RuntimeException>run(
                cx -> Poll.ready(scope.spawn("child", new Probe<>()))))
        .hasToString("child: Probe");
    scope.cancel();
  }

  @Test
  void ofATaskOfAJoinSet() throws Exception {
    JoinSet<Object, Exception> set = new JoinSet<>();
    JoinHandle<?, ?> member =
        executor.<JoinHandle<?, ?>, RuntimeException>run(
            cx -> Poll.ready(set.spawn("member", new Probe<>())));
    assertThat(member).hasToString("member: Probe");
    member.cancel();
    assertThatThrownBy(() -> executor.run(set.next())).hasMessage("member: Probe was cancelled");
  }

  @Test
  void noNameIsRefused() {
    assertThatThrownBy(() -> executor.spawner().spawn(null, probe))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("name");
  }
}
