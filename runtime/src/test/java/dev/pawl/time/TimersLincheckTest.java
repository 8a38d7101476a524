package dev.pawl.time;

import java.time.Duration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Timers that are armed, fired and taken back by several threads.
 *
 * <p>The one that it is there for: a timer is taken out of the wheel by the thread that fires, and
 * before its waker is woken another thread takes the timer back, or arms it again. It fires once
 * for each time that it was armed and not taken back in time, and is never in the wheel twice.
 */
@Param(name = "timer", gen = IntGen.class, conf = "0:1")
public class TimersLincheckTest {
  private final ManualClock clock = new ManualClock();
  private final Timers timers = new Timers(clock, () -> {});

  {
    clock.advance(Duration.ofNanos(1)); // all are due when they are armed
  }

  private final Counted[] all = {new Counted(), new Counted()};

  private static final class Counted extends Timer {
    private int armings;
    private int firings;
  }

  /** The task's own methods, which one thread at a time may call. */
  @Operation(nonParallelGroup = "task")
  public void arm(@Param(name = "timer") int number) {
    Counted timer = all[number];
    if (timer.state != Timer.ARMED) {
      timer.armings++;
      timers.arm(timer, number, () -> count(timer));
    }
  }

  @Operation(nonParallelGroup = "task")
  public void disarm(@Param(name = "timer") int number) {
    Counted timer = all[number];
    if (timer.state == Timer.ARMED) {
      timers.disarm(timer);
      if (timer.state == Timer.DISARMED) {
        timer.armings--;
      }
    }
  }

  private static synchronized void count(Counted timer) {
    timer.firings++;
  }

  @Operation
  public void fire() {
    timers.fire();
  }

  @Validate
  public void eachFiresAsOftenAsItWasArmed() {
    timers.fire();
    for (Counted timer : all) {
      if (timer.armings != timer.firings) {
        throw new IllegalStateException(timer.armings + " armings, " + timer.firings + " firings");
      }
    }
  }

  @Test
  void eachFiresAsOftenAsItWasArmedAndNotTakenBack() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(1)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(20)
        .invocationsPerIteration(300)
        .check(TimersLincheckTest.class);
  }
}
