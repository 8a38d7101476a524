package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pawl.reactor.Reactor;
import dev.pawl.testing.LastThread;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A system that has no thread left: what needs one goes on without, or leaves nothing behind. */
@Timeout(60)
final class RefusedThreadTest {
  private final Recorder uncaught = new Recorder();

  private Throwable onLastThread(Runnable work) throws InterruptedException {
    Throwable[] thrown = {null};
    Thread last = new LastThread(() -> thrown[0] = catchThrowable(work::run));
    last.start();
    last.join();
    return thrown[0];
  }

  private Executor executor() {
    return Executor.builder().threads(4).uncaughtExceptionHandler(uncaught).build();
  }

  /** Spawns two more, and so on. */
  private static Task<Void, RuntimeException> tree(int depth, AtomicInteger ended) {
    return Steps.of(
        () -> {
          for (int i = 0; depth > 0 && i < 2; i++) {
            Task.spawn(tree(depth - 1, ended));
          }
          ended.incrementAndGet();
        });
  }

  @Test
  void aRunGoesOnWithTheThreadsThatThereAreAndTellsOnce() throws Exception {
    AtomicInteger ended = new AtomicInteger();
    try (Executor executor = executor()) {
      for (int run = 1; run <= 2; run++) {
        ended.set(0);
        executor.spawner().spawn(tree(8, ended));
        executor.spawner().spawn(Task.sleep(Duration.ofMillis(5)));
        assertThat(onLastThread(executor::run)).isNull();
        assertThat(ended.get()).isEqualTo(511);
        assertThat(uncaught.failures()).hasSize(run);
      }
      assertThat(executor.metrics().live()).isZero();
    }
    assertThat(uncaught.tasks()).containsOnly("the threads of an executor");
    assertThat(uncaught.failures())
        .allSatisfy(
            told ->
                assertThat(told)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(
                        "An executor is to have up to 4 threads, and the system refuses one: "
                            + LastThread.SAID)
                    .hasCauseInstanceOf(OutOfMemoryError.class));
  }

  @Test
  void aFailureThatNobodyAwaitsIsStillTold() throws Exception {
    IllegalStateException failure = new IllegalStateException();
    try (Executor executor = executor()) {
      boolean[] told = {false};
      executor.spawner().spawn(Task.failed(failure));
      executor
          .spawner()
          .spawn(
              (Task<Void, RuntimeException>)
                  cx -> {
                    told[0] |= uncaught.failures().contains(failure);
                    if (told[0] || executor.metrics().polls() > 10_000) {
                      return Poll.ready(null);
                    }
                    cx.waker().wake();
                    return Poll.pending();
                  });
      assertThat(onLastThread(executor::run)).isNull();
      assertThat(told[0]).as("while it runs").isTrue();
    }
  }

  @Test
  void whenThereAreThreadsAgainTheyAreUsed() throws Exception {
    CyclicBarrier meeting = new CyclicBarrier(2);
    LastThread[] last = {null};
    try (Executor executor = executor()) {
      long start = System.nanoTime();
      executor
          .spawner()
          .spawn(
              (Task<Void, RuntimeException>)
                  cx -> {
                    last[0].refuse(uncaught.failures().isEmpty());
                    if (System.nanoTime() - start > 2_000_000_000L) {
                      return Poll.ready(null);
                    }
                    cx.waker().wake();
                    return Poll.pending();
                  });
      for (int i = 0; i < 2; i++) {
        boolean[] slept = {false};
        Task<Void, RuntimeException> sleep = Task.sleep(Duration.ofMillis(1_500));
        executor
            .spawner()
            .spawn(
                (Task<Void, RuntimeException>)
                    cx -> {
                      if (!slept[0] && sleep.poll(cx).isPending()) {
                        return Poll.pending();
                      }
                      slept[0] = true;
                      meet(meeting);
                      return Poll.ready(null);
                    });
      }
      last[0] = new LastThread(executor::run);
      last[0].start();
      last[0].join();
    }
    assertThat(meeting.isBroken()).as("two threads met").isFalse();
    assertThat(uncaught.failures()).hasSize(1);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, java.util.concurrent.TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aReactorThatGetsNoThreadLeavesNoDescriptorOpen() throws Exception {
    Path descriptors = Path.of("/proc/self/fd");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(descriptors));
    Reactor.start().close(); // what is opened once and for all
    long before = count(descriptors);
    for (int i = 0; i < 20; i++) {
      assertThat(onLastThread(Reactor::start))
          .isInstanceOf(OutOfMemoryError.class)
          .hasMessage(LastThread.SAID);
    }
    assertThat(count(descriptors)).isLessThan(before + 20);
  }

  private static long count(Path folder) throws java.io.IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }
}
