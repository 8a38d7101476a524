package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The picture in CellState, arrow by arrow. */
final class CellStateTest {
  private final CellState state = new CellState();

  @Test
  void aNewCellIsQueued() {
    assertThat(state.text()).isEqualTo("QUEUED");
  }

  @Test
  void aPollThatIsPendingLeavesTheCellIdle() {
    state.begin();
    assertThat(state.text()).isEqualTo("RUNNING");
    assertThat(state.pause()).isFalse();
    assertThat(state.text()).isEqualTo("IDLE");
  }

  @Test
  void theFirstWakeOfAnIdleCellQueuesItAndTheSecondDoesNot() {
    idle();
    assertThat(state.markDue()).isTrue();
    assertThat(state.markDue()).isFalse();
    assertThat(state.text()).isEqualTo("QUEUED");
  }

  @Test
  void aWakeDuringThePollQueuesTheCellAtItsEnd() {
    state.begin();
    assertThat(state.markDue()).isFalse();
    assertThat(state.text()).isEqualTo("NOTIFIED");
    assertThat(state.pause()).isTrue();
    assertThat(state.text()).isEqualTo("QUEUED");
  }

  @Test
  void aCellThatRemainsBeginsAgainFromRunningAndFromNotified() {
    state.begin();
    state.begin();
    assertThat(state.text()).isEqualTo("RUNNING");
    state.markDue();
    state.begin();
    assertThat(state.text()).isEqualTo("RUNNING");
  }

  @Test
  void doneIsForEver() {
    state.begin();
    state.finish();
    assertThat(state.isDone()).isTrue();
    assertThat(state.markDue()).isFalse();
    assertThat(CellState.isIdle(state.markCancelled())).isFalse();
    assertThat(state.text()).isEqualTo("DONE, cancelled");
  }

  @Test
  void aWakeDuringTheLastPollQueuesNothing() {
    state.begin();
    state.markDue();
    state.finish();
    assertThat(state.markDue()).isFalse();
    assertThat(state.text()).isEqualTo("DONE");
  }

  @Test
  void cancellingAnIdleCellQueuesItAndTheNextPollKnows() {
    idle();
    assertThat(CellState.isIdle(state.markCancelled())).isTrue();
    assertThat(state.text()).isEqualTo("QUEUED, cancelled");
    assertThat(state.begin()).isTrue();
  }

  @Test
  void cancellingDuringAPollLeadsToOneMoreThatKnows() {
    assertThat(state.begin()).isFalse();
    state.markCancelled();
    assertThat(state.pause()).isTrue();
    assertThat(state.begin()).isTrue();
    assertThat(state.pause()).isFalse();
    state.markDue();
    assertThat(state.begin()).as("cancelled for ever").isTrue();
  }

  @Test
  void aCellIsStubbornForTheFirstTimeOnce() {
    state.markCancelled();
    state.begin();
    assertThat(state.markStubborn()).isTrue();
    assertThat(state.pause()).isFalse();
    assertThat(state.text()).isEqualTo("IDLE, cancelled");
    state.markDue();
    state.begin();
    assertThat(state.markStubborn()).isFalse();
    state.finish();
    assertThat(state.text()).isEqualTo("DONE, cancelled");
  }

  private void idle() {
    state.begin();
    state.pause();
  }
}
