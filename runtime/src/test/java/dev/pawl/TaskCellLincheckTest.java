package dev.pawl;

import dev.pawl.testing.WakeFlag;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * The handle of a spawned task that fails, awaited on one thread while its executor polls the task
 * on another. ({@link CellStateLincheckTest} has the polls themselves.)
 *
 * <p>The ones that it is there for: the awaiter has found the task unfinished, and stores its waker
 * as the task ends; or it withdraws as the task fails, so that each could take the other for the
 * one who tells of the failure. The awaiter gets it, or else the executor's handler, once.
 */
public final class TaskCellLincheckTest {
  private volatile int told;

  private final Executor executor =
      Executor.builder().uncaughtExceptionHandler((task, t) -> told++).build();
  private final JoinHandle<Void, IllegalStateException> handle =
      executor.spawner().spawn(Task.failed(new IllegalStateException()));

  private volatile int thrown;

  /** The latest one; none of the earlier ones counts. */
  private volatile WakeFlag waker;

  private volatile boolean ended;
  private boolean waits;

  @Operation(nonParallelGroup = "awaiter")
  public void poll() {
    if (thrown > 0) {
      return;
    }
    waker = new WakeFlag();
    waits = false;
    try {
      waits = handle.poll(Context.of(waker)).isPending();
    } catch (IllegalStateException failure) {
      thrown++;
    }
  }

  @Operation(nonParallelGroup = "awaiter")
  public void withdraw() {
    handle.withdraw();
    waits = false;
  }

  @Operation(nonParallelGroup = "executor")
  public void run() {
    executor.run();
    ended = true;
  }

  @Validate
  public void theFailureIsTold() {
    if (handle.isDone() != ended) {
      throw new IllegalStateException("it should be " + (ended ? "done" : "live"));
    }
    if (ended && waits && !waker.isWoken()) {
      throw new IllegalStateException("it has ended, and nobody tells the awaiter");
    }
    boolean somebodyIsToBeTold = ended && !waits && thrown == 0;
    if (told > 1 || somebodyIsToBeTold && told == 0) {
      throw new IllegalStateException("the handler was told of the failure " + told + " times");
    }
  }

  @Test
  void theAwaiterIsWokenAndNoFailureIsLost() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(10)
        .invocationsPerIteration(300)
        .check(TaskCellLincheckTest.class);
  }
}
