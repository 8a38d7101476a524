package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Steps.step;
import static dev.pawl.testing.Threads.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Steps;
import dev.pawl.testing.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plain threads that wait for spawned tasks. */
@Timeout(60)
final class BlockingJoinTest {
  private final Recorder uncaught = new Recorder();
  private final Executor executor = Executor.builder().uncaughtExceptionHandler(uncaught).build();
  private final Probe<String> probe = new Probe<>();
  private final JoinHandle<String, Exception> handle = executor.spawner().spawn(probe);

  @AfterEach
  void close() {
    Thread.interrupted();
    probe.complete("end");
    executor.close();
  }

  @Test
  void aThreadWaitsForTheValue() {
    var joining = Threads.start(() -> assertThat(handle.join()).isEqualTo("v"));
    settle(executor);
    probe.complete("v");
    executor.run();
    Threads.join(joining);
  }

  @Test
  void aTaskThatIsCompleteIsNotWaitedFor() throws Exception {
    probe.complete("v");
    settle(executor);
    assertThat(handle.join()).isEqualTo("v");
    assertThatThrownBy(handle::join).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSecondThreadIsToldOfTheFirst() throws Exception {
    Thread first =
        new Thread(
            () -> {
              try {
                handle.join();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            },
            "the first");
    first.start();
    while (LockSupport.getBlocker(first) != handle) {
      Thread.onSpinWait();
    }
    assertThatThrownBy(handle::join)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The handle of Probe is awaited by thread the first already.");
    probe.complete("v");
    settle(executor);
    first.join();
  }

  @Test
  void aThreadIsToldOfTheTaskThatAwaits() throws Exception {
    JoinHandle<String, Exception> awaiting = executor.spawner().spawn(Task.race(handle));
    settle(executor);
    assertThatThrownBy(handle::join).hasMessageContaining("is awaited by Task.race(Probe) already");
    probe.complete("v");
    assertThat(executor.run(awaiting)).isEqualTo("v");
  }

  @Test
  void itThrowsWhatTheTaskThrew() {
    IOException failure = new IOException();
    probe.fail(failure);
    settle(executor);
    assertThatThrownBy(handle::join).isSameAs(failure);
  }

  @Test
  void aCancelledTaskIsCancelled() {
    handle.cancel();
    settle(executor);
    assertThatThrownBy(handle::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void aLimitEndsTheWaitAndLeavesTheTaskAlone() throws Exception {
    settle(executor);
    assertThatThrownBy(() -> handle.join(Duration.ofMillis(1)))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("Probe was not complete after PT0.001S");
    assertThat(probe.withdrawals()).isZero();
    probe.complete("v");
    assertThat(executor.run(handle)).isEqualTo("v");
  }

  @Test
  void theLongestLimitDoesNotOverflow() throws Exception {
    probe.complete("v");
    settle(executor);
    assertThat(handle.join(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo("v");
  }

  @Test
  void whoBeginsToWaitAsTheTaskEndsIsWoken() {
    for (int round = 0; round < 2_000; round++) {
      Probe<String> ending = new Probe<>();
      JoinHandle<String, Exception> handle = executor.spawner().spawn(ending);
      step(executor);
      together(
          () -> assertThat(handle.join()).isEqualTo("v"),
          () -> {
            ending.complete("v");
            step(executor);
          });
    }
  }

  /** The handle, and what happens after its first poll, before anything is made of that. */
  private Task<String, Exception> meanwhile(Runnable action) {
    return new Task<>() {
      private boolean polled;

      @Override
      public Poll<String> poll(Context cx) throws Exception {
        Poll<String> poll = handle.poll(cx);
        if (!polled) {
          polled = true;
          var end = Threads.start(action::run);
          while (!end.isDone()) {
            Thread.onSpinWait(); // to park here would use up the wake that is asked about
          }
        }
        return poll;
      }

      @Override
      public boolean withdraw() {
        return handle.withdraw();
      }
    };
  }

  @Test
  void aTaskThatEndsBeforeTheThreadSleepsWakesIt() throws Exception {
    Task<String, Exception> ending =
        meanwhile(
            () -> {
              probe.complete("v");
              settle(executor);
            });
    assertThat(BlockingJoin.untilDone(ending)).isEqualTo("v");
  }

  @Test
  void aTaskThatFailsBeforeTheThreadGivesUpIsToldOfOnce() {
    IOException failure = new IOException();
    Task<String, Exception> failing =
        meanwhile(
            () -> {
              probe.fail(failure);
              settle(executor);
            });
    assertThatThrownBy(() -> BlockingJoin.noLongerThan(Duration.ZERO, failing))
        .isInstanceOf(TimeoutException.class);
    settle(executor);
    assertThat(uncaught.failures()).containsExactly(failure);
  }

  @Test
  void aTaskThatFailsAfterTheThreadHasGivenUpIsToldOfOnce() {
    IOException failure = new IOException();
    assertThatThrownBy(() -> handle.join(Duration.ZERO)).isInstanceOf(TimeoutException.class);
    probe.fail(failure);
    settle(executor);
    assertThat(uncaught.failures()).containsExactly(failure);
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(handle::join).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aNegativeLimitIsRefused() {
    assertThatThrownBy(() -> handle.join(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void insideAnExecutorItIsRefused() {
    assertThatThrownBy(
            () ->
                executor.run(
                    Steps.of(
                        () -> {
                          try {
                            handle.join();
                          } catch (Exception e) {
                            throw new IllegalStateException(e.getMessage());
                          }
                        })))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("JoinHandle.join was called inside an executor");
  }
}
