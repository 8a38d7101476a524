package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The pictures in CellTurn, arrow by arrow. */
final class CellTurnTest {
  private final CellTurn cell = new CellTurn();

  @Test
  void aCellOfTheExecutorsOwnThreadIsInLineFromBirth() {
    cell.queueFromBirth();
    assertThat(states()).isEqualTo("QUEUED, IDLE");
  }

  @Test
  void aCellOfAnotherThreadArrives() {
    assertThat(states()).isEqualTo("IDLE, QUEUED");
    assertThat(cell.admit()).isTrue();
    assertThat(states()).isEqualTo("QUEUED, IDLE");
  }

  @Test
  void aPollThatIsPendingLeavesTheCellIdle() {
    running();
    assertThat(cell.isRunning()).isTrue();
    assertThat(cell.pauseHere()).isFalse();
    assertThat(states()).isEqualTo("IDLE, IDLE");
  }

  @Test
  void theFirstWakeOfAnIdleCellPutsItInLineAndTheSecondDoesNot() {
    idle();
    assertThat(cell.wakeHere()).isTrue();
    assertThat(cell.wakeHere()).isFalse();
    assertThat(states()).isEqualTo("QUEUED, IDLE");
  }

  @Test
  void aWakeDuringThePollPutsTheCellInLineAtItsEnd() {
    running();
    assertThat(cell.wakeHere()).isFalse();
    assertThat(cell.wakeHere()).isFalse();
    assertThat(states()).isEqualTo("NOTIFIED, IDLE");
    assertThat(cell.isRunning()).isTrue();
    assertThat(cell.pauseHere()).isTrue();
    assertThat(states()).isEqualTo("QUEUED, IDLE");
  }

  @Test
  void anotherThreadsFirstWakeArrivesWhateverTheTurnAndTheSecondDoesNot() {
    running();
    assertThat(cell.markDue()).isTrue();
    assertThat(cell.markDue()).isFalse();
    assertThat(cell.pauseHere()).as("it has not arrived yet").isFalse();
    assertThat(cell.admit()).isTrue();
    assertThat(cell.markDue()).as("it may come again").isTrue();
    assertThat(cell.admit()).as("it is in line").isFalse();
  }

  @Test
  void doneIsForEver() {
    running();
    cell.finishHere();
    assertThat(states()).isEqualTo("ENDED, DONE");
    assertThat(cell.isDone()).isTrue();
    assertThat(cell.isRunning()).isFalse();
    assertThat(cell.wakeHere()).isFalse();
    assertThat(cell.markDue()).isFalse();
    assertThat(CellState.isIdle(cell.markCancelled())).isFalse();
    assertThat(cell.cancelAlone()).isTrue();
    assertThat(states()).isEqualTo("ENDED, DONE, cancelled");
  }

  @Test
  void whoArrivesDuringTheLastPollIsNotPutInLine() {
    running();
    assertThat(cell.markDue()).isTrue();
    cell.wakeHere();
    cell.finishHere();
    assertThat(cell.admit()).isFalse();
    assertThat(cell.markDue()).isFalse();
    assertThat(states()).isEqualTo("ENDED, DONE");
  }

  @Test
  void cancellingHereIsSeenByTheNextPollAndForEver() {
    running();
    assertThat(cell.cancelAlone()).isFalse();
    cell.wakeHere();
    assertThat(cell.pauseHere()).isTrue();
    assertThat(cell.beginHere()).isTrue();
    assertThat(cell.markStubborn()).isTrue();
    assertThat(cell.pauseHere()).isFalse();
    cell.wakeHere();
    assertThat(cell.beginHere()).isTrue();
    assertThat(cell.markStubborn()).isFalse();
  }

  @Test
  void cancellingFromAnotherThreadArrivesAndIsSeen() {
    idle();
    assertThat(CellState.isIdle(cell.markCancelled())).isTrue();
    assertThat(cell.admit()).isTrue();
    assertThat(cell.beginHere()).isTrue();
  }

  private void running() {
    cell.queueFromBirth();
    cell.beginHere();
  }

  private void idle() {
    running();
    cell.pauseHere();
  }

  private String states() {
    return cell.turnText() + ", " + cell.text();
  }
}
