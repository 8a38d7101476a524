package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failures that can't be told of yet, as a long poll goes on that may be about to await them. */
@Timeout(120)
final class UnawaitedFailuresTest {
  private static final int MANY = 400_000;

  private final AtomicInteger told = new AtomicInteger();
  private final IllegalStateException failure = new IllegalStateException();
  private volatile boolean allHaveFailed;

  @Test
  void howeverManyTheyAreTheOthersDoNotLookAtAllOfThemAgainAndAgain() {
    long start = System.nanoTime();
    try (Executor executor =
        Executor.builder()
            .threads(2)
            .uncaughtExceptionHandler((task, thrown) -> told.incrementAndGet())
            .build()) {
      executor.spawner().spawn((Task<Void, RuntimeException>) this::pollForLong);
      executor.spawner().spawn(failing());
      executor.run();
    }
    assertThat(told.get()).isEqualTo(MANY);
    // Looked at by every 64th poll, they would be 1,250,000,000 in all.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  private Poll<Void> pollForLong(Context cx) {
    while (!allHaveFailed) {
      Thread.onSpinWait();
    }
    return Poll.ready(null);
  }

  private Task<Void, RuntimeException> failing() {
    int[] spawned = {0};
    return cx -> {
      if (spawned[0] == MANY) {
        allHaveFailed = true;
        return Poll.ready(null);
      }
      for (int i = 0; i < 100; i++, spawned[0]++) {
        Task.spawn(Task.failed(failure));
      }
      cx.waker().wake();
      return Poll.pending();
    };
  }
}
