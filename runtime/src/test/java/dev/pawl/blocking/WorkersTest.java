package dev.pawl.blocking;

import static dev.pawl.testing.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
  void aJobThatComesAsAThreadEndsIsRunAndOnce() throws Exception {
    Workers workers = new Workers(2, Thread::new, 1);
    Semaphore ran = new Semaphore(0);
    for (int round = 0; round < 3_000; round++) {
      together(() -> workers.execute(ran::release), () -> workers.execute(ran::release));
      assertThat(ran.tryAcquire(2, 30, TimeUnit.SECONDS)).isTrue(); // so now its thread may end
      assertThat(workers.threads()).isBetween(0, 2);
    }
    workers.close();
    while (workers.threads() > 0) {
      Thread.onSpinWait();
    }
    assertThat(ran.availablePermits()).isZero();
  }

  @Test
  void aThreadWhoseJobThrowsGoesOn() throws Exception {
    IllegalStateException failure = new IllegalStateException();
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    Workers workers =
        new Workers(
            1,
            work -> {
              Thread thread = new Thread(work);
              thread.setUncaughtExceptionHandler((dead, thrown) -> told.complete(thrown));
              return thread;
            },
            Long.MAX_VALUE);
    workers.execute(
        () -> {
          throw failure;
        });
    assertThat(told.get()).isSameAs(failure);
    CountDownLatch ran = new CountDownLatch(1);
    workers.execute(ran::countDown);
    assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    workers.close();
  }

  /** What may be wrong with a factory, or with the system behind it. */
  private enum Refusal implements ThreadFactory {
    RETURNS_NULL("the ThreadFactory returned null") {
      @Override
      public Thread newThread(Runnable work) {
        return null;
      }
    },
    THROWS("no more of them") {
      @Override
      public Thread newThread(Runnable work) {
        throw new IllegalArgumentException("no more of them");
      }
    },
    THREAD_DOES_NOT_START("unable to create native thread") {
      @Override
      public Thread newThread(Runnable work) {
        return new Thread(work) {
          @Override
          public void start() {
            throw new OutOfMemoryError("unable to create native thread");
          }
        };
      }
    };

    private final String said;

    Refusal(String said) {
      this.said = said;
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnyThreadAJobIsRefusedAndTheNextOneTriesAgain(Refusal refusal) throws Exception {
    ThreadFactory[] factory = {refusal};
    Workers workers = new Workers(2, work -> factory[0].newThread(work), Long.MAX_VALUE);
    Semaphore ran = new Semaphore(0);
    assertThatThrownBy(() -> workers.execute(ran::release)).hasMessageContaining(refusal.said);
    assertThat(workers.waiting()).isZero();
    assertThat(workers.threads()).isZero();
    factory[0] = Thread::new;
    workers.execute(ran::release);
    assertThat(ran.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    workers.close();
    assertThat(ran.availablePermits()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void jobsThatFindNoFurtherThreadWaitForThoseThatThereAre(Refusal refusal) throws Exception {
    ThreadFactory[] factory = {Thread::new};
    Workers workers = new Workers(3, work -> factory[0].newThread(work), Long.MAX_VALUE);
    CountDownLatch release = new CountDownLatch(1);
    workers.execute(
        () -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    factory[0] = refusal;
    Semaphore ran = new Semaphore(0);
    for (int i = 0; i < 10; i++) {
      assertThat(workers.execute(ran::release)).isTrue();
    }
    assertThat(workers.threads()).isEqualTo(1);
    release.countDown();
    assertThat(ran.tryAcquire(10, 30, TimeUnit.SECONDS)).isTrue();
    workers.close();
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
