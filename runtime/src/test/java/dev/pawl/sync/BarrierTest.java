package dev.pawl.sync;

import static dev.pawl.testing.ByHand.now;
import static dev.pawl.testing.ByHand.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.ByHand;
import org.junit.jupiter.api.Test;

/** A barrier, step by step. */
final class BarrierTest {
  private final Barrier barrier = new Barrier(3);

  @Test
  void theLastToArriveLetsAllGoOn() {
    ByHand<Boolean, RuntimeException> first = waiting(barrier.arrive());
    ByHand<Boolean, RuntimeException> second = waiting(barrier.arrive());
    assertThat(barrier.waiting()).isEqualTo(2);
    assertThat(now(barrier.arrive())).isTrue();
    assertThat(first.wakes()).isEqualTo(1);
    assertThat(first.value()).isFalse();
    assertThat(second.value()).isFalse();
  }

  @Test
  void itHoldsTheNextOnesAgain() {
    ByHand<Boolean, RuntimeException> first = waiting(barrier.arrive());
    waiting(barrier.arrive());
    now(barrier.arrive());
    waiting(barrier.arrive());
    waiting(barrier.arrive());
    assertThat(first.value()).isFalse(); // of the first time, though polled late
    assertThat(now(barrier.arrive())).isTrue();
  }

  @Test
  void whoWithdrawsHasNotArrived() {
    ByHand<Boolean, RuntimeException> withdrawn = waiting(barrier.arrive());
    waiting(barrier.arrive());
    withdrawn.withdraw();
    waiting(barrier.arrive());
    assertThat(now(barrier.arrive())).isTrue();
    assertThat(withdrawn.wakes()).isZero();
  }

  @Test
  void whoWithdrawsAfterwardsHadArrived() {
    ByHand<Boolean, RuntimeException> withdrawn = waiting(barrier.arrive());
    waiting(barrier.arrive());
    now(barrier.arrive());
    assertThat(withdrawn.withdraw()).isTrue();
    assertThat(barrier).hasToString("Barrier(0 of 3)");
  }

  @Test
  void aBarrierForOneHoldsNobody() {
    assertThat(now(new Barrier(1).arrive())).isTrue();
  }

  @Test
  void aBarrierForNobodyIsRefused() {
    assertThatThrownBy(() -> new Barrier(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0");
  }

  @Test
  void pollingAfterCompletionIsRefused() {
    ByHand<Boolean, RuntimeException> arrive = ByHand.of(new Barrier(1).arrive());
    arrive.value();
    assertThatThrownBy(arrive::poll).hasMessageContaining("polled after it completed");
  }
}
