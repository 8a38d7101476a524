package dev.pawl.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Very many sleeps at once: none is lost, none is early, and cancelling leaves nothing behind. */
final class MillionSleepsTest {
  private static final int COUNT = 1_000_000;
  private static final int LONGEST = 1_000;

  private final ManualClock clock = new ManualClock();

  @Test
  void halfOfAMillionIsCancelledAndTheOtherHalfComesInTime() {
    int[] ended = new int[LONGEST + 1];
    int[] expected = new int[LONGEST + 1];
    Random random = new Random(5);
    try (Executor executor = Executor.builder().clock(clock).build()) {
      List<JoinHandle<?, ?>> cancelled = new ArrayList<>(COUNT / 2);
      for (int i = 0; i < COUNT; i++) {
        int millis = 1 + random.nextInt(LONGEST);
        JoinHandle<Void, RuntimeException> handle =
            executor
                .spawner()
                .spawn(
                    Task.sleep(Duration.ofMillis(millis))
                        .map(
                            over -> {
                              ended[millis]++;
                              return null;
                            }));
        if (i % 2 == 0) {
          cancelled.add(handle);
        } else {
          expected[millis]++;
        }
      }
      turn(executor);
      assertThat(executor.metrics().live()).isEqualTo(COUNT);
      cancelled.forEach(JoinHandle::cancel);
      turn(executor);
      assertThat(executor.metrics().live()).isEqualTo(COUNT / 2);
      for (int millis = 1; millis <= LONGEST; millis++) {
        clock.advance(Duration.ofMillis(1));
        turn(executor);
        assertThat(ended[millis]).as("at %s ms", millis).isEqualTo(expected[millis]);
      }
      assertThat(executor.metrics().live()).isZero();
    }
  }

  private static void turn(Executor executor) {
    for (int i = 0; i < 3; i++) {
      executor.run(Task.yieldNow());
    }
  }
}
