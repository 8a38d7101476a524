package dev.pawl.sync;

import static dev.pawl.testing.Threads.join;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More threads than processors, so that some lose theirs with the lock in their hands. */
@Timeout(60)
final class SpinLockTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 50_000;

  private final SpinLock lock = new SpinLock();
  private int count;

  @Test
  void oneThreadAtATimeIsInside() {
    List<CompletableFuture<Void>> threads =
        Stream.generate(() -> start(this::countUp)).limit(THREADS).toList();
    threads.forEach(thread -> join(thread));
    assertThat(count).isEqualTo(THREADS * ROUNDS);
  }

  private void countUp() {
    for (int i = 0; i < ROUNDS; i++) {
      lock.lock();
      try {
        count++;
      } finally {
        lock.unlock();
      }
    }
  }
}
