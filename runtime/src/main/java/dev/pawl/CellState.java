package dev.pawl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/*
 * Two flags make the life of a cell: DUE, a poll is owed; RUNNING, a poll is going on.
 *
 *     flags             name       on the ready queue
 *     –                 IDLE       no
 *     DUE               QUEUED     yes, once
 *     RUNNING           RUNNING    no
 *     RUNNING, DUE      NOTIFIED   no
 *     DONE              DONE       no; DUE may be set and means nothing any more
 *
 *      IDLE ──wake──▶ QUEUED ──begin──▶ RUNNING ──pause──▶ IDLE      finish, from RUNNING or NOTIFIED: ──▶ DONE, for ever
 *                       ▲                  │ wake
 *                       └───pause─── NOTIFIED
 *
 *  wake, cancel    any thread       set DUE; whoever takes the cell out of IDLE, and nobody else, puts it on the queue
 *  begin           the executor     the one that took it off the queue: DUE becomes RUNNING
 *  pause, finish   the executor     the one that began; if pause finds DUE set, it is the one that puts the cell back
 *
 * CANCELLED is set once by cancel, by any thread, and never cleared. It is set together with DUE, so that a
 * poll that has begun without seeing it is followed by one that does.
 *
 * Every transition is one atomic read-modify-write without a retry in sight, even where nothing changes (a wake of a
 * queued cell): it is what publishes the waker's writes to the poll that is still to come. All are volatile, so "set
 * DUE" and "begin" have an order: either begin sees what the waker did before, or the waker finds RUNNING and
 * another poll follows.
 */
class CellState {
  private static final int DUE = 1;
  private static final int RUNNING = 1 << 1;
  private static final int DONE = 1 << 2;
  private static final int CANCELLED = 1 << 3;

  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(CellState.class, "word", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Through {@link #WORD} only, but for this: who makes a cell has yet to publish it. Born QUEUED.
   */
  @SuppressWarnings("FieldMayBeFinal") // written through WORD
  private int word = DUE;

  /** Asks for a poll. @return whether the caller must put the cell on the ready queue */
  final boolean markDue() {
    return isIdle((int) WORD.getAndBitwiseOr(this, DUE));
  }

  /**
   * Asks for a poll with a cancelled context. @return the state before, for {@link #isIdle} and
   * {@link #isDone(int)}
   */
  final int markCancelled() {
    return (int) WORD.getAndBitwiseOr(this, CANCELLED | DUE);
  }

  /** Begins a poll of a queued cell. @return whether it is cancelled */
  final boolean begin() {
    int before = (int) WORD.getAndAdd(this, RUNNING - DUE);
    assert (before & (DUE | RUNNING | DONE)) == DUE : "a poll began in " + text(before);
    return (before & CANCELLED) != 0;
  }

  /**
   * Ends a poll that was pending. @return whether the caller must put the cell back on the ready
   * queue
   */
  final boolean pause() {
    int before = (int) WORD.getAndAdd(this, -RUNNING);
    assert (before & (RUNNING | DONE)) == RUNNING : "a poll ended in " + text(before);
    return (before & DUE) != 0;
  }

  /** Ends the last poll: what was written before is seen by whoever finds the cell done. */
  final void finish() {
    int before = (int) WORD.getAndAdd(this, DONE - RUNNING);
    assert (before & (RUNNING | DONE)) == RUNNING : "a poll ended in " + text(before);
  }

  public final boolean isDone() {
    return isDone((int) WORD.getVolatile(this));
  }

  /** Whether a poll is going on: a snapshot, for people. */
  final boolean isRunning() {
    return ((int) WORD.getVolatile(this) & RUNNING) != 0;
  }

  static boolean isIdle(int word) {
    return (word & (DUE | RUNNING | DONE)) == 0;
  }

  static boolean isDone(int word) {
    return (word & DONE) != 0;
  }

  /** The state's name, for assertions and tests. */
  final String text() {
    return text((int) WORD.getVolatile(this));
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
    return (word & CANCELLED) != 0 ? name + ", cancelled" : name;
  }
}
