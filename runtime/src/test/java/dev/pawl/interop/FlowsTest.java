package dev.pawl.interop;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Cancelled;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class FlowsTest {
  private final Recorder uncaught = new Recorder();
  private final Executor executor;

  FlowsTest(int threads) {
    executor = Executor.builder().uncaughtExceptionHandler(uncaught).threads(threads).build();
  }

  /** What a publisher by hand was asked for, and whom it calls. */
  private final List<Object> asked = new ArrayList<>();

  private Flow.Subscriber<? super String> subscriber;

  @AfterEach
  void close() {
    executor.close();
  }

  private FlowItems<String> items(int capacity) {
    return Flows.items(
        given -> {
          subscriber = given;
          given.onSubscribe(
              new Flow.Subscription() {
                @Override
                public void request(long count) {
                  asked.add(count);
                }

                @Override
                public void cancel() {
                  asked.add("cancel");
                }
              });
        },
        capacity);
  }

  private <T, X extends Throwable> JoinHandle<T, X> start(Task<T, X> task) {
    JoinHandle<T, X> handle = executor.spawner().spawn(task);
    settle(executor);
    return handle;
  }

  @Test
  void itemsComeInOrderAndThenTheEndAgainAndAgain() throws Exception {
    FlowItems<String> items = items(4);
    JoinHandle<String, Exception> next = start(items.next());
    subscriber.onNext("a");
    subscriber.onNext("b");
    subscriber.onComplete();
    assertThat(executor.run(next)).isEqualTo("a");
    assertThat(executor.run(items.next())).isEqualTo("b");
    assertThat(executor.run(items.next())).isNull();
    assertThat(executor.run(items.next())).isNull();
  }

  @Test
  void asManyAreAskedForAsThereIsPlace() throws Exception {
    FlowItems<String> items = items(4);
    assertThat(asked).containsExactly(4L);
    for (int i = 0; i < 4; i++) {
      subscriber.onNext("i");
    }
    executor.run(items.next());
    assertThat(asked).containsExactly(4L);
    executor.run(items.next());
    executor.run(items.next());
    executor.run(items.next());
    assertThat(asked).containsExactly(4L, 2L, 2L);
  }

  @Test
  void aFailureComesAfterTheItemsBefore() throws Exception {
    IOException failure = new IOException();
    FlowItems<String> items = items(1);
    subscriber.onNext("a");
    subscriber.onError(failure);
    assertThat(executor.run(items.next())).isEqualTo("a");
    assertThatThrownBy(() -> executor.run(items.next())).isSameAs(failure);
  }

  @Test
  void closingCancelsTheSubscriptionAndEndsTheWait() throws Exception {
    FlowItems<String> items = items(1);
    JoinHandle<String, Exception> next = start(items.next());
    items.close();
    assertThat(asked).containsExactly(1L, "cancel");
    assertThat(executor.run(next)).isNull();
    subscriber.onNext("too late");
    assertThat(executor.run(items.next())).isNull();
  }

  @Test
  void aWithdrawnNextTakesNothing() throws Exception {
    FlowItems<String> items = items(1);
    JoinHandle<String, Exception> next = start(items.next());
    next.cancel();
    settle(executor);
    subscriber.onNext("a");
    assertThat(executor.run(items.next())).isEqualTo("a");
  }

  @Test
  void itIsAwaitedByOneTaskAtATime() {
    FlowItems<String> items = items(1);
    start(items.next());
    assertThatThrownBy(() -> executor.run(items.next()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("awaited already");
  }

  @Test
  void aSecondSubscriptionIsRefused() {
    items(1);
    List<String> second = new ArrayList<>();
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {
            second.add("request");
          }

          @Override
          public void cancel() {
            second.add("cancel");
          }
        });
    assertThat(second).containsExactly("cancel");
  }

  @Test
  void aCapacityOfNothingIsRefused() {
    assertThatThrownBy(() -> items(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("given a capacity of 0");
  }

  @Test
  void itemsOfTheJdksOwnPublisherAllArrive() throws Exception {
    SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
    FlowItems<Integer> items = Flows.items(publisher, 8);
    var submitting =
        Threads.start(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                publisher.submit(i);
              }
              publisher.close();
            });
    List<Integer> all = new ArrayList<>();
    for (Integer item; (item = executor.run(items.next())) != null; ) {
      all.add(item);
    }
    assertThat(all).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    Threads.join(submitting);
  }

  /** Keeps what it is told, and asks only when the test says so. */
  private static class Keeping implements Flow.Subscriber<Object> {
    final List<Object> told = new ArrayList<>();
    Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(Object item) {
      told.add(item);
    }

    @Override
    public void onError(Throwable thrown) {
      told.add(thrown);
    }

    @Override
    public void onComplete() {
      told.add("complete");
    }
  }

  private Keeping subscribed(Supplier<? extends Task<?, ?>> next) {
    Keeping keeping = subscribedOnly(next);
    settle(executor);
    return keeping;
  }

  private Keeping subscribedOnly(Supplier<? extends Task<?, ?>> next) {
    Keeping keeping = new Keeping();
    Flows.<Object>publisher(executor.spawner(), () -> next).subscribe(keeping);
    return keeping;
  }

  private static Supplier<Task<Integer, RuntimeException>> upTo(int last) {
    int[] count = {0};
    return () -> Task.ready(count[0] == last ? null : ++count[0]);
  }

  @Test
  void noMoreIsPublishedThanWasAskedFor() {
    Keeping keeping = subscribed(upTo(3));
    assertThat(keeping.told).isEmpty();
    keeping.subscription.request(2);
    settle(executor);
    assertThat(keeping.told).containsExactly(1, 2);
    keeping.subscription.request(Long.MAX_VALUE);
    settle(executor);
    assertThat(keeping.told).containsExactly(1, 2, 3, "complete");
  }

  @Test
  void demandAddsUpWithoutOverflow() {
    Keeping keeping = subscribed(upTo(3));
    keeping.subscription.request(Long.MAX_VALUE);
    keeping.subscription.request(Long.MAX_VALUE);
    settle(executor);
    assertThat(keeping.told).containsExactly(1, 2, 3, "complete");
  }

  @Test
  void aTasksFailureIsTheSubscribers() {
    IOException failure = new IOException();
    Keeping keeping = subscribed(() -> Task.failed(failure));
    keeping.subscription.request(1);
    settle(executor);
    assertThat(keeping.told).containsExactly(failure);
  }

  @Test // Reactive Streams 3.9
  void askingForNothingIsAnError() {
    Keeping keeping = subscribed(upTo(3));
    keeping.subscription.request(0);
    settle(executor);
    assertThat(keeping.told)
        .singleElement()
        .isInstanceOf(IllegalArgumentException.class)
        .hasToString(
            "java.lang.IllegalArgumentException: A subscriber asked for no items, or for fewer"
                + " (Reactive Streams, rule 3.9).");
  }

  @Test
  void cancellingCancelsTheTaskAndEndsTheCalls() {
    Probe<Object> probe = new Probe<>();
    Keeping keeping = subscribed(() -> probe);
    keeping.subscription.request(1);
    settle(executor);
    keeping.subscription.cancel();
    settle(executor);
    assertThat(probe.withdrawals()).isEqualTo(1);
    assertThat(keeping.told).isEmpty();
  }

  @Test
  void whatACancelledTaskFailsWithIsToldTheExecutor() {
    IOException failure = new IOException();
    Probe<Object> probe = new Probe<>().refusingToLetGo();
    Keeping keeping = subscribed(() -> probe);
    keeping.subscription.request(1);
    settle(executor);
    keeping.subscription.cancel();
    settle(executor);
    probe.fail(failure);
    settle(executor);
    assertThat(uncaught.failures()).containsExactly(failure);
    assertThat(keeping.told).isEmpty();
  }

  @Test
  void whatTheCleanupOfACancelledTaskThrowsIsToldToo() {
    Cancelled cancelled = new Cancelled("a task");
    cancelled.addSuppressed(new IOException());
    Keeping keeping =
        subscribed(
            () ->
                cx -> {
                  if (cx.isCancelled()) {
                    throw cancelled;
                  }
                  return Poll.pending();
                });
    keeping.subscription.request(1);
    settle(executor);
    keeping.subscription.cancel();
    settle(executor);
    assertThat(uncaught.failures()).containsExactly(cancelled);
    assertThat(keeping.told).isEmpty();
  }

  @Test
  void closingTheExecutorTellsTheSubscriber() {
    Keeping keeping = subscribed(Probe<Object>::new);
    keeping.subscription.request(1);
    settle(executor);
    executor.close();
    assertThat(keeping.told).singleElement().isInstanceOf(CancellationException.class);
  }

  @Test // Reactive Streams 1.9
  void aClosedExecutorIsToldTheSubscriberAndNotThrown() {
    executor.close();
    Keeping keeping = subscribedOnly(upTo(3));
    assertThat(keeping.subscription).isNotNull();
    assertThat(keeping.told)
        .singleElement()
        .isInstanceOfSatisfying(
            IllegalStateException.class,
            thrown -> assertThat(thrown).hasMessageStartingWith("The executor is closed"));
  }

  @Test // Reactive Streams 1.7
  void nothingIsSaidAfterTheEndThoughTheSubscriberThrows() {
    IllegalArgumentException failure = new IllegalArgumentException();
    Keeping keeping =
        new Keeping() {
          @Override
          public void onComplete() {
            super.onComplete();
            throw failure;
          }
        };
    Flows.<Object>publisher(executor.spawner(), () -> upTo(0)).subscribe(keeping);
    settle(executor);
    keeping.subscription.request(1);
    settle(executor);
    assertThat(keeping.told).containsExactly("complete");
    assertThat(uncaught.failures()).containsExactly(failure);
  }

  @Test
  void aRequestInsideOfACallDoesNotRecurse() {
    int[] count = {0};
    Flows.publisher(executor.spawner(), () -> upTo(100_000))
        .subscribe(
            new Flow.Subscriber<Integer>() {
              private Flow.Subscription subscription;

              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                this.subscription = subscription;
                subscription.request(1);
              }

              @Override
              public void onNext(Integer item) {
                count[0] = item;
                subscription.request(1);
              }

              @Override
              public void onError(Throwable thrown) {}

              @Override
              public void onComplete() {
                count[0]++;
              }
            });
    executor.run();
    assertThat(count[0]).isEqualTo(100_001);
  }

  @Test
  void thereAndBack() throws Exception {
    FlowItems<Integer> items =
        Flows.items(Flows.publisher(executor.spawner(), () -> upTo(1_000)), 3);
    int sum = 0;
    for (Integer item; (item = executor.run(items.next())) != null; ) {
      sum += item;
    }
    assertThat(sum).isEqualTo(500_500);
  }
}
