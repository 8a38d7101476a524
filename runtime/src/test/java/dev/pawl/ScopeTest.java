package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Steps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A scope, step by step; how a try-with-resources of an @Async method closes it: ScopesTest. */
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 3})
final class ScopeTest {
  private final Recorder recorder = new Recorder();
  private final Executor executor;
  private final Scope<Exception> scope = new Scope<>();
  private final Probe<Object> a = new Probe<>();
  private final Probe<Object> b = new Probe<>();
  private JoinHandle<Object, Exception> first;
  private JoinHandle<Object, Exception> second;

  ScopeTest(int threads) {
    executor = Executor.builder().uncaughtExceptionHandler(recorder).threads(threads).build();
  }

  @AfterEach
  void close() {
    scope.cancel();
    a.complete("end");
    b.complete("end");
    executor.close();
    assertThat(recorder.failures()).isEmpty();
  }

  private void spawnBoth() {
    executor.run(
        Steps.of(
            () -> {
              first = scope.spawn(a);
              second = scope.spawn(b);
            }));
    settle(executor);
  }

  private <T, X extends Throwable> JoinHandle<T, X> start(Task<T, X> task) {
    JoinHandle<T, X> handle = executor.spawner().spawn(task);
    settle(executor);
    return handle;
  }

  @Test
  void closingWaitsForEveryChild() throws Exception {
    spawnBoth();
    JoinHandle<Void, Exception> end = start(scope.closeAsync());
    a.complete(1);
    settle(executor);
    assertThat(end.isDone()).isFalse();
    b.complete(2);
    executor.run(end);
    assertThat(List.of(executor.run(first), executor.run(second))).containsExactly(1, 2);
    assertThat(a.cancelledAtPoll()).containsExactly(false, false);
  }

  @Test
  void aScopeWithoutChildrenClosesAtOnce() throws Exception {
    executor.run(scope.closeAsync());
    assertThat(scope).hasToString("Scope with 0 running, closed");
  }

  @Test
  void theFirstFailureCancelsTheSiblingsAndIsThrownAfterTheirCleanup() {
    IOException failure = new IOException("first");
    IllegalStateException cleanup = new IllegalStateException("cleanup");
    b.refusingToLetGo();
    spawnBoth();
    JoinHandle<Void, Exception> end = start(scope.closeAsync());
    a.fail(failure);
    settle(executor);
    assertThat(b.cancelledAtPoll()).containsExactly(false, true);
    assertThat(end.isDone()).isFalse();
    b.fail(cleanup);
    assertThatThrownBy(() -> executor.run(end)).isSameAs(failure).hasSuppressedException(cleanup);
  }

  @Test
  void aSiblingIsCancelledAsSoonAsAChildFailsAndNotWhenItIsClosed() {
    spawnBoth();
    a.fail(new IOException());
    settle(executor);
    assertThat(b.withdrawals()).isEqualTo(1);
    assertThat(second.isDone()).isTrue();
  }

  @Test
  void awaitingASiblingThrowsWhatTheScopeFailedWith() {
    IOException failure = new IOException();
    spawnBoth();
    a.fail(failure);
    assertThatThrownBy(() -> executor.run(second)).isSameAs(failure);
    assertThatThrownBy(() -> executor.run(first)).isSameAs(failure);
    assertThatThrownBy(() -> executor.run(scope.closeAsync())).isSameAs(failure);
    assertThat(failure).hasNoSuppressedExceptions();
  }

  @Test
  void whatTheBodyThrewIsNotThrownAgain() throws Exception {
    IOException failure = new IOException();
    spawnBoth();
    a.fail(failure);
    settle(executor);
    executor.run(scope.closeAsync(failure));
  }

  @Test
  void aBodyThatThrowsCancelsTheChildren() throws Exception {
    spawnBoth();
    executor.run(scope.closeAsync(new IOException()));
    assertThat(List.of(a.withdrawals(), b.withdrawals())).containsExactly(1, 1);
    assertThatThrownBy(() -> executor.run(first)).isInstanceOf(CancellationException.class);
  }

  @Test
  void aChildCancelledByItsHandleIsNoFailure() throws Exception {
    spawnBoth();
    first.cancel();
    settle(executor);
    assertThat(first.isDone()).isTrue();
    assertThat(second.isDone()).isFalse();
    b.complete(2);
    executor.run(scope.closeAsync());
    assertThatThrownBy(() -> executor.run(first)).isInstanceOf(CancellationException.class);
  }

  @Test
  void cancelledWhileItClosesItCancelsTheChildrenAndWaitsForTheirCleanup() {
    b.refusingToLetGo();
    spawnBoth();
    JoinHandle<Void, Exception> end = start(scope.closeAsync());
    end.cancel();
    settle(executor);
    assertThat(a.withdrawals()).isEqualTo(1);
    assertThat(end.isDone()).isFalse();
    b.complete("cleaned up");
    assertThatThrownBy(() -> executor.run(end)).isInstanceOf(CancellationException.class);
  }

  @Test
  void cancelledWithNothingToWaitForItClosesAsEver() throws Exception {
    JoinHandle<Void, Exception> end = executor.spawner().spawn(scope.closeAsync());
    end.cancel();
    assertThat(executor.run(end)).isNull();
  }

  @Test
  void joiningLeavesItOpen() throws Exception {
    spawnBoth();
    JoinHandle<Void, Exception> join = start(scope.join());
    a.complete(1);
    b.complete(2);
    executor.run(join);
    executor.run(Steps.of(() -> scope.spawn(Task.widen(Task.ready(3)))));
    executor.run(scope.closeAsync());
  }

  @Test
  void aJoinThatIsWithdrawnLeavesTheChildrenAlone() {
    spawnBoth();
    JoinHandle<Void, Exception> join = start(scope.join());
    join.cancel();
    settle(executor);
    assertThat(join.isDone()).isTrue();
    assertThat(List.of(a.polls(), b.polls())).containsExactly(1, 1);
    assertThat(start(scope.join()).isDone()).isFalse();
  }

  @Test
  void aChildMaySpawnASibling() throws Exception {
    executor.run(
        Steps.of(
            () ->
                scope.spawn(
                    Task.widen(
                        Steps.of(
                            () -> {
                              first = scope.spawn(a);
                            })))));
    JoinHandle<Void, Exception> end = start(scope.closeAsync());
    assertThat(end.isDone()).isFalse();
    a.complete(1);
    executor.run(end);
  }

  @Test
  void whatIsSpawnedAfterAFailureIsCancelledFromTheStart() {
    spawnBoth();
    a.fail(new IOException());
    settle(executor);
    Probe<Object> late = new Probe<>();
    executor.run(Steps.of(() -> scope.spawn(late)));
    settle(executor);
    assertThat(late.cancelledAtPoll()).containsExactly(true);
  }

  @Test
  void nothingIsSpawnedInAClosedScope() throws Exception {
    executor.run(scope.closeAsync());
    assertThatThrownBy(() -> executor.run(Steps.of(() -> scope.spawn(a))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The scope is closed, so Probe can't be spawned in it: it would outlive the block that"
                + " the scope stands for.");
  }

  @Test
  void nothingIsSpawnedOutsideAnExecutor() {
    assertThatThrownBy(() -> scope.spawn(a))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No executor runs this code");
    assertThat(scope).hasToString("Scope with 0 running");
  }

  @Test
  void itIsAwaitedByOneTaskAtATime() {
    spawnBoth();
    start(scope.join());
    assertThatThrownBy(() -> executor.run(scope.closeAsync()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("awaited already");
  }

  @Test
  void closedWithoutACompilerItSaysSo() {
    assertThatThrownBy(scope::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed by a task");
  }

  @Test
  void whatACancelledChildsCleanupThrowsIsNotLost() {
    IllegalStateException cleanup = new IllegalStateException("cleanup");
    IOException failure = new IOException();
    Task<Object, Exception> cleaning =
        cx -> {
          if (cx.isCancelled()) {
            Cancelled cancelled = new Cancelled("child");
            cancelled.addSuppressed(cleanup);
            throw cancelled;
          }
          return Poll.pending();
        };
    executor.run(
        Steps.of(
            () -> {
              first = scope.spawn(a);
              second = scope.spawn(cleaning);
            }));
    settle(executor);
    a.fail(failure);
    assertThatThrownBy(() -> executor.run(scope.closeAsync()))
        .isSameAs(failure)
        .hasSuppressedException(cleanup);
  }

  /** A task with a scope with a task with a scope …, down to a leaf. */
  private static final class Nested implements Task<Void, Exception> {
    private final int depth;
    private final Task<Void, Exception> leaf;
    private final int[] cancelled;
    private final Scope<Exception> inner = new Scope<>();
    private Task<Void, Exception> closing;

    Nested(int depth, Task<Void, Exception> leaf, int[] cancelled) {
      this.depth = depth;
      this.leaf = leaf;
      this.cancelled = cancelled;
    }

    @Override
    public Poll<Void> poll(Context cx) throws Exception {
      if (closing == null) {
        inner.spawn(depth == 1 ? leaf : new Nested(depth - 1, leaf, cancelled));
        closing = inner.closeAsync();
      }
      try {
        return closing.poll(cx);
      } catch (Cancelled t) {
        cancelled[0]++;
        throw t;
      }
    }

    @Override
    public boolean withdraw() {
      return closing.withdraw();
    }
  }

  @Test
  void deepScopesAreCancelledOneAfterTheOtherAndNotByRecursion() {
    int depth = 100_000;
    int[] cancelled = {0};
    JoinHandle<Void, Exception> outermost =
        executor.spawner().spawn(new Nested(depth, a.map(v -> null), cancelled));
    while (a.polls() == 0) {
      Steps.step(executor);
    }
    outermost.cancel();
    assertThatThrownBy(() -> executor.run(outermost)).isInstanceOf(CancellationException.class);
    assertThat(cancelled[0]).isEqualTo(depth);
  }

  @Test
  void runGivesTheBodysValueWhenTheChildrenAreDone() throws Exception {
    JoinHandle<Integer, Exception> run =
        start(
            Scope.run(
                inner -> {
                  inner.spawn(a);
                  return Task.widen(Task.ready(7));
                }));
    assertThat(run.isDone()).isFalse();
    a.complete(1);
    assertThat(executor.run(run)).isEqualTo(7);
  }

  @Test
  void runCancelsABodyWhoseChildFailsAndThrowsTheFailure() {
    IOException failure = new IOException();
    JoinHandle<Object, Exception> run =
        start(
            Scope.run(
                inner -> {
                  inner.spawn(a);
                  return b;
                }));
    a.fail(failure);
    assertThatThrownBy(() -> executor.run(run)).isSameAs(failure);
    assertThat(b.cancelledAtPoll()).containsExactly(false, true);
    assertThat(b.withdrawals()).isEqualTo(1);
  }

  @Test
  void runCancelsTheChildrenOfABodyThatFails() {
    IOException failure = new IOException();
    JoinHandle<Object, Exception> run =
        start(
            Scope.run(
                inner -> {
                  inner.spawn(a);
                  return b;
                }));
    b.fail(failure);
    assertThatThrownBy(() -> executor.run(run)).isSameAs(failure);
    assertThat(a.withdrawals()).isEqualTo(1);
  }

  @Test
  void runClosesAValueThatIsNotGiven() {
    IOException failure = new IOException();
    int[] closed = {0};
    JoinHandle<Object, Exception> run =
        start(
            Scope.run(
                inner -> {
                  inner.spawn(a);
                  return Task.widen(Task.ready((Object) (AutoCloseable) () -> closed[0]++));
                }));
    a.fail(failure);
    assertThatThrownBy(() -> executor.run(run)).isSameAs(failure);
    assertThat(closed[0]).isEqualTo(1);
  }

  @Test
  void runThatIsCancelledCancelsBodyAndChildrenAndWaits() {
    a.refusingToLetGo();
    JoinHandle<Object, Exception> run =
        start(
            Scope.run(
                inner -> {
                  inner.spawn(a);
                  return b;
                }));
    run.cancel();
    settle(executor);
    assertThat(b.withdrawals()).isEqualTo(1);
    assertThat(a.cancelledAtPoll()).containsExactly(false, true);
    assertThat(run.isDone()).isFalse();
    a.complete(1);
    assertThatThrownBy(() -> executor.run(run)).isInstanceOf(CancellationException.class);
  }

  @Test
  void aRunThatWasWithdrawnHasClosedItsScope() {
    List<Scope<Exception>> known = new ArrayList<>();
    JoinHandle<Object, Exception> run =
        start(
            Scope.run(
                inner -> {
                  known.add(inner);
                  return b;
                }));
    run.cancel();
    settle(executor);
    assertThat(run.isDone()).isTrue();
    assertThatThrownBy(() -> executor.run(Steps.of(() -> known.get(0).spawn(a))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void aThousandChildrenEndInAnyOrder() throws Exception {
    List<Probe<Object>> many = new ArrayList<>();
    executor.run(
        Steps.of(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                Probe<Object> probe = new Probe<>();
                many.add(probe);
                scope.spawn(probe);
              }
            }));
    settle(executor);
    JoinHandle<Void, Exception> end = start(scope.closeAsync());
    Collections.shuffle(many, new Random(1));
    many.forEach(each -> each.complete(1));
    executor.run(end);
  }
}
