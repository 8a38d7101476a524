package dev.pawl;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * The state word under every interleaving of wakes, cancels and polls.
 *
 * <p>The one that it is there for: the task has looked at its data and found nothing; now another
 * thread posts and wakes; now the poll ends. Whether the wake comes before or after {@code pause},
 * the cell is queued again, once. And its mirror image: the cell is queued, so a wake has nothing
 * to add; but its poll begins while the wake looks.
 */
public class CellStateLincheckTest {
  private final CellState state = new CellState();

  /** How often the cell is on the ready queue. */
  private volatile int queued = 1;

  /** What wakers leave for the task. */
  private int posted;

  private int seen;
  private boolean cancelSent;
  private boolean cancelSeen;

  @Operation(nonParallelGroup = "waker")
  public void wake() {
    posted++;
    if (state.markDue()) {
      queue();
    }
  }

  @Operation(nonParallelGroup = "canceller")
  public void cancel() {
    cancelSent = true;
    if (CellState.isIdle(state.markCancelled())) {
      queue();
    }
  }

  @Operation(nonParallelGroup = "executor")
  public void poll() {
    if (queued == 0) {
      return;
    }
    queued = 0;
    boolean cancelled = state.begin();
    cancelSeen |= cancelled;
    seen = posted;
    if (cancelled) {
      state.markStubborn(); // in the middle of what the others do
    }
    if (state.pause()) {
      queue();
    }
  }

  private void queue() {
    if (queued != 0) {
      throw new IllegalStateException("queued twice");
    }
    queued = 1;
  }

  @Validate
  public void noWakeIsLost() {
    boolean upToDate = seen == posted && cancelSeen == cancelSent;
    if (!upToDate && queued != 1) {
      throw new IllegalStateException("lost: " + state.text() + ", queued " + queued);
    }
  }

  @Test
  void noWakeIsLostAndNoneQueuesTwice() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(1)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(25)
        .invocationsPerIteration(300)
        .check(CellStateLincheckTest.class);
  }
}
