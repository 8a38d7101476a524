package dev.pawl;

import dev.pawl.Outcomes.Outcome;
import dev.pawl.testing.WakeFlag;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * What a {@link JoinSet} shares between the threads on which its tasks end, and the one on which a
 * task takes what they came to.
 *
 * <p>The one that it is there for: an outcome comes while the taker looks whether there is one.
 * Either it takes it, or it is woken.
 */
public final class OutcomesLincheckTest {
  private static final int TASKS = 4;

  private final Outcomes outcomes = new Outcomes();
  private final Task<?, ?> taker = Task.ready(null);

  private int ended;

  /** The latest one; none of the earlier ones counts. */
  private volatile WakeFlag waker;

  private boolean waits;
  private int taken;
  private boolean refused;

  public OutcomesLincheckTest() {
    for (int i = 0; i < TASKS; i++) {
      outcomes.expectOne();
    }
  }

  @Operation(nonParallelGroup = "tasks")
  public void end() {
    if (ended < TASKS) {
      ended++;
      outcomes.add(new Outcomes.Source(), new Outcome("task", ended, null));
    }
  }

  @Operation(nonParallelGroup = "taker")
  public void take() {
    waker = new WakeFlag();
    Outcome outcome;
    try {
      outcome = outcomes.take(taker, waker);
    } catch (IllegalStateException empty) {
      refused = true;
      return;
    }
    waits = outcome == null;
    taken += outcome == null ? 0 : (int) outcome.value();
  }

  @Operation(nonParallelGroup = "taker")
  public void withdraw() {
    outcomes.stopWaiting(taker);
    waits = false;
  }

  @Validate
  public void everyOutcomeIsTakenOnceAndNobodyWaitsForOneThatIsThere() {
    int there = outcomes.size() - (TASKS - ended);
    if (waits && !waker.isWoken() && there > 0) {
      throw new IllegalStateException("it waits, though there are " + there);
    }
    if (refused) {
      throw new IllegalStateException("there were to be more, and the taker was told otherwise");
    }
    int sum = taken;
    for (Outcome each; (each = outcomes.takeIfThere()) != null; ) {
      sum += (int) each.value();
    }
    int all = ended * (ended + 1) / 2;
    if (sum != all || outcomes.size() != TASKS - ended) {
      throw new IllegalStateException(sum + " instead of " + all + ", left " + outcomes.size());
    }
  }

  @Test
  void noOutcomeIsLostOrTakenTwice() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(3)
        .actorsAfter(0)
        .iterations(10)
        .invocationsPerIteration(200)
        .check(OutcomesLincheckTest.class);
  }
}
