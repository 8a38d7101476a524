package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Steps.step;
import static dev.pawl.testing.Threads.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.testing.Probe;
import dev.pawl.testing.Steps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** No lost wake-up: a wake before, during or after a poll leads to exactly one further poll. */
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class WakeTest {
  private final int threads;
  private final Executor executor;
  private final Probe<String> probe = new Probe<>();

  WakeTest(int threads) {
    this.threads = threads;
    executor = Executor.builder().threads(threads).build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void aTaskThatNobodyWakesIsPolledOnce() {
    spawnAndPoll();
    settle(executor);
    assertThat(probe.polls()).isEqualTo(1);
  }

  @Test
  void aWakeAfterThePollLeadsToOneMorePoll() {
    spawnAndPoll();
    probe.waker().wake();
    settle(executor);
    assertThat(probe.polls()).isEqualTo(2);
  }

  @Test
  void manyWakesBeforeAPollLeadToOnePoll() {
    spawnAndPoll();
    for (int i = 0; i < 1_000; i++) {
      probe.waker().wake();
    }
    settle(executor);
    assertThat(probe.polls()).isEqualTo(2);
  }

  @Test
  void aWakeDuringThePollLeadsToOneMorePoll() {
    probe.duringNextPoll(() -> probe.waker().wake());
    spawnAndPoll();
    settle(executor);
    assertThat(probe.polls()).isEqualTo(2);
  }

  @Test
  void aWakeByAnotherThreadDuringThePollLeadsToOneMorePoll() {
    probe.duringNextPoll(() -> elsewhere(() -> probe.waker().wake()));
    spawnAndPoll();
    settle(executor);
    assertThat(probe.polls()).isEqualTo(2);
  }

  @Test
  void wakesByBothThreadsDuringThePollLeadToOneMorePoll() {
    probe.duringNextPoll(
        () -> {
          probe.waker().wake();
          elsewhere(() -> probe.waker().wake());
          probe.waker().wake();
        });
    spawnAndPoll();
    settle(executor);
    assertThat(probe.polls()).isEqualTo(2);
  }

  @Test
  void aWakeBetweenAYieldAndItsNextPollLeadsToThatPollAlone() {
    assumeTrue(threads == 1); // else the next poll need not wait
    probe.duringNextPoll(() -> probe.waker().wake());
    executor.spawner().spawn(probe);
    // Runs right after the probe's first poll, while the probe is on the queue again.
    executor.spawner().spawn(Steps.of(() -> elsewhere(() -> probe.waker().wake())));
    settle(executor);
    assertThat(probe.polls()).isEqualTo(2);
  }

  @Test
  void aWakeByAnotherThreadWhileTheExecutorSleepsLeadsToOneMorePoll() throws Exception {
    probe.duringNextPoll(() -> new Thread(() -> probe.complete("late")).start());
    assertThat(executor.run(probe)).isEqualTo("late");
    assertThat(probe.polls()).isLessThanOrEqualTo(2);
  }

  @Test
  void aWakeAfterTheEndDoesNothing() {
    spawnAndPoll();
    probe.complete("v");
    settle(executor);
    probe.waker().wake();
    elsewhere(() -> probe.waker().wake());
    settle(executor);
    assertThat(probe.polls()).isEqualTo(2);
  }

  @Test
  void aWakeDuringTheLastPollDoesNothing() {
    probe.duringNextPoll(() -> probe.complete("v"));
    spawnAndPoll();
    settle(executor);
    assertThat(probe.polls()).isEqualTo(1);
  }

  @Test
  void aWakeAfterTheExecutorIsClosedDoesNothing() {
    spawnAndPoll();
    executor.close();
    int polls = probe.polls();
    probe.waker().wake();
    elsewhere(() -> probe.waker().wake());
    assertThat(probe.polls()).isEqualTo(polls);
  }

  @Test
  void tasksTakeTurnsInTheOrderInWhichTheyWereWoken() {
    assumeTrue(threads == 1);
    StringBuilder turns = new StringBuilder();
    for (char name : "abc".toCharArray()) {
      executor
          .spawner()
          .spawn(
              new Task<Void, RuntimeException>() {
                private int left = 3;

                @Override
                public Poll<Void> poll(Context cx) {
                  turns.append(name);
                  cx.waker().wake();
                  return --left == 0 ? Poll.ready(null) : Poll.pending();
                }
              });
    }
    executor.run();
    assertThat(turns.toString()).isEqualTo("abcabcabc");
  }

  private void spawnAndPoll() {
    executor.spawner().spawn(probe);
    step(executor);
  }
}
