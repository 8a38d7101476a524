package dev.pawl.blocking;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.protocol.LateCloser;
import dev.pawl.testing.CountingWaker;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class BlockingTest {
  private final Recorder uncaught = new Recorder();
  private final BlockingPool pool = BlockingPool.create(2);
  private final int threads;
  private final Executor executor;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  BlockingTest(int threads) {
    this.threads = threads;
    executor =
        Executor.builder()
            .blocking(pool)
            .uncaughtExceptionHandler(uncaught)
            .threads(threads)
            .build();
  }

  @AfterEach
  void close() {
    executor.close();
    pool.close();
  }

  @Test
  void theValueComesFromAThreadOfThePool() {
    Thread here = Thread.currentThread();
    Thread there = executor.run(Blocking.run(Thread::currentThread));
    assertThat(there).isNotSameAs(here);
    assertThat(there.isDaemon()).isTrue();
    assertThat(there.getName()).startsWith("pawl-blocking-");
  }

  @Test
  void theExecutorGoesOnMeanwhile() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    JoinHandle<String, RuntimeException> blocking =
        executor.spawner().spawn(Blocking.run(answer::join));
    settle(executor);
    assertThat(blocking.isDone()).isFalse();
    answer.complete("now");
    assertThat(executor.run(blocking)).isEqualTo("now");
  }

  @Test
  void whatTheCallThrowsIsThrownTheSameObject() {
    IOException thrown = new IOException("disk on fire");
    Task<Object, IOException> task =
        Blocking.run(
            () -> {
              throw thrown;
            });
    assertThatThrownBy(() -> executor.run(task)).isSameAs(thrown);
    Error error = new AssertionError("even this");
    assertThatThrownBy(
            () ->
                executor.run(
                    Blocking.run(
                        (Blocking.Action<RuntimeException>)
                            () -> {
                              throw error;
                            })))
        .isSameAs(error);
  }

  @Test
  void tasksAreLazyAndUsedOnce() {
    AtomicInteger calls = new AtomicInteger();
    Task<Integer, RuntimeException> task = Blocking.run(calls::incrementAndGet);
    settle(executor);
    assertThat(calls).hasValue(0);
    executor.run(task);
    assertThatThrownBy(() -> executor.run(task))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was polled after it completed");
  }

  @Test
  void noMoreCallsRunAtOnceThanThePoolHasThreads() throws Exception {
    CountDownLatch two = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<JoinHandle<Void, InterruptedException>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(
          executor
              .spawner()
              .spawn(
                  Blocking.run(
                      () -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        two.countDown();
                        release.await();
                        running.decrementAndGet();
                      })));
    }
    settle(executor);
    two.await(); // both threads run one, though the first was still starting when the second came
    release.countDown();
    for (JoinHandle<Void, InterruptedException> each : all) {
      executor.run(each);
    }
    assertThat(most).hasValue(2);
    assertThat(pool.threads()).isEqualTo(2);
  }

  @Test
  void anIdleThreadIsUsedAgain() {
    for (int i = 0; i < 100; i++) {
      executor.run(Blocking.run(() -> {}));
    }
    // The thread wakes the task before it is idle, so a second one may be started.
    assertThat(pool.threads()).isLessThanOrEqualTo(2);
  }

  @Test
  void aCallThatHasNotBegunNeverDoes() throws Exception {
    CountDownLatch occupied = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    for (int i = 0; i < 2; i++) {
      executor
          .spawner()
          .spawn(
              Blocking.run(
                  () -> {
                    occupied.countDown();
                    release.await();
                  }));
    }
    settle(executor);
    occupied.await();
    AtomicInteger calls = new AtomicInteger();
    JoinHandle<Integer, RuntimeException> waiting =
        executor.spawner().spawn(Blocking.run(calls::incrementAndGet));
    settle(executor);
    assertThat(pool.waiting()).isEqualTo(1);
    waiting.cancel();
    settle(executor);
    assertThat(waiting.isDone()).isTrue();
    assertThat(pool.waiting()).as("what is left of it").isZero();
    release.countDown();
    executor.run();
    executor.run(Blocking.run(() -> {}));
    assertThat(calls).hasValue(0);
  }

  @Test
  void aCallOfATaskThatIsCancelledAlreadyNeverBegins() {
    AtomicInteger calls = new AtomicInteger();
    try (BlockingPool one = BlockingPool.create(1, Thread::new);
        Executor other = Executor.builder().blocking(one).build()) {
      Task<Integer, RuntimeException> task = Blocking.run(calls::incrementAndGet);
      boolean pending =
          other.<Boolean, RuntimeException>run(
              cx -> Poll.ready(cx.pollAs(task, cx.waker(), true).isPending()));
      assertThat(pending).isTrue();
      other.run(Blocking.run(() -> {})); // behind it, were it queued
      assertThat(calls).hasValue(0);
      assertThat(task.withdraw()).isTrue();
    }
  }

  @Test
  void aCancelledCallIsInterruptedAndItsEndAwaited() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    AtomicInteger cleanups = new AtomicInteger();
    JoinHandle<Void, InterruptedException> blocking =
        executor
            .spawner()
            .spawn(
                Blocking.run(
                    () -> {
                      try {
                        begun.countDown();
                        never.await();
                      } catch (InterruptedException e) {
                        released.await(); // it takes its time
                        cleanups.incrementAndGet();
                        throw e;
                      }
                    }));
    settle(executor);
    begun.await();
    blocking.cancel();
    settle(executor);
    assertThat(blocking.isDone()).as("its call goes on").isFalse();
    released.countDown();
    assertThatThrownBy(() -> executor.run(blocking)).isInstanceOf(InterruptedException.class);
    assertThat(cleanups).hasValue(1);
  }

  /** Its cleanup may be such as can be interrupted, too. */
  @Test
  void aCallIsInterruptedOnceHoweverOftenItsTaskIsPolledMeanwhile() throws Exception {
    CountDownLatch cleaning = new CountDownLatch(1);
    CountDownLatch cleaned = new CountDownLatch(1);
    BlockingTask<Boolean, RuntimeException> task =
        new BlockingTask<>(
            () -> {
              begun.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                cleaning.countDown();
              }
              while (cleaned.getCount() > 0) {
                Thread.onSpinWait();
              }
              return Thread.interrupted();
            },
            OnCancel.INTERRUPT,
            false);
    Context cx = Context.of(() -> {});
    task.queued(cx.waker(), LateCloser.of(cx));
    CompletableFuture<Void> calling = Threads.start(task::run);
    begun.await();
    assertThat(task.withdraw()).isFalse();
    cleaning.await();
    assertThat(task.withdraw()).isFalse();
    cleaned.countDown();
    Threads.join(calling);
    assertThat(task.poll(cx).get()).as("interrupted again").isFalse();
  }

  @Test
  void aValueThatIsThereIsNotLostToCancellation() {
    for (OnCancel each : OnCancel.values()) {
      Task<String, RuntimeException> task = Blocking.run(each, () -> "there");
      JoinHandle<String, RuntimeException> handle = executor.spawner().spawn(task);
      executor.run(Task.yieldNow());
      while (!((BlockingTask<?, ?>) task).isDone() && !handle.isDone()) {
        // Of several threads, one may have taken the value already, or none has come to the task.
        if (threads > 1) executor.run(Task.yieldNow());
      }
      handle.cancel();
      assertThat(executor.run(handle)).isEqualTo("there");
    }
  }

  @Test
  void aDetachedCallIsInterruptedAndLetGo() throws Exception {
    CompletableFuture<AutoCloseable> late = new CompletableFuture<>();
    CountDownLatch closed = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    JoinHandle<AutoCloseable, RuntimeException> blocking =
        executor
            .spawner()
            .spawn(
                Blocking.run(
                    OnCancel.DETACH,
                    () -> {
                      begun.countDown();
                      try {
                        never.await();
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                      }
                      return late.join();
                    }));
    settle(executor);
    begun.await();
    blocking.cancel();
    assertThatThrownBy(() -> executor.run(blocking)).isInstanceOf(CancellationException.class);
    interrupted.await();
    late.complete(closed::countDown);
    closed.await(); // a resource that arrives too late is closed
    assertThat(uncaught.failures()).isEmpty();
  }

  @Test
  void whatADetachedCallThrowsIsToldUnlessItTellsOfTheInterrupt() throws Exception {
    detached(new InterruptedException());
    detached(new IllegalStateException("late"));
    while (uncaught.failures().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(uncaught.failures())
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo("late");
    assertThat(uncaught.tasks()).containsExactly("Blocking.run");
  }

  private void detached(Exception thrown) throws Exception {
    CountDownLatch begins = new CountDownLatch(1);
    CountDownLatch ends = new CountDownLatch(1);
    JoinHandle<Object, Exception> blocking =
        executor
            .spawner()
            .spawn(
                Blocking.run(
                    OnCancel.DETACH,
                    () -> {
                      begins.countDown();
                      uninterruptibly(ends);
                      throw thrown;
                    }));
    settle(executor);
    begins.await();
    blocking.cancel();
    settle(executor);
    ends.countDown();
  }

  @Test
  void aCallThatIsLeftToFinishIsNotInterrupted() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    JoinHandle<Boolean, InterruptedException> blocking =
        executor
            .spawner()
            .spawn(
                Blocking.run(
                    OnCancel.FINISH,
                    () -> {
                      begun.countDown();
                      release.await();
                      return true;
                    }));
    settle(executor);
    begun.await();
    blocking.cancel();
    settle(executor);
    release.countDown();
    assertThat(executor.run(blocking)).isTrue();
  }

  @Test
  void anInterruptNeverReachesTheNextCall() throws Exception {
    Random random = new Random(4);
    AtomicInteger strays = new AtomicInteger();
    for (int i = 0; i < 2_000; i++) {
      JoinHandle<Integer, RuntimeException> victim =
          executor.spawner().spawn(Blocking.run(OnCancel.DETACH, () -> 1));
      for (int spins = random.nextInt(200); spins > 0; spins--) {
        Thread.onSpinWait();
      }
      executor.run(Task.yieldNow());
      victim.cancel();
      executor.run(
          Blocking.run(
              () -> {
                if (Thread.currentThread().isInterrupted()) {
                  strays.incrementAndGet();
                }
              }));
    }
    assertThat(strays).hasValue(0);
  }

  @Test
  void theExecutorsOwnPoolIsMadeWhenNeededAndClosedWithIt() {
    BlockingPool[] own = new BlockingPool[1];
    try (Executor other = new Executor()) {
      own[0] = other.run(cx -> dev.pawl.Poll.ready(cx.blocking()));
      other.run(Blocking.run(() -> {}));
    }
    assertThatThrownBy(() -> own[0].execute(() -> {}, false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The pool for blocking work is closed.");
  }

  @Test
  void aPoolThatIsGivenStaysOpenAndAClosedOneRefuses() {
    try (Executor other = Executor.builder().blocking(pool).build()) {
      other.run(Blocking.run(() -> {}));
    }
    executor.run(Blocking.run(() -> {}));
    pool.close();
    Task<Void, RuntimeException> refused = Blocking.run(() -> {});
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> executor.run(refused)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void badInputIsRefused() {
    assertThatThrownBy(() -> BlockingPool.create(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A pool needs one thread or more, not 0.");
    assertThatThrownBy(() -> Blocking.run((Blocking.Call<Void, RuntimeException>) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Blocking.run(() -> {}).poll(Context.of(new CountingWaker())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void threadsOfOnesOwnAreUsed() {
    try (BlockingPool named = BlockingPool.create(1, work -> new Thread(work, "mine"));
        Executor other = Executor.builder().blocking(named).build()) {
      assertThat(other.run(Blocking.run(() -> Thread.currentThread().getName()))).isEqualTo("mine");
      assertThat(other.run(Blocking.runNative(OnCancel.FINISH, () -> 7))).isEqualTo(7);
    }
  }

  @Test
  void aThreadThatCannotBeStartedIsTheTasksFailureAndLeavesNothingQueued() {
    AtomicInteger starts = new AtomicInteger();
    try (BlockingPool poor =
            BlockingPool.create(
                1,
                work -> {
                  if (starts.getAndIncrement() == 0) {
                    throw new OutOfMemoryError("unable to create native thread");
                  }
                  return new Thread(work);
                });
        Executor other = Executor.builder().blocking(poor).build()) {
      AtomicInteger calls = new AtomicInteger();
      assertThatThrownBy(() -> other.run(Blocking.run(calls::incrementAndGet)))
          .isInstanceOf(OutOfMemoryError.class);
      assertThat(other.run(Blocking.run(() -> 5))).isEqualTo(5);
      assertThat(calls).hasValue(0);
    }
  }

  private static void uninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // that is what it is to survive
      }
    }
  }
}
