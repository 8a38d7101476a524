package dev.pawl.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testing.CountingWaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimersTest {
  private final ManualClock clock = new ManualClock();
  private final CountingWaker hurries = new CountingWaker();
  private final Timers timers = new Timers(clock, hurries::wake);

  private static final class Plain extends Timer {}

  @Test
  void anEarlierTimerHurriesAThreadThatWaitsOnce() {
    timers.arm(new Plain(), 100, () -> {});
    timers.nanosToNext();
    timers.arm(new Plain(), 100, () -> {});
    timers.arm(new Plain(), 200, () -> {});
    assertThat(hurries.wakes()).isZero();
    timers.arm(new Plain(), 50, () -> {});
    assertThat(hurries.wakes()).isEqualTo(1);
    timers.arm(new Plain(), 40, () -> {});
    assertThat(hurries.wakes()).isEqualTo(1);
  }

  @Test
  void nobodyIsHurriedWhoDoesNotWait() {
    timers.nanosToNext();
    timers.fire();
    timers.arm(new Plain(), 50, () -> {});
    assertThat(hurries.wakes()).isZero();
  }

  @Test
  void aMovedClockHurries() {
    clock.advance(Duration.ofNanos(1));
    assertThat(hurries.wakes()).isEqualTo(1);
  }

  @Test
  void moreThanABatchIsFiredInOrderInOneGo() {
    List<Integer> order = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    for (int i = 999; i >= 0; i--) {
      int number = i;
      timers.arm(new Plain(), 1 + i, () -> order.add(number));
      expected.add(0, number);
    }
    clock.advance(Duration.ofNanos(1_000));
    timers.fire();
    assertThat(order).isEqualTo(expected);
  }

  @Test
  void aWakerThatThrowsKeepsNoOtherFromBeingWoken() {
    List<Throwable> thrown = new ArrayList<>();
    Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
    Thread.currentThread().setUncaughtExceptionHandler((thread, t) -> thrown.add(t));
    try {
      CountingWaker other = new CountingWaker();
      timers.arm(
          new Plain(),
          1,
          () -> {
            throw new IllegalArgumentException();
          });
      timers.arm(new Plain(), 2, other);
      clock.advance(Duration.ofNanos(2));
      timers.fire();
      assertThat(other.wakes()).isEqualTo(1);
      assertThat(thrown).singleElement().isInstanceOf(IllegalArgumentException.class);
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(before);
    }
  }

  @Test
  void aWakerMayArmAgain() {
    Plain timer = new Plain();
    CountingWaker second = new CountingWaker();
    timers.arm(timer, 1, () -> timers.arm(timer, 2, second));
    clock.advance(Duration.ofNanos(2));
    timers.fire();
    assertThat(second.wakes()).isEqualTo(1);
  }
}
