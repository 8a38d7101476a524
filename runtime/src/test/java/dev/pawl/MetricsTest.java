package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Threads.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.interop.Flows;
import dev.pawl.interop.Futures;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Steps;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class MetricsTest {
  private final int threads;
  private final Executor executor;

  MetricsTest(int threads) {
    this.threads = threads;
    executor = Executor.builder().threads(threads).uncaughtExceptionHandler(new Recorder()).build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void aNewExecutorHasDoneNothing() {
    assertThat(executor.metrics())
        .isEqualTo(new Metrics(threads, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO));
  }

  @Test
  void aTaskThatIsRefusedIsNotCounted() {
    executor.close();
    assertThatThrownBy(() -> executor.spawner().spawn(Task.ready(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(executor.metrics().spawned()).isZero();
    assertThat(executor.metrics().live()).isZero();
  }

  @Test
  void endsAreCountedByKind() {
    executor.spawner().spawn(Task.ready(1));
    executor.spawner().spawn(Task.ready(2));
    executor.spawner().spawn(Task.failed(new IOException()));
    executor.spawner().spawn(new Probe<>()).cancel();
    assertThat(executor.metrics().spawned()).isEqualTo(4);
    assertThat(executor.metrics().due()).isEqualTo(4);
    executor.run();
    Metrics metrics = executor.metrics();
    assertThat(metrics.completed()).isEqualTo(2);
    assertThat(metrics.failed()).isEqualTo(1);
    assertThat(metrics.cancelled()).isEqualTo(1);
    assertThat(metrics.live()).isZero();
    assertThat(metrics.due()).isZero();
    assertThat(metrics.polls()).isEqualTo(4);
  }

  private static Flow.Subscriber<Object> subscriber() {
    return new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(1);
      }

      @Override
      public void onNext(Object item) {}

      @Override
      public void onError(Throwable thrown) {}

      @Override
      public void onComplete() {}
    };
  }

  @Test
  void aFailureThatIsTheSetsTheFuturesOrTheSubscribersIsCounted() {
    Task<Object, IOException> failing = Task.failed(new IOException());
    JoinSet<Object, IOException> set = new JoinSet<>();
    executor.run(Steps.of(() -> set.spawn(failing)));
    executor.run();
    assertThat(executor.metrics().failed()).isEqualTo(1);
    Futures.future(executor.spawner(), Task.failed(new IOException()));
    executor.run();
    assertThat(executor.metrics().failed()).isEqualTo(2);
    Flows.publisher(executor.spawner(), () -> () -> Task.failed(new IOException()))
        .subscribe(subscriber());
    executor.run();
    assertThat(executor.metrics().failed()).isEqualTo(3);
    assertThat(executor.metrics().completed()).as("the one that spawned").isEqualTo(1);
  }

  @Test
  void whatEndsByItsCancellationCountsAsCancelledWhoeverWaits() {
    Task<Object, RuntimeException> throwing =
        cx -> {
          if (cx.isCancelled()) {
            throw new Cancelled("task");
          }
          return Poll.pending();
        };
    CompletableFuture<Object> cancelled = Futures.future(executor.spawner(), throwing);
    Futures.future(executor.spawner(), throwing);
    Flows.publisher(executor.spawner(), () -> () -> throwing).subscribe(subscriber());
    settle(executor);
    long completed = executor.metrics().completed();
    cancelled.cancel(false);
    executor.close();
    assertThat(executor.metrics().cancelled()).isEqualTo(3);
    assertThat(executor.metrics().completed()).isEqualTo(completed);
    assertThat(executor.metrics().failed()).isZero();
  }

  @Test
  void aValueThatIsClosedAsNobodyWantsItCountsAsCancelled() {
    Probe<AutoCloseable> coming = new Probe<AutoCloseable>().refusingToLetGo();
    JoinHandle<AutoCloseable, Exception> awaited = executor.spawner().spawn(coming);
    CompletableFuture<AutoCloseable> future =
        Futures.future(
            executor.spawner(),
            cx -> {
              if (cx.isCancelled()) {
                return Poll.ready(() -> {});
              }
              return Poll.pending();
            });
    settle(executor);
    assertThatCode(() -> awaited.poll(Context.of(() -> {}))).doesNotThrowAnyException();
    awaited.cancel();
    coming.complete(() -> {});
    settle(executor);
    long completed = executor.metrics().completed(); // with this one: it is there to be had
    awaited.withdraw();
    assertThat(executor.metrics().cancelled()).isEqualTo(1);
    assertThat(executor.metrics().completed()).isEqualTo(completed - 1);
    future.cancel(false);
    executor.run();
    assertThat(executor.metrics().cancelled()).isEqualTo(2);
    assertThat(executor.metrics().completed()).isEqualTo(completed - 1);
    assertThat(executor.metrics().live()).isZero();
  }

  @Test
  void whatIsParkedIsLiveAndNotDue() {
    Probe<Void> probe = new Probe<>();
    executor.spawner().spawn(probe);
    settle(executor);
    assertThat(executor.metrics().live()).isEqualTo(1);
    assertThat(executor.metrics().due()).isZero();
    probe.waker().wake();
    assertThat(executor.metrics().due()).isEqualTo(1);
    probe.complete(null);
    executor.run();
    assertThat(executor.metrics().live()).isZero();
  }

  @Test
  void wakesFromAllSidesAreCountedUnlessTheTaskIsDueAlready() {
    Probe<Void> probe = new Probe<>();
    executor.spawner().spawn(probe);
    settle(executor);
    long before = executor.metrics().wakes();
    probe.waker().wake();
    probe.waker().wake();
    assertThat(executor.metrics().wakes() - before).isEqualTo(1);
    settle(executor);
    before = executor.metrics().wakes();
    elsewhere(() -> probe.waker().wake());
    assertThat(executor.metrics().wakes() - before).isEqualTo(1);
    settle(executor);
    before = executor.metrics().wakes();
    executor.run(Steps.of(() -> probe.waker().wake())); // from another task
    assertThat(executor.metrics().wakes() - before).isEqualTo(1);
    before = executor.metrics().wakes();
    executor.run(Task.yieldNow()); // itself
    assertThat(executor.metrics().wakes() - before).isEqualTo(1);
  }

  @Test
  void stealsAreCounted() {
    CyclicBarrier barrier = new CyclicBarrier(threads);
    Task<Void, RuntimeException> spawning =
        Steps.of(
            () -> {
              for (int i = 0; i < threads; i++) {
                Task.spawn(Steps.of(() -> meet(barrier)));
              }
            });
    executor.spawner().spawn(spawning);
    executor.run();
    // Each of them was polled on a thread of its own, and one thread had them all.
    assertThat(executor.metrics().steals()).isEqualTo(threads == 1 ? 0 : threads - 1);
  }

  @Test
  void timeAsleepIsNotBusyAndTimeInAPollIs() {
    long asleepAndBusy = nanos(() -> executor.run(Task.sleep(Duration.ofSeconds(1))));
    Duration before = executor.metrics().busy();
    assertThat(before).isLessThan(Duration.ofNanos(asleepAndBusy).minusMillis(500));
    long[] spun = new long[1];
    executor.run(Steps.of(() -> spun[0] = nanos(MetricsTest::spin)));
    assertThat(executor.metrics().busy().minus(before).toNanos()).isGreaterThanOrEqualTo(spun[0]);
  }

  private static long nanos(Runnable action) {
    long begin = System.nanoTime();
    action.run();
    return System.nanoTime() - begin;
  }

  private static void spin() {
    for (int i = 0; i < 1_000_000; i++) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aPollThatGoesOnIsBusyAlready() {
    executor.run(
        Steps.of(
            () -> {
              Duration before = executor.metrics().busy();
              while (executor.metrics().busy().equals(before)) {
                Thread.onSpinWait();
              }
            }));
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }
}
