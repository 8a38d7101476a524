package dev.pawl.sync;

import static dev.pawl.testing.ByHand.now;
import static dev.pawl.testing.ByHand.waiting;
import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.testing.ByHand;
import dev.pawl.testing.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A value that is made once: by the first, or by whoever comes after one that failed. */
final class OnceTest {
  private final List<Probe<String>> attempts = new ArrayList<>();
  private final Once<String, Exception> once =
      new Once<>(
          () -> {
            attempts.add(new Probe<>());
            return attempts.get(attempts.size() - 1);
          });

  @Test
  void nothingIsMadeBeforeSomebodyAsks() throws Exception {
    ByHand<String, Exception> first = ByHand.of(once.get());
    assertThat(attempts).isEmpty();
    first.poll();
    assertThat(attempts).hasSize(1);
    assertThat(once.isDone()).isFalse();
  }

  @Test
  void allGetTheValueThatTheFirstMade() throws Exception {
    ByHand<String, Exception> first = waiting(once.get());
    ByHand<String, Exception> second = waiting(once.get());
    ByHand<String, Exception> third = waiting(once.get());
    attempts.get(0).complete("value");
    assertThat(first.wakes()).isEqualTo(1);
    assertThat(first.value()).isEqualTo("value");
    assertThat(second.wakes()).isEqualTo(1);
    assertThat(second.value()).isEqualTo("value");
    assertThat(third.value()).isEqualTo("value");
    assertThat(now(once.get())).isEqualTo("value");
    assertThat(attempts).hasSize(1);
    assertThat(once.isDone()).isTrue();
  }

  @Test
  void aNullIsAValue() throws Exception {
    ByHand<String, Exception> first = waiting(once.get());
    attempts.get(0).complete(null);
    assertThat(first.value()).isNull();
    assertThat(now(once.get())).isNull();
    assertThat(attempts).hasSize(1);
  }

  @Test
  void theNextTriesAfterAFailure() throws Exception {
    ByHand<String, Exception> first = waiting(once.get());
    ByHand<String, Exception> second = waiting(once.get());
    ByHand<String, Exception> third = waiting(once.get());
    Exception failure = new Exception("no");
    attempts.get(0).fail(failure);
    assertThatThrownBy(first::poll).isSameAs(failure);
    assertThat(second.wakes()).isEqualTo(1);
    assertThat(third.wakes()).isZero();
    assertThat(second.poll().isPending()).isTrue();
    assertThat(attempts).hasSize(2);
    attempts.get(1).complete("value");
    assertThat(second.value()).isEqualTo("value");
    assertThat(third.value()).isEqualTo("value");
  }

  @Test
  void aFailedAttemptLeavesRoomForWhoComes() throws Exception {
    ByHand<String, Exception> first = waiting(once.get());
    attempts.get(0).fail(new Exception());
    assertThatThrownBy(first::poll).isInstanceOf(Exception.class);
    assertThatThrownBy(first::poll).hasMessageContaining("polled after it completed");
    ByHand<String, Exception> second = waiting(once.get());
    attempts.get(1).complete("value");
    assertThat(second.value()).isEqualTo("value");
  }

  @Test
  void theNextTriesAfterAWithdrawal() throws Exception {
    ByHand<String, Exception> first = waiting(once.get());
    ByHand<String, Exception> second = waiting(once.get());
    assertThat(first.withdraw()).isTrue();
    assertThat(attempts.get(0).withdrawals()).isEqualTo(1);
    assertThat(second.wakes()).isEqualTo(1);
    assertThat(second.poll().isPending()).isTrue();
    attempts.get(1).complete("value");
    assertThat(second.value()).isEqualTo("value");
  }

  @Test
  void anAttemptThatHasToCleanUpIsPolledOn() throws Exception {
    ByHand<String, Exception> first = waiting(once.get());
    ByHand<String, Exception> second = waiting(once.get());
    attempts.get(0).refusingToLetGo();
    assertThat(first.withdraw()).isFalse();
    assertThat(second.wakes()).isZero();
    attempts.get(0).complete("all the same");
    assertThat(first.value()).isEqualTo("all the same");
    assertThat(second.value()).isEqualTo("all the same");
  }

  @Test
  void whoWithdrawsWhenItsTurnHadComePassesItOn() throws Exception {
    ByHand<String, Exception> first = waiting(once.get());
    ByHand<String, Exception> second = waiting(once.get());
    ByHand<String, Exception> third = waiting(once.get());
    first.withdraw();
    second.withdraw();
    assertThat(third.wakes()).isEqualTo(1);
    third.poll();
    assertThat(attempts).hasSize(2);
  }

  @Test
  void theTurnOfTheLastToWithdrawIsFree() throws Exception {
    waiting(once.get()).withdraw();
    waiting(once.get());
    assertThat(attempts).hasSize(2);
  }

  @Test
  void aCancelledTaskLeavesItToTheNext() throws Exception {
    try (Executor executor = new Executor()) {
      JoinHandle<String, Exception> first = executor.spawner().spawn(once.get());
      JoinHandle<String, Exception> second = executor.spawner().spawn(once.get());
      settle(executor);
      first.cancel();
      settle(executor);
      attempts.get(1).complete("value");
      assertThatThrownBy(() -> executor.run(first)).isInstanceOf(CancellationException.class);
      assertThat(executor.run(second)).isEqualTo("value");
    }
  }

  @Test
  void anInitialiserThatThrowsOrMakesNoTaskIsAFailure() {
    IllegalArgumentException failure = new IllegalArgumentException();
    List<RuntimeException> failures = new ArrayList<>(List.of(failure));
    Once<String, RuntimeException> broken =
        new Once<>(
            () -> {
              if (!failures.isEmpty()) {
                throw failures.remove(0);
              }
              return null;
            });
    assertThatThrownBy(() -> now(broken.get())).isSameAs(failure);
    assertThatThrownBy(() -> now(broken.get()))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("initialiser");
    assertThatThrownBy(() -> new Once<>(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void itsStringSaysWhetherItIsDone() throws Exception {
    assertThat(once).hasToString("Once(not done)");
    ByHand<String, Exception> first = waiting(once.get());
    assertThat(first.task()).hasToString("Once.get(), running Probe");
    attempts.get(0).complete("value");
    first.value();
    assertThat(once).hasToString("Once(value)");
  }
}
