package dev.pawl.blocking;

import dev.pawl.Context;
import dev.pawl.protocol.LateCloser;
import dev.pawl.testing.WakeFlag;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A call that returns a resource, under every interleaving of its awaiter and the thread that runs
 * it.
 *
 * <p>The ones that it is there for: the call ends while the awaiter stores his waker, or lets go.
 * Then he is woken or gets the value, or it is closed; never none of these, and never two.
 */
public final class BlockingTaskLincheckTest {
  private final BlockingTask<AutoCloseable, RuntimeException> task =
      new BlockingTask<>(this::call, OnCancel.DETACH, false);

  /** The latest one; none of the earlier ones counts. */
  private volatile WakeFlag waker = new WakeFlag();

  private volatile int calls;
  private volatile int closings;
  private volatile boolean ended;
  private volatile boolean waits = true;
  private volatile boolean taken;
  private volatile boolean gone;

  public BlockingTaskLincheckTest() {
    task.queued(waker, LateCloser.of(Context.of(() -> {})));
  }

  private AutoCloseable call() {
    calls++;
    return () -> closings++;
  }

  /** The thread of the pool. */
  @Operation(nonParallelGroup = "thread")
  public void run() {
    task.run();
    ended = calls > 0;
  }

  /** The awaiter's task is polled. */
  @Operation(nonParallelGroup = "awaiter")
  public void poll() {
    if (waits) {
      waker = new WakeFlag();
      taken = task.poll(Context.of(waker)).isReady();
      waits = !taken;
    }
  }

  /** The awaiter's task is cancelled, and was pending. */
  @Operation(nonParallelGroup = "awaiter")
  public void withdraw() {
    if (waits) {
      gone = task.withdraw();
      waits = !gone;
    }
  }

  @Validate
  public void theValueGoesOneWay() {
    if (calls > 1) {
      throw new IllegalStateException("called twice");
    }
    if (ended && waits && !waker.isWoken()) {
      throw new IllegalStateException("the awaiter waits, and nobody will wake him");
    }
    if (closings != (ended && gone ? 1 : 0)) {
      throw new IllegalStateException(closings + " closings, taken: " + taken);
    }
  }

  @Test
  void noValueIsLostOrLeftOpen() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(3)
        .actorsAfter(0)
        .iterations(20)
        .invocationsPerIteration(300)
        .check(BlockingTaskLincheckTest.class);
  }
}
