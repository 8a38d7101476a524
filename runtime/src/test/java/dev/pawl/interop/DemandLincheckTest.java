package dev.pawl.interop;

import dev.pawl.testing.WakeFlag;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A subscriber that asks for items and cancels, the task that gives them, and {@code subscribe},
 * which gets hold of that task only when it may be at work already.
 *
 * <p>The ones that it is there for: demand comes while the task looks for it; either it sees that,
 * or it is woken. The subscriber cancels while {@code subscribe} stores the handle; one of the two
 * cancels the task.
 */
public final class DemandLincheckTest {
  private final Demand demand = new Demand();

  /** The latest one; none of the earlier ones counts. */
  private volatile WakeFlag waker;

  private boolean waits;
  private boolean spawned;
  private boolean cancelled;
  private volatile boolean taskCancelled;
  private long asked;
  private long given;

  @Operation(nonParallelGroup = "subscriber")
  public void request() {
    asked++;
    demand.request(1);
  }

  @Operation(nonParallelGroup = "subscriber")
  public void cancel() {
    cancelled = true;
    demand.cancel();
  }

  @Operation(nonParallelGroup = "task")
  public void poll() {
    waker = new WakeFlag();
    waits = false;
    demand.wakes(waker);
    while (!demand.isOver()) {
      if (!demand.isThere()) {
        waits = true;
        return;
      }
      demand.meetOne();
      given++;
    }
  }

  @Operation(runOnce = true)
  public void subscribe() {
    demand.metBy(() -> taskCancelled = true);
    spawned = true;
  }

  @Validate
  public void whatIsWantedComes() {
    if (waits && !waker.isWoken() && (cancelled || given < asked)) {
      throw new IllegalStateException(asked + " asked for, " + given + " given, nobody is woken");
    }
    if (given > asked || demand.isThere() != given < asked) {
      throw new IllegalStateException(asked + " asked for, " + given + " given");
    }
    if (taskCancelled != (spawned && cancelled)) {
      throw new IllegalStateException("the task goes on, or was cancelled for no reason");
    }
  }

  @Test
  void demandIsMetAndCancellationIsNoticed() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(3)
        .actorsAfter(0)
        .iterations(20)
        .invocationsPerIteration(200)
        .check(DemandLincheckTest.class);
  }
}
