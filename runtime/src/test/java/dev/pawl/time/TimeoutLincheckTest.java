package dev.pawl.time;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.testing.WakeFlag;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A task with a time limit that is polled by one thread, while a second wakes the task and a third
 * fires the timer.
 *
 * <p>The ones that it is there for: the poll has found neither, and now the task is woken or the
 * timer fires: the awaiter, who has another waker each time, is told. And: the task is woken in
 * time, while it is polled, and the timer fires before the next poll: that one counts the task as
 * in time, and does not cancel it first.
 */
public final class TimeoutLincheckTest {
  private final ManualClock clock = new ManualClock();
  private final Context cx = Executor.builder().clock(clock).build().run(Poll::ready);
  private final Inner inner = new Inner();
  private final Task<Void, RuntimeException> timeout = Task.timeout(Duration.ofNanos(1), inner);

  /** The latest one, if it was polled; none of the earlier ones counts. */
  private volatile WakeFlag waker;

  private boolean complete;

  /** How many posts were announced. */
  private volatile int announced;

  /** How many of them in time; -1 while it is not over. */
  private volatile int announcedInTime = -1;

  public TimeoutLincheckTest() {
    poll();
    post(); // so that the awaiter comes again
  }

  /** Never ready; knows how much it has seen of what was posted. */
  private static final class Inner implements Task<Void, RuntimeException> {
    private volatile int posted;
    private volatile Waker waker;
    private int seen;
    private int seenInTime;

    @Override
    public Poll<Void> poll(Context cx) {
      waker = cx.waker();
      seen = posted;
      if (!cx.isCancelled()) {
        seenInTime = seen;
      }
      return Poll.pending();
    }
  }

  /** As a task that awaits the timeout. */
  @Operation(nonParallelGroup = "task")
  public void poll() {
    if (complete || !isDue()) {
      return;
    }
    waker = new WakeFlag();
    try {
      cx.pollAs(timeout, waker, false);
    } catch (TimedOutException e) {
      complete = true;
    }
  }

  private boolean isDue() {
    return waker == null || waker.isWoken();
  }

  @Operation(nonParallelGroup = "waker")
  public void post() {
    inner.posted++;
    inner.waker.wake();
    announced++;
  }

  @Operation(nonParallelGroup = "timer")
  public void timeIsOver() {
    if (announcedInTime < 0) {
      announcedInTime = announced;
      clock.advance(Duration.ofNanos(1));
    }
    cx.timers().fire();
  }

  @Validate
  public void theAwaiterIsTold() {
    while (isDue() && !complete) {
      poll();
    }
    if (!complete && announcedInTime >= 0) {
      throw new IllegalStateException("the time is over, and nobody tells the awaiter");
    }
    if (!complete && inner.seen != inner.posted) {
      throw new IllegalStateException("lost: " + inner.posted + ", seen " + inner.seen);
    }
    if (inner.seenInTime < announcedInTime) {
      throw new IllegalStateException("cancelled, though it was woken in time");
    }
  }

  @Test
  void noWakeIsLostAndWhoIsInTimeIsNotCancelled() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(0)
        .actorsPerThread(1)
        .actorsAfter(0)
        .iterations(4)
        .invocationsPerIteration(1_000)
        .check(TimeoutLincheckTest.class);
  }
}
