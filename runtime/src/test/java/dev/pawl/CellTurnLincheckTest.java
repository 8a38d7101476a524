package dev.pawl;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * One cell of an executor of one thread and its queue, under every interleaving of what the
 * executor does with what two other threads do.
 *
 * <p>The ones that it is there for: the executor takes the cell off the arrivals, and another
 * thread wakes it before it is admitted, or just after; the task has looked at its data and found
 * nothing, and is woken from elsewhere before its poll ends; the last poll ends while the cell
 * arrives; the executor finds nothing in line, and the cell arrives before it sleeps.
 */
public class CellTurnLincheckTest {
  private final ReadyQueue queue = new ReadyQueue();
  private final TaskCell<?, ?> cell = new TaskCell<>(null, null);

  /** What wakers leave for the task. */
  private int posted;

  private int seen;

  /** What tasks of the executor's own thread leave for it, this one included. */
  private int postedHere;

  private int seenHere;
  private boolean cancelSent;
  private boolean cancelSeen;
  private boolean asleep;
  private volatile boolean called;
  private boolean ended;

  public CellTurnLincheckTest() {
    cell.queueFromBirth();
    queue.add(cell);
  }

  @Operation(nonParallelGroup = "waker")
  public void wake() {
    posted++;
    if (cell.markDue()) {
      push();
    }
  }

  @Operation(nonParallelGroup = "canceller")
  public void cancel() {
    cancelSent = true;
    if (CellState.isIdle(cell.markCancelled())) {
      push();
    }
  }

  private void push() {
    if (queue.push(cell) == Arrivals.Pushed.MUST_WAKE) {
      called = true;
    }
  }

  @Operation(nonParallelGroup = "executor")
  public void poll() {
    turn(false, false);
  }

  @Operation(nonParallelGroup = "executor")
  public void pollThatWakesItself() {
    turn(true, false);
  }

  @Operation(nonParallelGroup = "executor")
  public void lastPoll() {
    turn(false, true);
  }

  /** By another task on the executor's thread. */
  @Operation(nonParallelGroup = "executor")
  public void wakeHere() {
    getUp();
    postedHere++;
    if (cell.wakeHere()) {
      queue.add(cell);
    }
  }

  private void turn(boolean wakesItself, boolean last) {
    getUp();
    queue.admit();
    if (queue.take() == null) {
      asleep = queue.fallAsleep();
      return;
    }
    boolean cancelled = cell.beginHere();
    cancelSeen |= cancelled;
    seen = posted;
    seenHere = postedHere;
    if (cancelled) {
      cell.markStubborn(); // in the middle of what the others do
    }
    if (wakesItself) {
      postedHere++;
      cell.wakeHere();
    }
    if (last) {
      ended = true;
      cell.finishHere();
    } else if (cell.pauseHere()) {
      queue.add(cell);
    }
  }

  private void getUp() {
    if (asleep) {
      asleep = false;
      called = false;
      queue.wakeUp();
    }
  }

  @Validate
  public void noWakeIsLostAndNoneQueuesTwice() {
    if (asleep && !called && !queue.isEmpty()) {
      throw new IllegalStateException("it sleeps on");
    }
    getUp();
    queue.admit();
    boolean due = queue.take() != null;
    if (queue.take() != null || due && ended) {
      throw new IllegalStateException(ended ? "queued though done" : "queued twice");
    }
    boolean upToDate =
        ended || seen == posted && seenHere == postedHere && cancelSeen == cancelSent;
    if (!upToDate && !due) {
      throw new IllegalStateException("lost: " + cell.turnText() + ", " + cell.text());
    }
  }

  @Test
  void noWakeIsLost() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(0)
        .iterations(30)
        .invocationsPerIteration(700)
        .check(CellTurnLincheckTest.class);
  }
}
