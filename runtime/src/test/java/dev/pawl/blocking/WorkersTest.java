package dev.pawl.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class WorkersTest {
  @Test
  void aThreadThatHasNothingToDoEndsAndTheNextJobGetsANewOne() throws Exception {
    Thread[] thread = new Thread[1];
    Workers workers = new Workers(1, work -> thread[0] = new Thread(work), 1);
    for (int i = 0; i < 3; i++) {
      CountDownLatch ran = new CountDownLatch(1);
      assertThat(workers.execute(ran::countDown)).isTrue();
      ran.await();
      thread[0].join();
      assertThat(workers.threads()).isZero();
    }
  }

  @Test
  void idleThreadsEndWhenItIsClosed() throws Exception {
    Thread[] thread = new Thread[1];
    Workers workers = new Workers(1, work -> thread[0] = new Thread(work), Long.MAX_VALUE);
    CountDownLatch ran = new CountDownLatch(1);
    workers.execute(ran::countDown);
    ran.await();
    workers.close();
    thread[0].join();
    assertThat(workers.execute(() -> {})).isFalse();
  }
}
