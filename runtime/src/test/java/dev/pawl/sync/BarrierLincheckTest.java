package dev.pawl.sync;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A barrier for two, where each may withdraw.
 *
 * <p>The one that it is there for: one withdraws while the other arrives. Either both go on, or the
 * other waits for one more.
 */
public class BarrierLincheckTest {
  private final Barrier barrier = new Barrier(2);
  private final Customer<Boolean> first = new Customer<>(barrier::arrive);
  private final Customer<Boolean> second = new Customer<>(barrier::arrive);

  @Operation(nonParallelGroup = "first")
  public String arriveFirst() {
    return arrive(first);
  }

  @Operation(nonParallelGroup = "first")
  public String withdrawFirst() {
    return first.withdraw();
  }

  @Operation(nonParallelGroup = "second")
  public String arriveSecond() {
    return arrive(second);
  }

  @Operation(nonParallelGroup = "second")
  public String withdrawSecond() {
    return second.withdraw();
  }

  private static String arrive(Customer<Boolean> one) {
    String end = one.poll();
    return end.equals("ready") ? "last: " + one.take() : end;
  }

  @Validate
  public void whoWaitsIsCountedAndTwoDoNot() {
    int sleeping = (first.sleeps() ? 1 : 0) + (second.sleeps() ? 1 : 0);
    if (sleeping == 2 || barrier.waiting() != sleeping) {
      throw new IllegalStateException(sleeping + " sleep, of " + barrier);
    }
  }

  @Test
  void eachStepIsAtomic() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(1)
        .iterations(8)
        .invocationsPerIteration(200)
        .check(BarrierLincheckTest.class);
  }
}
