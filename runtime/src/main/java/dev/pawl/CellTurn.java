package dev.pawl;

/*
 * In an executor of one thread, that thread alone decides whose turn it is, and notes it in a plain
 * field, with no atomic operation:
 *
 *      IDLE ──wakeHere──▶ QUEUED ──beginHere──▶ RUNNING ──pauseHere──▶ IDLE
 *                            ▲                     │ wakeHere        finishHere, from RUNNING or
 *                            └─────pauseHere── NOTIFIED              NOTIFIED: ──▶ ENDED, for ever
 *
 * Another thread neither sees this nor needs to. It leaves the cell among the arrivals of the ready
 * queue, as a note to wake it, and what it leaves in the word is that the note is there:
 *
 *      any other thread                             the executor's thread
 *
 *      markDue, markCancelled: set DUE;
 *      who did, and nobody else, pushes  ──▶ the cell is taken off the arrivals
 *                                            admit: clears DUE, then does what wakeHere does
 *
 * Setting and clearing DUE are atomic read-modify-writes. So a waker that finds DUE set comes before
 * the admit that is still to be, which thereby sees what the waker did before; and one that comes
 * after it pushes the cell once more. A cell may thus be in line and among the arrivals at the same
 * time, but at most once in each. That it is done, or cancelled, is in the word as for any cell.
 */
/** Whose turn it is, for the cells of an executor of one thread; all methods for that thread. */
class CellTurn extends CellState {
  private static final byte IDLE = 0;
  private static final byte QUEUED = 1;
  private static final byte RUNNING = 2;
  private static final byte NOTIFIED = 3;
  private static final byte ENDED = 4;

  /** At first the cell is due by the word, as if another thread had left it. */
  private byte turn;

  /** It is new, and put in line by the thread that made it; before anybody else knows it. */
  final void queueFromBirth() {
    beIdleFromBirth();
    turn = QUEUED;
  }

  /**
   * The cell has been taken off the arrivals, and has no {@link TaskCell#link} any more: from now
   * on it may come again.
   *
   * @return whether it must be put in line
   */
  final boolean admit() {
    clearDue();
    return wakeHere();
  }

  /**
   * Asks for a poll.
   *
   * @return whether the cell must be put in line
   */
  final boolean wakeHere() {
    if (turn == IDLE) {
      turn = QUEUED;
      return true;
    }
    if (turn == RUNNING) {
      turn = NOTIFIED;
    }
    return false;
  }

  /**
   * Begins a poll of a cell that was in line.
   *
   * @return whether it is cancelled
   */
  final boolean beginHere() {
    assert turn == QUEUED : "a poll began in " + turnText();
    turn = RUNNING;
    return isCancelled();
  }

  /**
   * Ends a poll that was pending.
   *
   * @return whether the cell must be put in line
   */
  final boolean pauseHere() {
    assert turn == RUNNING || turn == NOTIFIED : "a poll ended in " + turnText();
    boolean due = turn == NOTIFIED;
    turn = due ? QUEUED : IDLE;
    return due;
  }

  /** As {@link #finish}. */
  final boolean finishHere() {
    assert turn == RUNNING || turn == NOTIFIED : "a poll ended in " + turnText();
    turn = ENDED;
    return finishAlone();
  }

  /** Also for other threads, as of some moment. */
  @Override
  final boolean isRunning() {
    return turn == RUNNING || turn == NOTIFIED || super.isRunning();
  }

  /** The name of the turn, for assertions and tests. */
  final String turnText() {
    return switch (turn) {
      case IDLE -> "IDLE";
      case QUEUED -> "QUEUED";
      case RUNNING -> "RUNNING";
      case NOTIFIED -> "NOTIFIED";
      default -> "ENDED";
    };
  }
}
