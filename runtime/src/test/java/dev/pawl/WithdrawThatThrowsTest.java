package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.interop.Flows;
import dev.pawl.interop.Futures;
import dev.pawl.io.AsyncReader;
import dev.pawl.io.ByteReader;
import dev.pawl.sync.Once;
import dev.pawl.testing.ByHand;
import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Steps;
import dev.pawl.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tasks that wrap another one, whose withdrawal throws: it has failed with that, and whoever waits
 * for it has to be told, as by any other failure.
 */
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class WithdrawThatThrowsTest {
  private final Recorder recorder = new Recorder();
  private final ManualClock clock = new ManualClock();
  private final Executor executor;
  private final IllegalArgumentException failure = new IllegalArgumentException("withdraw");

  WithdrawThatThrowsTest(int threads) {
    executor =
        Executor.builder().clock(clock).uncaughtExceptionHandler(recorder).threads(threads).build();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  /** Waits for ever. */
  private final class Faulty<T, X extends Throwable> implements Task<T, X> {
    @Override
    public Poll<T> poll(Context cx) {
      return Poll.pending();
    }

    @Override
    public boolean withdraw() {
      throw failure;
    }
  }

  private <T, X extends Throwable> JoinHandle<T, X> start(Task<T, X> task) {
    JoinHandle<T, X> handle = executor.spawner().spawn(task);
    settle(executor);
    return handle;
  }

  private void cancel(JoinHandle<?, ?> handle) {
    handle.cancel();
    settle(executor);
  }

  @Test
  void failsTheScopeOfAChild() {
    Scope<Exception> scope = new Scope<>();
    List<JoinHandle<?, ?>> child = new ArrayList<>();
    start(Steps.of(() -> child.add(scope.spawn(new Faulty<>()))));
    cancel(child.get(0));
    assertThatThrownBy(() -> executor.run(scope.join())).isSameAs(failure);
  }

  @Test
  void isTheOutcomeInAJoinSet() {
    JoinSet<Object, Exception> set = new JoinSet<>();
    List<JoinHandle<?, ?>> member = new ArrayList<>();
    start(Steps.of(() -> member.add(set.spawn(new Faulty<>()))));
    JoinHandle<Object, Exception> next = start(set.next());
    cancel(member.get(0));
    assertThat(next.isDone()).isTrue();
    assertThatThrownBy(() -> executor.run(next)).isSameAs(failure);
    assertThat(set.isEmpty()).isTrue();
  }

  @Test
  void failsTheFuture() {
    CompletableFuture<Object> future =
        Futures.future(executor.spawner(), new Faulty<Object, Exception>());
    settle(executor);
    executor.close();
    assertThat(future).isDone();
    assertThatThrownBy(future::join).hasCause(failure);
  }

  @Test
  void isToldOfIfTheFutureIsCancelled() {
    Futures.future(executor.spawner(), new Faulty<Object, Exception>()).cancel(true);
    settle(executor);
    assertThat(recorder.failures()).containsExactly(failure);
  }

  @Test
  void failsTheSubscriber() {
    List<Object> told = new ArrayList<>();
    Flows.<Object>publisher(executor.spawner(), () -> Faulty::new)
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
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
            });
    settle(executor);
    executor.close();
    assertThat(told).containsExactly(failure);
  }

  @Test
  void letsTheNextInLineInitialise() {
    int[] attempts = {0};
    Once<Object, RuntimeException> once =
        new Once<>(() -> attempts[0]++ == 0 ? new Faulty<>() : Task.ready("v"));
    ByHand<Object, RuntimeException> first = ByHand.waiting(once.get());
    ByHand<Object, RuntimeException> second = ByHand.waiting(once.get());
    assertThatThrownBy(first::withdraw).isSameAs(failure);
    assertThat(second.wakes()).isEqualTo(1);
    assertThat(second.value()).isEqualTo("v");
  }

  @Test
  void ofAScopesBodyEndsTheChildrenFirst() {
    Probe<Object> child = new Probe<>();
    JoinHandle<Object, Exception> handle =
        start(
            Scope.run(
                scope -> {
                  scope.spawn(child);
                  return new Faulty<>();
                }));
    cancel(handle);
    assertThat(child.cancelledAtPoll()).containsExactly(false, true);
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
  }

  @Test
  void leavesNoTimerOfATimeLimit() {
    JoinHandle<Object, Exception> handle =
        start(Task.timeout(Duration.ofHours(1), new Faulty<Object, Exception>()));
    cancel(handle);
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
    long due =
        executor.<Long, RuntimeException>run(
            cx -> {
              clock.advance(Duration.ofHours(1));
              return Poll.ready(cx.timers().nanosToNext());
            });
    assertThat(due).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void completesATimeLimitThatIsOver() {
    Task<Object, Exception> limited =
        Task.timeout(Duration.ofHours(1), new Faulty<Object, Exception>());
    JoinHandle<Object, Exception> handle = start(limited);
    clock.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
    assertThatThrownBy(() -> executor.run(limited)).hasMessageContaining("after it completed");
  }

  @Test
  void makesRoomForTheNextReadOfABuffer() throws IOException {
    AsyncReader source = buffer -> new Faulty<>();
    ByteReader reader = new ByteReader(source);
    ByHand<String, IOException> line = ByHand.waiting(reader.readLine());
    assertThatThrownBy(line::withdraw).isSameAs(failure);
    ByHand.waiting(reader.readLine());
  }
}
