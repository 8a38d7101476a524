package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pawl.interop.Flows;
import dev.pawl.interop.Futures;
import dev.pawl.testing.BrokenSelector;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Steps;
import dev.pawl.testing.Threads;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever waits for a task that a closing executor gives up is told, by whatever he waits. */
@Timeout(60)
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class GivenUpTest {
  private final int threads;
  private final Executor executor;
  private final Executor other = new Executor();
  private final Probe<String> stubborn = new Probe<String>().refusingToLetGo();

  GivenUpTest(int threads) {
    this.threads = threads;
    executor = Executor.builder().threads(threads).closeLimit(Duration.ofMillis(30)).build();
  }

  @AfterEach
  void close() {
    other.close();
  }

  private void closeInVain() {
    assertThatThrownBy(executor::close).isInstanceOf(UnfinishedTasksException.class);
  }

  private static void assertGivenUp(Throwable thrown) {
    assertGivenUp("Probe", thrown);
  }

  private static void assertGivenUp(String task, Throwable thrown) {
    assertThat(thrown)
        .isInstanceOf(CancellationException.class)
        .hasMessage(
            task + " was cancelled, as its executor was closed, and given up: it did not end.")
        .hasCauseInstanceOf(UnfinishedTasksException.class);
  }

  /** Has a thread join the task, and returns once it waits; the result is what it was thrown. */
  private static CompletableFuture<Throwable> joining(JoinHandle<?, ?> handle) {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread thread = new Thread(() -> thrown.complete(catchThrowable(handle::join)));
    thread.setDaemon(true);
    thread.start();
    while (LockSupport.getBlocker(thread) != handle) {
      Thread.onSpinWait();
    }
    return thrown;
  }

  @Test
  void aThreadThatJoins() {
    JoinHandle<String, Exception> handle = executor.spawner().spawn(stubborn);
    CompletableFuture<Throwable> joining = joining(handle);
    closeInVain();
    assertGivenUp(joining.join());
  }

  @Test
  void whoBeginsToWaitOnlyThen() {
    JoinHandle<String, Exception> handle = executor.spawner().spawn(stubborn);
    settle(executor);
    closeInVain();
    assertThat(handle.isDone()).isFalse();
    assertGivenUp(catchThrowable(handle::join));
    assertGivenUp(catchThrowable(() -> handle.join(Duration.ofSeconds(1))));
    assertGivenUp(catchThrowable(() -> other.run(handle)));
    assertGivenUp(catchThrowable(() -> other.run(Task.race(handle))));
  }

  @Test
  void aTaskOfAnotherExecutor() {
    JoinHandle<String, Exception> handle = executor.spawner().spawn(stubborn);
    JoinHandle<String, Exception> awaiting = other.spawner().spawn(Task.race(handle));
    settle(executor);
    settle(other);
    closeInVain();
    assertGivenUp(catchThrowable(() -> other.run(awaiting)));
  }

  @Test
  void whoHasAFuture() {
    CompletableFuture<String> future = Futures.future(executor.spawner(), stubborn);
    settle(executor);
    closeInVain();
    assertThat(future.isCancelled()).isTrue();
    List<Throwable> told = new ArrayList<>();
    future.whenComplete((value, thrown) -> told.add(thrown));
    assertGivenUp(told.get(0));
  }

  /** Wants an item, and notes what it is told. */
  private static class Subscriber implements Flow.Subscriber<Object> {
    final List<Object> told = new CopyOnWriteArrayList<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      told.add("subscribed");
      subscription.request(1);
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

    void assertToldOnceOf(String task) {
      assertThat(told).hasSize(2).startsWith("subscribed");
      assertGivenUp(task, (Throwable) told.get(1));
    }
  }

  private void subscribe(Subscriber subscriber) {
    Flows.<Object>publisher(executor.spawner(), () -> () -> stubborn).subscribe(subscriber);
  }

  @Test
  void whoHasSubscribed() {
    Subscriber subscriber = new Subscriber();
    subscribe(subscriber);
    settle(executor);
    closeInVain();
    subscriber.assertToldOnceOf("Probe");
  }

  @Test
  void aSubscriberThatThrowsKeepsNobodyFromBeingTold() {
    List<Subscriber> throwing = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      throwing.add(
          new Subscriber() {
            @Override
            public void onError(Throwable thrown) {
              super.onError(thrown);
              throw new IllegalStateException("not heard");
            }
          });
    }
    throwing.forEach(this::subscribe);
    settle(executor);
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
    try {
      closeInVain();
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }
    throwing.forEach(each -> each.assertToldOnceOf("Probe"));
  }

  /** Rule 1.9 of Reactive Streams: nobody is told of anything before he is subscribed. */
  @Test
  void whoSubscribedToATaskThatNeverHadItsTurn() throws Exception {
    CountDownLatch polled = new CountDownLatch(threads);
    CountDownLatch blocks = new CountDownLatch(1);
    for (int i = 0; i < threads; i++) {
      executor.spawner().spawn(Steps.of(() -> block(polled, blocks)));
    }
    CompletableFuture<Void> running = start(executor::run);
    polled.await();
    Subscriber subscriber = new Subscriber();
    subscribe(subscriber);
    closeInVain();
    subscriber.assertToldOnceOf("a publisher of tasks");
    blocks.countDown();
    Threads.join(running);
    subscriber.assertToldOnceOf("a publisher of tasks");
  }

  private static void block(CountDownLatch polled, CountDownLatch blocks) {
    polled.countDown();
    while (blocks.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aScopeThatIsClosedOnAnotherExecutor() {
    Scope<Exception> scope = new Scope<>();
    List<JoinHandle<String, Exception>> handles = new ArrayList<>();
    executor.run(Steps.of(() -> handles.add(scope.spawn(stubborn))));
    JoinHandle<Void, Exception> closing = other.spawner().spawn(scope.closeAsync());
    settle(other);
    closeInVain();
    assertGivenUp(catchThrowable(() -> other.run(closing)));
    assertGivenUp(catchThrowable(() -> other.run(handles.get(0))));
  }

  @Test
  void aJoinSetOfAnotherExecutor() {
    JoinSet<String, Exception> set = new JoinSet<>();
    executor.run(Steps.of(() -> set.spawn(stubborn)));
    JoinHandle<String, Exception> next = other.spawner().spawn(set.next());
    settle(other);
    closeInVain();
    assertGivenUp(catchThrowable(() -> other.run(next)));
    other.run(set.closeAsync());
  }

  @Test
  void whoWaitsForTasksBehindOneThatBlocksItsThreadForEver() throws Exception {
    CountDownLatch polled = new CountDownLatch(1);
    CountDownLatch blocks = new CountDownLatch(1);
    Probe<String> blocking = new Probe<>();
    blocking.duringNextPoll(() -> block(polled, blocks));
    JoinHandle<String, Exception> parked = executor.spawner().spawn(stubborn);
    settle(executor);
    CompletableFuture<Throwable> joining = joining(parked);
    Scope<Exception> scope = new Scope<>();
    CompletableFuture<JoinHandle<String, Exception>> child = new CompletableFuture<>();
    executor.spawner().spawn(Steps.of(() -> child.complete(scope.spawn(blocking))));
    CompletableFuture<Void> running =
        start(() -> assertThat(catchThrowable(executor::run)).isNotInstanceOf(Error.class));
    polled.await();
    CompletableFuture<Throwable> joiningTheBlocking = joining(child.get());
    JoinHandle<Void, Exception> closing = other.spawner().spawn(scope.closeAsync());
    settle(other);
    closeInVain();
    assertGivenUp(joining.join());
    assertGivenUp(joiningTheBlocking.join());
    assertGivenUp(catchThrowable(() -> other.run(closing)));
    blocks.countDown(); // it ends after all, and nobody is told twice
    Threads.join(running);
  }

  @Test
  void whoWaitsForTasksThatAFailingSelectorLeavesBehind() {
    BrokenSelector.in(executor.reactor(), false);
    JoinHandle<String, Exception> handle = executor.spawner().spawn(stubborn);
    CompletableFuture<Throwable> joining = joining(handle);
    assertThatThrownBy(executor::close)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't select");
    assertGivenUp(joining.join());
  }
}
