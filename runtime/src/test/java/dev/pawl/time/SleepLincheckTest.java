package dev.pawl.time;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.WakeFlag;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A sleep that is handed from one executor to another, each of which fires its own timers.
 *
 * <p>The ones that it is there for: the timer is about to wake the awaiter as another one comes, on
 * the same executor or the other; and the sleep is withdrawn and taken up again as it fires.
 * Whoever awaits it last is woken, or finds it over.
 */
public final class SleepLincheckTest {
  private final ManualClock clock = new ManualClock();
  private final Context here = context();
  private final Context there = context();
  private final Task<Void, RuntimeException> sleep = Task.sleep(Duration.ofNanos(1));

  /** The latest one; none of the earlier ones counts. */
  private volatile WakeFlag waker;

  private volatile boolean isOver;
  private boolean complete;
  private boolean waits;

  private Context context() {
    return Executor.builder().clock(clock).build().run(Poll::ready);
  }

  public SleepLincheckTest() {
    pollHere();
  }

  @Operation(nonParallelGroup = "task")
  public void pollHere() {
    poll(here);
  }

  @Operation(nonParallelGroup = "task")
  public void pollThere() {
    poll(there);
  }

  private void poll(Context cx) {
    if (!complete) {
      waker = new WakeFlag();
      complete = cx.pollAs(sleep, waker, false).isReady();
      waits = !complete;
    }
  }

  @Operation(nonParallelGroup = "task")
  public void withdraw() {
    if (!complete) {
      sleep.withdraw();
      waits = false;
    }
  }

  @Operation(nonParallelGroup = "here")
  public void fireHere() {
    pass();
    here.timers().fire();
  }

  @Operation(nonParallelGroup = "there")
  public void fireThere() {
    pass();
    there.timers().fire();
  }

  private void pass() {
    if (!isOver) {
      clock.advance(Duration.ofNanos(1));
      isOver = true;
    }
  }

  /** Each executor has fired, once more. */
  @Validate
  public void theLatestAwaiterIsWoken() {
    if (complete && !isOver && clock.nanoTime() == 0) {
      throw new IllegalStateException("it has ended before its time");
    }
    fireHere();
    fireThere();
    if (waits && !waker.isWoken()) {
      throw new IllegalStateException("it is over, and nobody tells the awaiter");
    }
  }

  @Test
  void whoeverAwaitsItLastIsWoken() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(12)
        .invocationsPerIteration(250)
        .check(SleepLincheckTest.class);
  }
}
