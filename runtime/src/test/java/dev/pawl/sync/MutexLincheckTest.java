package dev.pawl.sync;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A mutex under every interleaving of two tasks that count with its value.
 *
 * <p>The one that it is there for: the mutex is handed to a task that is withdrawing while the
 * other one comes. Never do both have it, never neither, and none counts on from an old value.
 */
public class MutexLincheckTest {
  private final Mutex<Integer> mutex = new Mutex<>(0);
  private final Customer<Mutex.Guard<Integer>> first = new Customer<>(mutex::lock);
  private final Customer<Mutex.Guard<Integer>> second = new Customer<>(mutex::lock);
  private Mutex.Guard<Integer> heldByFirst;
  private Mutex.Guard<Integer> heldBySecond;

  @Operation(nonParallelGroup = "first")
  public String lockFirst() {
    if (heldByFirst != null) {
      return "holds";
    }
    String end = first.poll();
    heldByFirst = first.take();
    return end;
  }

  @Operation(nonParallelGroup = "first")
  public String withdrawFirst() {
    return first.withdraw();
  }

  @Operation(nonParallelGroup = "first")
  public int countAndUnlockFirst() {
    if (heldByFirst == null) {
      return -1;
    }
    int count = countOn(heldByFirst);
    heldByFirst = null;
    return count;
  }

  @Operation(nonParallelGroup = "second")
  public String lockSecond() {
    if (heldBySecond != null) {
      return "holds";
    }
    String end = second.poll();
    heldBySecond = second.take();
    return end;
  }

  @Operation(nonParallelGroup = "second")
  public String withdrawSecond() {
    return second.withdraw();
  }

  @Operation(nonParallelGroup = "second")
  public int countAndUnlockSecond() {
    if (heldBySecond == null) {
      return -1;
    }
    int count = countOn(heldBySecond);
    heldBySecond = null;
    return count;
  }

  private static int countOn(Mutex.Guard<Integer> guard) {
    int count = guard.get() + 1;
    guard.set(count);
    guard.close();
    return count;
  }

  @Validate
  public void exactlyOneHasItOrItIsFree() {
    int holders =
        (heldByFirst == null ? 0 : 1)
            + (heldBySecond == null ? 0 : 1)
            + (first.comes() ? 1 : 0)
            + (second.comes() ? 1 : 0);
    if (holders != (mutex.isLocked() ? 1 : 0)) {
      throw new IllegalStateException(holders + " hold " + mutex);
    }
    if (!mutex.isLocked() && (first.sleeps() || second.sleeps())) {
      throw new IllegalStateException("the mutex is free, and nobody is told");
    }
  }

  @Test
  void eachStepIsAtomic() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(2)
        .actorsPerThread(3)
        .actorsAfter(2)
        .iterations(20)
        .invocationsPerIteration(300)
        .check(MutexLincheckTest.class);
  }
}
