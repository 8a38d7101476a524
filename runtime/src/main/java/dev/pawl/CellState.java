package dev.pawl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/*
 * Two flags make the life of a cell that several threads may poll: DUE, a poll is owed; RUNNING, a
 * poll is going on. (In an executor of one thread it is CellTurn that says whose turn it is, and
 * the word has DUE only while the cell is among the arrivals.)
 *
 *     flags          name       on the ready queue
 *     –              IDLE       no
 *     DUE            QUEUED     once
 *     RUNNING        RUNNING    no; once after remain
 *     RUNNING, DUE   NOTIFIED   no; once after remain
 *     DONE           DONE       no; DUE may be set and means nothing any more
 *
 *      IDLE ──wake──▶ QUEUED ──begin──▶ RUNNING ──pause──▶ IDLE    finish, from RUNNING or
 *                       ▲                ▲   │ wake                NOTIFIED: ──▶ DONE, for ever
 *                       │     begin after│   ▼
 *                       │     remain     └─ NOTIFIED
 *                       └──────pause──────────┘
 *
 *  wake, cancel    any thread     set DUE; who takes the cell out of IDLE, and nobody else, queues
 *                                 it
 *  begin           the executor   has taken it off the queue: clears DUE, sets RUNNING
 *  pause, finish   the executor   clear RUNNING; if pause finds DUE set, the executor queues it
 *  remain          the executor   instead of pause, if in this poll the task was woken by the very
 *                                 thread that polls it: queues it and leaves the word alone, so
 *                                 that a yield costs one atomic operation and not three
 *
 * CANCELLED is set once by cancel, by any thread, and never cleared. It is set together with DUE,
 * so that a poll that has begun without seeing it is followed by one that does. STUBBORN is set by
 * the executor during such a poll, if it is pending and more are to follow.
 *
 * Every transition is an atomic read-modify-write, even where nothing changes, as in the wake of a
 * queued cell: it is what publishes the waker's writes to the poll that is still to come. All are
 * volatile, so wake and begin have an order: either begin sees what the waker did before, or the
 * waker finds RUNNING and leaves DUE behind, for pause.
 */
/** The state word of a spawned task, and its legal transitions. */
class CellState {
  private static final byte DUE = 1;
  private static final byte RUNNING = 1 << 1;
  private static final byte DONE = 1 << 2;
  private static final byte CANCELLED = 1 << 3;
  private static final byte STUBBORN = 1 << 4;

  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(CellState.class, "word", byte.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Born QUEUED, by a plain write: who makes a cell has yet to publish it. Else through WORD. */
  @SuppressWarnings("FieldMayBeFinal")
  private byte word = DUE; // a byte, so that a cell has 40

  /**
   * Asks for a poll.
   *
   * @return whether the caller must queue the cell
   */
  final boolean markDue() {
    return isIdle((byte) WORD.getAndBitwiseOr(this, DUE));
  }

  /**
   * Asks for a poll with a cancelled context.
   *
   * @return the word before, to be asked {@link #isIdle}, whether the caller must queue the cell,
   *     and {@link #isDone(int)}
   */
  final int markCancelled() {
    return (byte) WORD.getAndBitwiseOr(this, (byte) (CANCELLED | DUE));
  }

  /**
   * Begins a poll of a cell that was queued.
   *
   * @return whether it is cancelled
   */
  final boolean begin() {
    byte before;
    do {
      before = (byte) WORD.getVolatile(this);
      assert (before & (DUE | RUNNING)) != 0 && !isDone(before) : "a poll began in " + text(before);
    } while (!WORD.compareAndSet(this, before, (byte) (before & ~DUE | RUNNING)));
    return isCancelled(before);
  }

  /**
   * Ends a poll that was pending.
   *
   * @return whether the caller must queue the cell
   */
  final boolean pause() {
    int before = (byte) WORD.getAndAdd(this, (byte) -RUNNING);
    assert (before & (RUNNING | DONE)) == RUNNING : "a poll ended in " + text(before);
    return (before & DUE) != 0;
  }

  /**
   * The poll that goes on has told the task that it is cancelled, and the task does not end.
   *
   * @return whether that is so for the first time
   */
  final boolean markStubborn() {
    int before = (byte) WORD.getAndBitwiseOr(this, STUBBORN);
    assert isCancelled(before) && !isDone(before) : "stubborn in " + text(before);
    return (before & STUBBORN) == 0;
  }

  /**
   * Ends the last poll. Whoever finds the cell done sees what was written before.
   *
   * @return whether it was cancelled before it was done
   */
  final boolean finish() {
    int before = (byte) WORD.getAndAdd(this, (byte) (DONE - RUNNING));
    assert (before & (RUNNING | DONE)) == RUNNING : "a poll ended in " + text(before);
    return isCancelled(before);
  }

  /** Public only because {@link JoinHandle#isDone} is. */
  public final boolean isDone() {
    return isDone((byte) WORD.getVolatile(this));
  }

  /** Whether a poll is going on, or going to as the last one remained. */
  boolean isRunning() {
    return ((byte) WORD.getVolatile(this) & RUNNING) != 0;
  }

  // For CellTurn, which has the rest of the state.

  /** Not due after all; by who made the cell and has yet to publish it. */
  final void beIdleFromBirth() {
    word = 0;
  }

  /**
   * Takes back that a poll is owed, and so sees what all who asked for it had done before; {@code
   * volatile} for the same reason as the others.
   */
  final void clearDue() {
    WORD.getAndBitwiseAnd(this, (byte) ~DUE);
  }

  /**
   * Cancels, and asks for nothing.
   *
   * @return whether the cell was done
   */
  final boolean cancelAlone() {
    return isDone((byte) WORD.getAndBitwiseOr(this, CANCELLED));
  }

  final boolean isCancelled() {
    return isCancelled((byte) WORD.getVolatile(this));
  }

  /** {@link #finish} for a cell that is not RUNNING in the word. */
  final boolean finishAlone() {
    int before = (byte) WORD.getAndAdd(this, DONE);
    assert (before & (RUNNING | DONE)) == 0 : "a poll ended in " + text(before);
    return isCancelled(before);
  }

  private static boolean isCancelled(int word) {
    return (word & CANCELLED) != 0;
  }

  static boolean isIdle(int word) {
    return (word & (DUE | RUNNING | DONE)) == 0;
  }

  static boolean isDone(int word) {
    return (word & DONE) != 0;
  }

  /** The name of the state, for assertions and tests. */
  final String text() {
    return text((byte) WORD.getVolatile(this));
  }

  private static String text(int word) {
    String name;
    if (isDone(word)) {
      name = "DONE";
    } else if ((word & RUNNING) != 0) {
      name = (word & DUE) != 0 ? "NOTIFIED" : "RUNNING";
    } else {
      name = (word & DUE) != 0 ? "QUEUED" : "IDLE";
    }
    return isCancelled(word) ? name + ", cancelled" : name;
  }
}
