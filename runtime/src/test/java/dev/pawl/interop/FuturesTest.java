package dev.pawl.interop;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Threads.elsewhere;
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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class FuturesTest {
  private final Recorder recorder = new Recorder();
  private final Executor executor;
  private final CompletableFuture<Object> future = new CompletableFuture<>();
  private final Probe<Object> probe = new Probe<>();

  FuturesTest(int threads) {
    executor = Executor.builder().uncaughtExceptionHandler(recorder).threads(threads).build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  private <T, X extends Throwable> JoinHandle<T, X> start(Task<T, X> task) {
    JoinHandle<T, X> handle = executor.spawner().spawn(task);
    settle(executor);
    return handle;
  }

  private CompletableFuture<Object> asFuture() {
    CompletableFuture<Object> result = Futures.future(executor.spawner(), probe);
    settle(executor);
    return result;
  }

  @Test
  void aStageThatIsCompleteIsReadyAtOnce() throws Exception {
    future.complete("v");
    assertThat(executor.run(Futures.task(future))).isEqualTo("v");
  }

  @Test
  void aStageIsAwaitedWhicheverThreadCompletesIt() throws Exception {
    JoinHandle<Object, Exception> handle = start(Futures.task(future));
    assertThat(handle.isDone()).isFalse();
    elsewhere(() -> future.complete("v"));
    assertThat(executor.run(handle)).isEqualTo("v");
  }

  @Test
  void aStageCompletedWhileTheExecutorWaitsWakesIt() throws Exception {
    JoinHandle<Object, Exception> handle = start(Futures.task(future));
    var completing = Threads.start(() -> future.complete("v"));
    assertThat(executor.run(handle)).isEqualTo("v");
    Threads.join(completing);
  }

  @Test
  void whatAStageFailedWithIsThrownUnwrapped() {
    IOException failure = new IOException();
    JoinHandle<Object, Exception> handle =
        start(Futures.task(future.thenApply(v -> v).thenApply(v -> v)));
    future.completeExceptionally(failure);
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
  }

  @Test
  void aKnownFailureKeepsItsTypeAndAnotherIsWrapped() {
    JoinHandle<Object, IOException> known = start(Futures.task(future, IOException.class));
    future.completeExceptionally(new IOException());
    assertThatThrownBy(() -> executor.run(known)).isInstanceOf(IOException.class);

    JoinHandle<Object, IOException> other =
        start(
            Futures.task(
                CompletableFuture.failedFuture(new InterruptedException()), IOException.class));
    assertThatThrownBy(() -> executor.run(other))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void anErrorIsThrownAsItIs() {
    AssertionError error = new AssertionError();
    future.completeExceptionally(error);
    assertThatThrownBy(() -> executor.run(Futures.task(future, IOException.class))).isSameAs(error);
  }

  @Test
  void cancellingTheTaskCancelsTheFuture() {
    JoinHandle<Object, Exception> handle = start(Futures.task(future));
    handle.cancel();
    settle(executor);
    assertThat(future.isCancelled()).isTrue();
    assertThat(handle.isDone()).isTrue();
  }

  @Test
  void cancellingTheFutureCancelsWhoAwaitsIt() {
    JoinHandle<Object, Exception> handle = start(Futures.task(future));
    future.cancel(true);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
  }

  @Test
  void aValueThatIsThereIsNotLostToACancel() throws Exception {
    JoinHandle<Object, Exception> handle = start(Futures.task(future));
    future.complete("v");
    handle.cancel();
    assertThat(executor.run(handle)).isEqualTo("v");
  }

  @Test
  void aRacesLoserClosesAResourceThatWasThere() throws Exception {
    int[] closed = {0};
    JoinHandle<Object, Exception> race = start(Task.race(Futures.task(future), probe));
    probe.complete("won");
    future.complete((AutoCloseable) () -> closed[0]++);
    assertThat(executor.run(race)).isEqualTo("won");
    assertThat(closed[0]).isEqualTo(1);
  }

  @Test
  void aStageTaskCompletesOnce() throws Exception {
    future.complete("v");
    Task<Object, Exception> task = Futures.task(future);
    executor.run(task);
    assertThatThrownBy(() -> executor.run(task))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("polled after it completed");
  }

  @Test
  void aTasksValueCompletesTheFuture() throws Exception {
    CompletableFuture<Object> result = asFuture();
    assertThat(result).isNotDone();
    probe.complete("v");
    settle(executor);
    assertThat(result.get()).isEqualTo("v");
    assertThat(probe.cancelledAtPoll()).containsExactly(false, false);
  }

  @Test
  void aTasksFailureFailsTheFuture() {
    IOException failure = new IOException();
    CompletableFuture<Object> result = asFuture();
    probe.fail(failure);
    settle(executor);
    assertThatThrownBy(result::get).isInstanceOf(ExecutionException.class).hasCause(failure);
    assertThat(recorder.failures()).isEmpty();
  }

  @Test
  void cancellingTheFutureCancelsItsTask() {
    CompletableFuture<Object> result = asFuture();
    result.cancel(true);
    settle(executor);
    assertThat(probe.cancelledAtPoll()).containsExactly(false, true);
    assertThat(probe.withdrawals()).isEqualTo(1);
    assertThat(recorder.failures()).isEmpty();
  }

  @Test
  void whatTheCleanupOfACancelledFuturesTaskThrowsIsTold() {
    Cancelled cancelled = new Cancelled("a task");
    cancelled.addSuppressed(new IOException());
    CompletableFuture<Object> result =
        Futures.future(
            executor.spawner(),
            cx -> {
              if (cx.isCancelled()) {
                throw cancelled;
              }
              return Poll.pending();
            });
    settle(executor);
    result.cancel(true);
    settle(executor);
    assertThat(recorder.failures()).containsExactly(cancelled);
  }

  @Test
  void completingTheFutureByHandCancelsItsTaskToo() {
    CompletableFuture<Object> result = asFuture();
    result.complete("by hand");
    settle(executor);
    assertThat(probe.withdrawals()).isEqualTo(1);
  }

  @Test
  void closingTheExecutorCancelsTheFuture() {
    CompletableFuture<Object> result = asFuture();
    executor.close();
    assertThat(result).isCancelled();
  }

  @Test
  void aValueThatComesTooLateIsClosedAndAFailureTold() {
    int[] closed = {0};
    probe.refusingToLetGo();
    CompletableFuture<Object> result = asFuture();
    result.cancel(true);
    settle(executor);
    probe.complete((AutoCloseable) () -> closed[0]++);
    settle(executor);
    assertThat(closed[0]).isEqualTo(1);

    Probe<Object> failing = new Probe<>();
    failing.refusingToLetGo();
    CompletableFuture<Object> other = Futures.future(executor.spawner(), failing);
    settle(executor);
    other.cancel(true);
    settle(executor);
    IOException failure = new IOException();
    failing.fail(failure);
    settle(executor);
    assertThat(recorder.failures()).containsExactly(failure);
  }

  @Test
  void commandsRunAsTasks() {
    int[] ran = {0};
    java.util.concurrent.Executor commands = Futures.executor(executor.spawner());
    CompletableFuture<Void> stage = CompletableFuture.runAsync(() -> ran[0]++, commands);
    assertThat(ran[0]).isZero();
    settle(executor);
    assertThat(stage).isCompleted();
    assertThat(ran[0]).isEqualTo(1);
  }

  @Test
  void everythingThereAndBack() throws Exception {
    CompletableFuture<Object> result =
        Futures.future(executor.spawner(), Futures.task(Futures.future(executor.spawner(), probe)));
    settle(executor);
    probe.complete("v");
    settle(executor);
    assertThat(result.get()).isEqualTo("v");
  }
}
