package dev.pawl.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wheel against a list that is searched from end to end. */
final class WheelTest {
  private final Wheel wheel = new Wheel();

  private static final class Numbered extends Timer {
    private final int number;

    Numbered(int number, long deadline) {
      this.number = number;
      this.deadline = deadline;
    }

    @Override
    public String toString() {
      return number + "@" + deadline;
    }
  }

  private Numbered add(long deadline) {
    Numbered timer = new Numbered(0, deadline);
    wheel.add(timer);
    return timer;
  }

  @Test
  void aTimerIsDueAtItsDeadlineAndNotBefore() {
    Timer timer = add(1_000_000_007);
    assertThat(wheel.takeDue(1_000_000_006)).isNull();
    assertThat(wheel.takeDue(1_000_000_007)).isSameAs(timer);
    assertThat(wheel.isEmpty()).isTrue();
  }

  @Test
  void ofTwoThatAreLateTheOneThatWasDueFirstComesFirst() {
    Timer later = add(1_000_001);
    Timer earlier = add(1_000_000);
    assertThat(wheel.takeDue(Long.MAX_VALUE)).isSameAs(earlier);
    assertThat(wheel.takeDue(Long.MAX_VALUE)).isSameAs(later);
  }

  @Test
  void equalDeadlinesAreTakenInOrderOfArrivalThoughTimeHasMovedBetween() {
    Timer first = add(1 << 20);
    wheel.takeDue((1 << 20) - 100);
    Timer second = add(1 << 20);
    wheel.takeDue((1 << 20) - 1);
    Timer third = add(1 << 20);
    assertThat(wheel.takeDue(1 << 20)).isSameAs(first);
    assertThat(wheel.takeDue(1 << 20)).isSameAs(second);
    assertThat(wheel.takeDue(1 << 20)).isSameAs(third);
  }

  @Test
  void aDeadlineThatIsOverIsDueAtOnce() {
    wheel.takeDue(1_000_000);
    Timer timer = add(3);
    assertThat(wheel.nextDeadline()).isEqualTo(1_000_000);
    assertThat(wheel.takeDue(1_000_000)).isSameAs(timer);
  }

  @Test
  void theLastMomentIsNeverMissed() {
    Timer timer = add(Long.MAX_VALUE);
    assertThat(wheel.takeDue(Long.MAX_VALUE - 1)).isNull();
    assertThat(wheel.takeDue(Long.MAX_VALUE)).isSameAs(timer);
  }

  @Test
  void theNextDeadlineIsExactWhileTimersAreFew() {
    add(123_456_789_012L);
    add(123_456_789_011L);
    assertThat(wheel.nextDeadline()).isEqualTo(123_456_789_011L);
  }

  @Test
  void amongManyTheWheelIsAskedAFewTimesTooEarlyButNotMore() {
    for (int i = 0; i < 1_000; i++) {
      add(3_600_000_000_000L + i);
    }
    int asked = 0;
    for (long now = 0; now < 3_600_000_000_000L; now = wheel.nextDeadline()) {
      assertThat(wheel.takeDue(now)).isNull();
      assertThat(wheel.nextDeadline()).isGreaterThan(now);
      asked++;
    }
    assertThat(asked).isLessThan(11);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void itDoesWhatAListDoes(long seed) {
    Random random = new Random(seed);
    List<Numbered> list = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 20_000; i++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          long distance = random.nextLong() >>> 1 + random.nextInt(63);
          Numbered timer = new Numbered(i, Math.max(now, now + distance));
          list.add(timer);
          wheel.add(timer);
        }
        case 2 -> {
          if (!list.isEmpty()) {
            wheel.remove(list.remove(random.nextInt(list.size())));
          }
        }
        case 3 -> {
          long step = random.nextLong() >>> 20 + random.nextInt(44);
          now = random.nextBoolean() ? now + step : wheel.nextDeadline();
          now = now == Long.MAX_VALUE ? 0 : now;
          now = Math.min(now, 1L << 62);
          for (Numbered due; (due = first(list)) != null && due.deadline <= now; list.remove(due)) {
            assertThat(wheel.takeDue(now)).isSameAs(due);
          }
          assertThat(wheel.takeDue(now)).isNull();
        }
        default -> {
          Numbered first = first(list);
          long earliest = first == null ? Long.MAX_VALUE : first.deadline;
          assertThat(wheel.nextDeadline()).isBetween(Math.min(earliest, now + 1), earliest);
        }
      }
    }
  }

  private static Numbered first(List<Numbered> timers) {
    Numbered first = null;
    for (Numbered timer : timers) {
      if (first == null || timer.deadline < first.deadline) {
        first = timer;
      }
    }
    return first;
  }
}
