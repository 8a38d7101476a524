package dev.pawl;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Two threads that close an executor, each with a limit of its own, while its worker asks how long
 * that may take.
 *
 * <p>The ones that it is there for: the worker sees that closing has begun and not yet how long it
 * may take, and gives up at once; or the longer of two limits ends up as the one that counts.
 */
public final class ClosingLincheckTest {
  private static final long SHORT = TimeUnit.HOURS.toNanos(1);
  private static final long LONG = TimeUnit.HOURS.toNanos(9);
  private static final long BETWEEN = TimeUnit.HOURS.toNanos(5);

  private final Closing closing = new Closing();
  private volatile boolean hasShortBegun;
  private volatile boolean hasLongBegun;
  private volatile String wrong;

  @Operation(nonParallelGroup = "one")
  public void closeSoon() {
    closing.begin(SHORT, Duration.ofNanos(SHORT));
    hasShortBegun = true;
  }

  @Operation(nonParallelGroup = "other")
  public void closeLater() {
    closing.begin(LONG, Duration.ofNanos(LONG));
    hasLongBegun = true;
  }

  /** As a worker does between two polls. */
  @Operation(nonParallelGroup = "worker")
  public void work() {
    boolean soon = hasShortBegun;
    boolean began = soon || hasLongBegun;
    if (began && !closing.hasBegun()) {
      wrong = "closing has begun, and the worker does not see it";
    }
    if (closing.hasBegun()) {
      closing.cancelling(0, 1);
    }
    if (closing.isTimeToLook()) {
      wrong = "the worker gives up hours too early";
    }
    if (soon && closing.nanosToNextLook() > BETWEEN) {
      wrong = "the longer limit counts";
    }
  }

  @Validate
  public void theShorterLimitCounts() {
    work();
    if (wrong != null) {
      throw new IllegalStateException(wrong);
    }
  }

  @Test
  void noLimitIsMissed() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(0)
        .actorsPerThread(1)
        .actorsAfter(0)
        .iterations(3)
        .invocationsPerIteration(500)
        .check(ClosingLincheckTest.class);
  }
}
