package dev.pawl.time;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.CountingWaker;
import dev.pawl.testing.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Sleeps on a clock that the test moves. */
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class SleepTest {
  private final ManualClock clock = new ManualClock();
  private final int threads;
  private final Executor executor;
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  SleepTest(int threads) {
    this.threads = threads;
    executor = Executor.builder().clock(clock).threads(threads).build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  private JoinHandle<Void, RuntimeException> sleeping(long millis) {
    return executor.spawner().spawn(Task.sleep(Duration.ofMillis(millis)));
  }

  /** Sleeps, then writes its name down. */
  private void spawn(String name, Task<Void, RuntimeException> sleep) {
    executor
        .spawner()
        .spawn(
            (Task<Void, RuntimeException>)
                cx -> {
                  Poll<Void> poll = sleep.poll(cx);
                  if (poll.isReady()) {
                    order.add(name);
                  }
                  return poll;
                });
  }

  private void spawn(String name, long millis) {
    spawn(name, Task.sleep(Duration.ofMillis(millis)));
  }

  private void advance(long millis) {
    clock.advance(Duration.ofMillis(millis));
    settle(executor);
  }

  @Test
  void aSleepIsOverAtItsMomentAndNotBefore() {
    JoinHandle<Void, RuntimeException> handle = sleeping(10);
    settle(executor);
    clock.advance(Duration.ofMillis(10).minusNanos(1));
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    clock.advance(Duration.ofNanos(1));
    settle(executor);
    assertThat(handle.isDone()).isTrue();
  }

  @Test
  void itIsMeasuredFromTheFirstPollAndNotFromItsMaking() {
    Task<Void, RuntimeException> sleep = Task.sleep(Duration.ofMillis(10));
    clock.advance(Duration.ofMillis(10));
    JoinHandle<Void, RuntimeException> handle = executor.spawner().spawn(sleep);
    settle(executor);
    assertThat(handle.isDone()).isFalse();
  }

  @Test // tricky 103, 111
  void sleepersThatAreLateWakeInTheOrderOfTheirDeadlines() {
    assumeTrue(threads == 1, "several threads poll in no order");
    spawn("30", 30);
    spawn("10", 10);
    spawn("20a", 20);
    spawn("20b", 20);
    settle(executor);
    advance(100);
    assertThat(order).containsExactly("10", "20a", "20b", "30");
  }

  @Test // tricky 103
  void theyDoOnABusyExecutorToo() {
    assumeTrue(threads == 1, "several threads poll in no order");
    for (int i = 0; i < 1_000; i++) {
      executor.spawner().spawn(busyUntil(3));
    }
    List<String> expected = new ArrayList<>();
    for (int i = 200; i > 0; i--) {
      spawn("" + i, i);
      expected.add(0, "" + i);
    }
    settle(executor);
    advance(1_000);
    assertThat(order).isEqualTo(expected);
  }

  private Task<Void, RuntimeException> busyUntil(int sizeOfOrder) {
    return cx -> {
      if (order.size() >= sizeOfOrder) {
        return Poll.ready(null);
      }
      cx.waker().wake();
      return Poll.pending();
    };
  }

  @Test
  void nothingIsSleptForNoTime() {
    JoinHandle<Void, RuntimeException> handle = sleeping(0);
    settle(executor);
    assertThat(handle.isDone()).isTrue();
  }

  @Test
  void aLoopAroundNoTimeLetsOthersRun() {
    AtomicInteger mostInAPoll = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    executor
        .spawner()
        .spawn(
            (Task<Void, RuntimeException>)
                cx -> {
                  int rounds = 0;
                  while (rounds < 1_000 && Task.sleep(Duration.ZERO).poll(cx).isReady()) {
                    rounds++;
                  }
                  mostInAPoll.accumulateAndGet(rounds, Math::max);
                  return over.get() ? Poll.ready(null) : Poll.pending();
                });
    executor.run(Task.ready("the executor comes back"));
    over.set(true);
    settle(executor);
    assertThat(mostInAPoll.get()).isBetween(1, 999);
  }

  @Test
  void aNegativeDurationIsRefusedAtOnce() {
    assertThatThrownBy(() -> Task.sleep(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sleep was given PT-0.001S. A duration can't be negative.");
  }

  @Test
  void theLongestSleepIsSleptWithoutOverflow() {
    clock.advance(Duration.ofDays(100 * 365));
    JoinHandle<Void, RuntimeException> handle =
        executor.spawner().spawn(Task.sleep(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)));
    settle(executor);
    clock.advance(Duration.ofDays(100 * 365));
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    handle.cancel();
  }

  @Test
  void aMomentIsWaitedForByTheClockOfTheExecutor() {
    JoinHandle<Void, RuntimeException> handle =
        executor.spawner().spawn(Task.sleepUntil(Instant.EPOCH.plusMillis(10)));
    advance(9);
    assertThat(handle.isDone()).isFalse();
    advance(1);
    assertThat(handle.isDone()).isTrue();
  }

  @Test
  void aMomentThatIsOverIsNotWaitedFor() {
    advance(10);
    for (Instant over : List.of(Instant.MIN, Instant.EPOCH, clock.instant())) {
      JoinHandle<Void, RuntimeException> handle = executor.spawner().spawn(Task.sleepUntil(over));
      settle(executor);
      assertThat(handle.isDone()).isTrue();
    }
    JoinHandle<Void, RuntimeException> never =
        executor.spawner().spawn(Task.sleepUntil(Instant.MAX));
    settle(executor);
    assertThat(never.isDone()).isFalse();
    never.cancel();
  }

  @Test
  void aCancelledSleepLeavesNoTimer() {
    JoinHandle<Void, RuntimeException> handle = sleeping(10);
    settle(executor);
    handle.cancel();
    settle(executor);
    assertThat(handle.isDone()).isTrue();
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
    assertNoTimerIsLeft();
  }

  @Test
  void aSleepThatIsDueIsCancelledAllTheSame() {
    JoinHandle<Void, RuntimeException> handle = sleeping(10);
    settle(executor);
    clock.advance(Duration.ofMillis(10));
    handle.cancel();
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
  }

  @Test
  void aWithdrawnSleepGoesOnForTheSameMoment() {
    Task<Void, RuntimeException> sleep = Task.sleep(Duration.ofMillis(10));
    executor.run(polledOnce(sleep));
    assertThat(sleep.withdraw()).isTrue();
    assertNoTimerIsLeft();
    advance(4);
    JoinHandle<Void, RuntimeException> handle = executor.spawner().spawn(sleep);
    advance(5);
    assertThat(handle.isDone()).isFalse();
    advance(1);
    assertThat(handle.isDone()).isTrue();
  }

  @Test
  void aSleepThatIsPolledElsewhereMovesThere() {
    Task<Void, RuntimeException> sleep = Task.sleep(Duration.ofMillis(10));
    executor.run(polledOnce(sleep));
    clock.advance(Duration.ofMillis(5));
    try (Executor other = Executor.builder().clock(clock).build()) {
      other.run(polledOnce(sleep));
      assertNoTimerIsLeft();
      clock.advance(Duration.ofMillis(5));
      other.run(sleep);
    }
  }

  private static Task<Void, RuntimeException> polledOnce(Task<Void, RuntimeException> sleep) {
    return cx -> {
      assertThat(sleep.poll(cx).isPending()).isTrue();
      return Poll.ready(null);
    };
  }

  @Test
  void theWakerOfTheLatestPollIsWoken() {
    Task<Void, RuntimeException> sleep = Task.sleep(Duration.ofMillis(10));
    CountingWaker first = new CountingWaker();
    CountingWaker second = new CountingWaker();
    executor.run(
        (Task<Void, RuntimeException>)
            cx -> {
              cx.pollAs(sleep, first, false);
              cx.pollAs(sleep, second, false);
              cx.pollAs(sleep, second, false);
              return Poll.ready(null);
            });
    advance(10);
    assertThat(first.wakes()).isZero();
    assertThat(second.wakes()).isEqualTo(1);
  }

  @Test
  void aSleepThatIsOverIsOverOnce() {
    Task<Void, RuntimeException> sleep = Task.sleep(Duration.ZERO);
    executor.run(sleep);
    assertThatThrownBy(() -> executor.run(sleep))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Task.sleep was polled after it completed");
  }

  @Test
  void withoutAnExecutorThereIsNoTime() {
    assertThatThrownBy(() -> Task.sleep(Duration.ofMillis(1)).poll(Context.of(new CountingWaker())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("asked for timers, which only an Executor provides");
    assertThatThrownBy(Clock::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No executor runs this code");
  }

  @Test
  void anExecutorThatWaitsIsWokenByTheClock() {
    JoinHandle<Void, RuntimeException> handle = sleeping(10);
    settle(executor);
    var moving = Threads.start(() -> clock.advance(Duration.ofMillis(10)));
    executor.run(handle); // hangs if the move is not noticed
    Threads.join(moving);
  }

  @Test
  void sleepsCancelledAtRandomLeaveNothingBehind() {
    Random random = new Random(1);
    List<JoinHandle<Void, RuntimeException>> handles = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      handles.add(sleeping(1 + random.nextInt(1_000_000)));
      if (random.nextInt(3) == 0) {
        handles.get(random.nextInt(handles.size())).cancel();
      }
      if (random.nextInt(50) == 0) {
        advance(random.nextInt(1_000));
      }
    }
    handles.forEach(JoinHandle::cancel);
    executor.run();
    assertThat(handles).allMatch(JoinHandle::isDone);
    assertNoTimerIsLeft();
  }

  private void assertNoTimerIsLeft() {
    executor.run(
        (Task<Void, RuntimeException>)
            cx -> {
              assertThat(cx.timers().nanosToNext()).isEqualTo(Long.MAX_VALUE);
              return Poll.ready(null);
            });
  }
}
