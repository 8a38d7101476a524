package dev.pawl.protocol;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.AsyncCloseable;
import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.JoinSet;
import dev.pawl.Poll;
import dev.pawl.Scope;
import dev.pawl.Task;
import dev.pawl.blocking.Blocking;
import dev.pawl.blocking.OnCancel;
import dev.pawl.interop.Flows;
import dev.pawl.interop.Futures;
import dev.pawl.testing.CountingWaker;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever a task comes to a resource that nobody will get, it is closed, however it closes. */
@Timeout(60)
final class LateValueTest {
  private final Recorder uncaught = new Recorder();
  private final Executor executor = Executor.builder().uncaughtExceptionHandler(uncaught).build();
  private final AtomicInteger closings = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();

  @AfterEach
  void close() {
    executor.close();
  }

  /** A way for a value to be lost. */
  private enum Loss {
    CANCELLED_TASK {
      @Override
      void of(Object resource, Executor executor) {
        Probe<Object> probe = new Probe<>().refusingToLetGo();
        JoinHandle<Object, Exception> handle = executor.spawner().spawn(probe);
        settle(executor);
        handle.cancel();
        settle(executor);
        probe.complete(resource);
      }
    },
    RACES_LOSER {
      @Override
      void of(Object resource, Executor executor) throws Exception {
        Probe<Object> winner = new Probe<>();
        Probe<Object> loser = new Probe<>().refusingToLetGo();
        executor.spawner().spawn(Task.race(winner, loser));
        settle(executor);
        winner.complete("won");
        settle(executor);
        loser.complete(resource);
      }
    },
    FAILED_JOIN {
      @Override
      void of(Object resource, Executor executor) {
        Task<?, Exception> join =
            Task.join(Task.<Object, Exception>widen(Task.ready(resource)), failed());
        assertThatThrownBy(() -> executor.run(join)).isInstanceOf(IOException.class);
      }
    },
    FAILED_SCOPE {
      @Override
      void of(Object resource, Executor executor) {
        Probe<Object> child = new Probe<>();
        JoinHandle<Object, Exception> run =
            executor
                .spawner()
                .spawn(
                    Scope.<Object, Exception>run(
                        scope -> {
                          scope.spawn(child);
                          return Task.widen(Task.ready(resource));
                        }));
        settle(executor);
        child.fail(new IOException());
        assertThatThrownBy(() -> executor.run(run)).isInstanceOf(IOException.class);
      }
    },
    CLOSED_JOIN_SET {
      @Override
      void of(Object resource, Executor executor) {
        executor.run(
            cx -> {
              JoinSet<Object, RuntimeException> set = new JoinSet<>();
              set.spawn(Task.ready(resource));
              cx.spawner().spawn(set.closeAsync());
              return Poll.ready(null);
            });
      }
    },
    CANCELLED_FUTURE {
      @Override
      void of(Object resource, Executor executor) {
        Probe<Object> probe = new Probe<>().refusingToLetGo();
        CompletableFuture<Object> future = Futures.future(executor.spawner(), probe);
        settle(executor);
        future.cancel(true);
        settle(executor);
        probe.complete(resource);
      }
    },
    CANCELLED_PUBLISHER {
      @Override
      void of(Object resource, Executor executor) {
        Probe<Object> probe = new Probe<>().refusingToLetGo();
        CancellingSubscriber subscriber = new CancellingSubscriber();
        Flows.<Object>publisher(executor.spawner(), () -> () -> probe).subscribe(subscriber);
        settle(executor);
        subscriber.subscription.cancel();
        settle(executor);
        probe.complete(resource);
      }
    },
    STAGE_THAT_WAS_THERE {
      @Override
      void of(Object resource, Executor executor) throws Exception {
        CompletableFuture<Object> future = new CompletableFuture<>();
        Probe<Object> winner = new Probe<>();
        executor.spawner().spawn(Task.race(winner, Futures.task(future)));
        settle(executor);
        winner.complete("won");
        future.complete(resource);
      }
    },
    LATE_STAGE {
      @Override
      void of(Object resource, Executor executor) {
        abandonedStage(executor).complete(resource);
      }
    },
    DETACHED_CALL {
      @Override
      void of(Object resource, Executor executor) throws Exception {
        abandonedCall(resource, executor).countDown();
      }
    };

    abstract void of(Object resource, Executor executor) throws Exception;
  }

  private static Task<Object, Exception> failed() {
    return Task.failed(new IOException());
  }

  /** A stage that can't be cancelled, and was let go. */
  private static CompletableFuture<Object> abandonedStage(Executor executor) {
    CompletableFuture<Object> future = new CompletableFuture<>();
    JoinHandle<Object, Exception> handle =
        executor.spawner().spawn(Futures.task(future.minimalCompletionStage()));
    settle(executor);
    handle.cancel();
    settle(executor);
    assertThat(handle.isDone()).isTrue();
    return future;
  }

  /** A call that was let go, and that returns when it is told to. */
  private static CountDownLatch abandonedCall(Object resource, Executor executor)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    JoinHandle<Object, RuntimeException> handle =
        executor
            .spawner()
            .spawn(
                Blocking.run(
                    OnCancel.DETACH,
                    () -> {
                      begun.countDown();
                      for (boolean over = false; !over; ) {
                        try {
                          release.await();
                          over = true;
                        } catch (InterruptedException e) {
                          // it ignores that
                        }
                      }
                      return resource;
                    }));
    settle(executor);
    begun.await();
    handle.cancel();
    settle(executor);
    assertThat(handle.isDone()).isTrue();
    return release;
  }

  private static final class CancellingSubscriber implements Flow.Subscriber<Object> {
    private Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(1);
    }

    @Override
    public void onNext(Object item) {
      throw new AssertionError("it has cancelled");
    }

    @Override
    public void onError(Throwable thrown) {
      throw new AssertionError(thrown);
    }

    @Override
    public void onComplete() {
      throw new AssertionError("there is no end");
    }
  }

  private AutoCloseable closedByACall() {
    return closings::incrementAndGet;
  }

  /** It takes two polls to close, and minds if they are cancelled. */
  private AsyncCloseable<IOException> closedByATask() {
    return new AsyncCloseable<>() {
      @Override
      public Task<Void, IOException> closeAsync() {
        boolean[] polled = {false};
        return cx -> {
          assertThat(cx.isCancelled()).isFalse();
          if (!polled[0]) {
            polled[0] = true;
            begun.incrementAndGet();
            cx.waker().wake();
            return Poll.pending();
          }
          closings.incrementAndGet();
          return Poll.ready(null);
        };
      }

      @Override
      public String toString() {
        return "the resource";
      }
    };
  }

  private void untilClosed() {
    long start = System.nanoTime();
    while (closings.get() == 0 && uncaught.failures().isEmpty()) {
      settle(executor);
      assertThat(System.nanoTime() - start).as("nobody closes it").isLessThan(30_000_000_000L);
    }
    settle(executor);
  }

  @ParameterizedTest
  @EnumSource
  void aResourceIsClosedOnce(Loss loss) throws Exception {
    loss.of(closedByACall(), executor);
    untilClosed();
    assertThat(uncaught.failures()).isEmpty();
    assertThat(closings).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource
  void aResourceThatIsClosedByATaskIsClosedToTheEnd(Loss loss) throws Exception {
    loss.of(closedByATask(), executor);
    untilClosed();
    assertThat(uncaught.failures()).isEmpty();
    assertThat(begun).hasValue(1);
    assertThat(closings).hasValue(1);
  }

  /** Those two have a failure of their own in which it is suppressed. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FAILED_JOIN", "FAILED_SCOPE"})
  void whatClosingThrowsIsTold(Loss loss) throws Exception {
    IOException failure = new IOException("not now");
    AsyncCloseable<IOException> resource = () -> Task.failed(failure);
    loss.of(resource, executor);
    untilClosed();
    assertThat(uncaught.failures()).containsExactly(failure);
  }

  /** A detached call's thread is not waited for. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DETACHED_CALL")
  void anExecutorThatClosesStillClosesIt(Loss loss) throws Exception {
    loss.of(closedByATask(), executor);
    executor.close();
    assertThat(closings).hasValue(1);
    assertThat(uncaught.failures()).isEmpty();
  }

  @Test
  void withoutAnExecutorAStagesResourceIsToldOf() {
    CompletableFuture<Object> future = abandonedStage(executor);
    executor.close();
    future.complete(closedByATask());
    assertToldThatItStaysOpen();
  }

  @Test
  void withoutAnExecutorADetachedCallsResourceIsToldOf() throws Exception {
    CountDownLatch release = abandonedCall(closedByATask(), executor);
    executor.close();
    release.countDown();
    long start = System.nanoTime();
    while (uncaught.failures().isEmpty()) {
      Thread.onSpinWait();
      assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
    }
    assertToldThatItStaysOpen();
  }

  private void assertToldThatItStaysOpen() {
    assertThat(closings).hasValue(0);
    assertThat(uncaught.failures())
        .singleElement()
        .isInstanceOf(IllegalStateException.class)
        .hasToString(
            "java.lang.IllegalStateException: the resource came when nobody was left to get it,"
                + " and stays open: it is closed by a task, and no executor is left to run that.");
    assertThat(uncaught.failures().get(0)).cause().hasMessageContaining("The executor is closed");
  }

  @Test
  void withoutAnExecutorAStagesPlainResourceIsClosed() {
    CompletableFuture<Object> future = abandonedStage(executor);
    executor.close();
    future.complete(closedByACall());
    assertThat(closings).hasValue(1);
    assertThat(uncaught.failures()).isEmpty();
  }

  @Test
  void aStageThatWasPolledByHandTellsTheThread() throws Exception {
    CompletableFuture<Object> future = new CompletableFuture<>();
    Task<Object, Exception> task = Futures.task(future.minimalCompletionStage());
    assertThat(task.poll(Context.of(new CountingWaker())).isPending()).isTrue();
    assertThat(task.withdraw()).isTrue();
    Throwable[] told = {null};
    Thread thread = new Thread(() -> future.complete(closedByATask()));
    thread.setUncaughtExceptionHandler((which, thrown) -> told[0] = thrown);
    thread.start();
    thread.join();
    assertThat(told[0]).hasMessageContaining("the resource came when nobody was left to get it");
  }
}
