package dev.pawl.sync;

import dev.pawl.Poll;
import dev.pawl.Task;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Two who want a value that takes two polls to make, and each may withdraw.
 *
 * <p>The one that it is there for: the maker withdraws while the other joins the line. Either that
 * one is told to make it, or finds that nobody does.
 */
public class OnceLincheckTest {
  private final Once<Integer, RuntimeException> once = new Once<>(OnceLincheckTest::inTwoPolls);
  private final Customer<Integer> first = new Customer<>(once::get);
  private final Customer<Integer> second = new Customer<>(once::get);

  private static Task<Integer, RuntimeException> inTwoPolls() {
    boolean[] begun = {false};
    return cx -> {
      if (begun[0]) {
        return Poll.ready(1);
      }
      begun[0] = true;
      cx.waker().wake();
      return Poll.pending();
    };
  }

  @Operation(nonParallelGroup = "first")
  public String getFirst() {
    return first.poll();
  }

  @Operation(nonParallelGroup = "first")
  public String withdrawFirst() {
    return first.withdraw();
  }

  @Operation(nonParallelGroup = "second")
  public String getSecond() {
    return second.poll();
  }

  @Operation(nonParallelGroup = "second")
  public String withdrawSecond() {
    return second.withdraw();
  }

  @Validate
  public void whoWaitsWaitsForTheOther() {
    boolean alone = first.sleeps() && !second.comes() || second.sleeps() && !first.comes();
    if (alone || once.isDone() && (first.sleeps() || second.sleeps())) {
      throw new IllegalStateException("it waits for nobody: " + once);
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
        .check(OnceLincheckTest.class);
  }
}
