package dev.pawl.interop;

import dev.pawl.Context;
import dev.pawl.testing.WakeFlag;
import java.util.concurrent.CompletableFuture;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A future that one thread completes while another polls the task that waits for it, or withdraws
 * it.
 *
 * <p>The ones that it is there for: the value comes between the poll's look and its end; the
 * awaiter is woken. The value comes while the task is withdrawn: it is closed, once.
 */
public final class StageTaskLincheckTest {
  private final CompletableFuture<AutoCloseable> future = new CompletableFuture<>();
  private final StageTask<AutoCloseable, RuntimeException> task =
      new StageTask<>(future, RuntimeException.class);

  /** The latest one, if it was polled; none of the earlier ones counts. */
  private volatile WakeFlag waker;

  private volatile int closings;
  private volatile boolean completed;
  private boolean taken;
  private boolean gone;

  @Operation(nonParallelGroup = "completer")
  public void complete() {
    completed |= future.complete(() -> closings++);
  }

  @Operation(nonParallelGroup = "awaiter")
  public void poll() {
    if (!taken && !gone) {
      waker = new WakeFlag();
      taken = task.poll(Context.of(waker)).isReady();
    }
  }

  @Operation(nonParallelGroup = "awaiter")
  public void withdraw() {
    if (!taken && !gone && waker != null) {
      gone = task.withdraw();
    }
  }

  @Validate
  public void theValueGoesOneWay() {
    if (completed && !taken && !gone && waker != null && !waker.isWoken()) {
      throw new IllegalStateException("the awaiter waits, and nobody will wake him");
    }
    if (closings != (completed && gone ? 1 : 0)) {
      throw new IllegalStateException(closings + " closings, completed: " + completed);
    }
  }

  @Test
  void noValueIsLostOrLeftOpen() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(3)
        .actorsAfter(0)
        .iterations(10)
        .invocationsPerIteration(200)
        .check(StageTaskLincheckTest.class);
  }
}
