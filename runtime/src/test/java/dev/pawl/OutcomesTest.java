package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Outcomes.Outcome;
import dev.pawl.testing.CountingWaker;
import org.junit.jupiter.api.Test;

final class OutcomesTest {
  private final Outcomes outcomes = new Outcomes();
  private final Task<?, ?> taker = Task.ready(null);
  private final CountingWaker waker = new CountingWaker();

  private void add(int number) {
    outcomes.expectOne();
    outcomes.add(new Outcomes.Source(), new Outcome("task", number, null));
  }

  @Test
  void theyAreTakenInTheOrderInWhichTheyCame() {
    int next = 0;
    for (int round = 0; round < 3; round++) {
      add(2 * round);
      add(2 * round + 1);
      assertThat(outcomes.take(taker, waker).value()).isEqualTo(next++);
    }
    while (outcomes.size() > 0) {
      assertThat(outcomes.take(taker, waker).value()).isEqualTo(next++);
    }
    assertThat(next).isEqualTo(6);
    assertThat(outcomes.takeIfThere()).isNull();
  }

  /** Its task could not be spawned, and that was the only one. */
  @Test
  void whoWaitsForOneThatWillNotComeIsTold() {
    outcomes.expectOne();
    assertThat(outcomes.take(taker, waker)).isNull();
    outcomes.expectOneLess();
    assertThat(waker.wakes()).isEqualTo(1);
    assertThatThrownBy(() -> outcomes.take(taker, waker))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is empty");
  }
}
