package dev.pawl.time;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class IntervalTest {
  private static final Duration PERIOD = Duration.ofMillis(10);

  private final ManualClock clock = new ManualClock();
  private final Executor executor;

  IntervalTest(int threads) {
    executor = Executor.builder().clock(clock).threads(threads).build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  /** Moves the clock by a millisecond until the next tick is there. */
  private long take(Interval interval) {
    JoinHandle<Void, RuntimeException> tick = executor.spawner().spawn(interval.tick());
    settle(executor);
    while (!tick.isDone()) {
      clock.advance(Duration.ofMillis(1));
      settle(executor);
    }
    return clock.nanoTime() / 1_000_000;
  }

  private List<Long> takeAfterPause(Interval interval) {
    List<Long> ticks = new ArrayList<>();
    ticks.add(take(interval));
    clock.advance(Duration.ofMillis(35));
    for (int i = 0; i < 5; i++) {
      ticks.add(take(interval));
    }
    return ticks;
  }

  @Test
  void theFirstTickIsAtOnceAndTheOthersAPeriodApart() {
    Interval interval = Interval.every(PERIOD);
    assertThat(List.of(take(interval), take(interval), take(interval)))
        .containsExactly(0L, 10L, 20L);
  }

  @Test
  void theFirstTickMayBeLater() {
    Interval interval = Interval.every(PERIOD, MissedTicks.BURST, Duration.ofMillis(3));
    assertThat(List.of(take(interval), take(interval))).containsExactly(3L, 13L);
  }

  @Test
  void missedTicksComeInABurst() {
    assertThat(takeAfterPause(Interval.every(PERIOD, MissedTicks.BURST)))
        .containsExactly(0L, 35L, 35L, 35L, 40L, 50L);
  }

  @Test
  void missedTicksAreDroppedAndThePeriodBeginsAnew() {
    assertThat(takeAfterPause(Interval.every(PERIOD, MissedTicks.DELAY)))
        .containsExactly(0L, 35L, 45L, 55L, 65L, 75L);
  }

  @Test
  void missedTicksAreDroppedAndTheOthersStayWhereTheyWere() {
    assertThat(takeAfterPause(Interval.every(PERIOD, MissedTicks.SKIP)))
        .containsExactly(0L, 35L, 40L, 50L, 60L, 70L);
  }

  @Test
  void aTickThatIsALittleLateMovesNoLaterOne() {
    for (MissedTicks missed : MissedTicks.values()) {
      Interval interval = Interval.every(PERIOD, missed);
      long start = take(interval);
      clock.advance(Duration.ofMillis(14));
      assertThat(take(interval) - start).isEqualTo(14);
      assertThat(take(interval) - start).isEqualTo(20);
    }
  }

  @Test
  void aTickThatIsCancelledIsStillDue() {
    Interval interval = Interval.every(PERIOD);
    take(interval);
    JoinHandle<Void, RuntimeException> tick = executor.spawner().spawn(interval.tick());
    settle(executor);
    clock.advance(PERIOD);
    tick.cancel();
    settle(executor);
    assertThat(take(interval)).isEqualTo(10);
    assertThat(take(interval)).isEqualTo(20);
  }

  @Test
  void aPeriodOfNothingIsRefused() {
    assertThatThrownBy(() -> Interval.every(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Interval.every was given PT0S. It has to be longer than nothing.");
    assertThatThrownBy(() -> Interval.every(Duration.ofMillis(-5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("can't be negative");
    assertThatThrownBy(() -> Interval.every(PERIOD, MissedTicks.SKIP, Duration.ofMillis(-5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLongestPeriodNeverTicksAgain() {
    for (MissedTicks missed : MissedTicks.values()) {
      Interval interval = Interval.every(Duration.ofSeconds(Long.MAX_VALUE), missed);
      clock.advance(Duration.ofMillis(1)); // since the executor was made
      take(interval);
      JoinHandle<Void, RuntimeException> tick = executor.spawner().spawn(interval.tick());
      clock.advance(Duration.ofDays(365 * 50));
      settle(executor);
      assertThat(tick.isDone()).as(missed.name()).isFalse();
      tick.cancel();
    }
  }

  @Test
  void aManualClockNeverGoesBack() {
    clock.advance(Duration.ofSeconds(Long.MAX_VALUE));
    clock.advance(Duration.ofSeconds(1));
    assertThat(clock.nanoTime()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void itSaysWhatItIs() {
    Task<Void, RuntimeException> tick = Interval.every(PERIOD).tick();
    assertThat(tick).hasToString("Interval.every(PT0.01S, BURST).tick()");
  }
}
