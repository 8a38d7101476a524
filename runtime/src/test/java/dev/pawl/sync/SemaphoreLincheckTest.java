package dev.pawl.sync;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A semaphore under every interleaving of two tasks, one that wants a permit and one that wants
 * both.
 *
 * <p>The ones that it is there for: a request has found too few permits free; now they are put back
 * by one compareAndSet, which sees nobody waiting; now the request joins the line. Either it sees
 * them, or who put them back sees it. And: a request is granted its permits just as it withdraws.
 *
 * <p>It stands for {@link RwLock} as well, whose readers take one of the same {@link Permits} and
 * whose writers take all, and, with the tests beside it, for {@link Operation} and {@link Waiter}.
 */
public class SemaphoreLincheckTest {
  private final Semaphore semaphore = new Semaphore(2);
  private final Customer<Semaphore.Permit> one = new Customer<>(semaphore::acquire);
  private final Customer<Semaphore.Permit> both = new Customer<>(() -> semaphore.acquire(2));
  private Semaphore.Permit held;
  private Semaphore.Permit heldBoth;

  @Operation(nonParallelGroup = "one")
  public String pollOne() {
    if (held != null) {
      return "holds";
    }
    String end = one.poll();
    held = one.take();
    return end;
  }

  @Operation(nonParallelGroup = "one")
  public String withdrawOne() {
    return one.withdraw();
  }

  @Operation(nonParallelGroup = "one")
  public void releaseOne() {
    if (held != null) {
      held.close();
      held = null;
    }
  }

  @Operation(nonParallelGroup = "both")
  public String pollBoth() {
    if (heldBoth != null) {
      return "holds";
    }
    String end = both.poll();
    heldBoth = both.take();
    return end;
  }

  @Operation(nonParallelGroup = "both")
  public String withdrawBoth() {
    return both.withdraw();
  }

  @Operation(nonParallelGroup = "both")
  public void releaseBoth() {
    if (heldBoth != null) {
      heldBoth.close();
      heldBoth = null;
    }
  }

  /** With the permits held, those granted and those free, there are two; nobody sleeps in vain. */
  @Validate
  public void noPermitIsLost() {
    int taken =
        (held == null ? 0 : 1)
            + (heldBoth == null ? 0 : 2)
            + (one.comes() ? 1 : 0)
            + (both.comes() ? 2 : 0);
    if (taken + semaphore.available() != 2) {
      throw new IllegalStateException(taken + " taken, " + semaphore.available() + " free");
    }
    if (one.sleeps() && semaphore.available() > 0 && !both.sleeps()
        || both.sleeps() && semaphore.available() == 2) {
      throw new IllegalStateException("permits are free, and nobody is told");
    }
  }

  @Test
  void eachStepIsAtomic() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(2)
        .actorsPerThread(3)
        .actorsAfter(0)
        .iterations(20)
        .invocationsPerIteration(300)
        .check(SemaphoreLincheckTest.class);
  }
}
