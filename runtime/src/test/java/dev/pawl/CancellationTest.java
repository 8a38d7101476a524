package dev.pawl;

import static dev.pawl.testing.Steps.settle;
import static dev.pawl.testing.Threads.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.Probe;
import dev.pawl.testing.Recorder;
import dev.pawl.testing.Steps;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cancellation, crossed with the moments before, during and after a poll. What a machine makes of
 * it: StateMachineTest.
 */
@ParameterizedClass(name = "threads = {0}")
@ValueSource(ints = {1, 4})
final class CancellationTest {
  private final Recorder recorder = new Recorder();
  private final Executor executor;
  private final Probe<Object> probe = new Probe<>();
  private final JoinHandle<Object, Exception> handle;

  CancellationTest(int threads) {
    executor = Executor.builder().threads(threads).uncaughtExceptionHandler(recorder).build();
    handle = executor.spawner().spawn(probe);
  }

  /** Counts how often it was closed. */
  private static final class Resource implements AutoCloseable {
    private int closed;

    @Override
    public void close() {
      closed++;
    }
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void aTaskThatWaitsIsPolledOnceMoreAndLetsGo() {
    settle(executor);
    assertThat(handle.cancel()).isTrue();
    settle(executor);
    assertThat(probe.cancelledAtPoll()).containsExactly(false, true);
    assertThat(probe.withdrawals()).isEqualTo(1);
    assertThat(handle.isDone()).isTrue();
  }

  @Test
  void aTaskThatWasNeverPolledIsPolledOnceAllTheSame() {
    handle.cancel();
    settle(executor);
    assertThat(probe.cancelledAtPoll()).containsExactly(true);
    assertThat(handle.isDone()).isTrue();
  }

  @Test
  void aCancelDuringThePollLeadsToOneMoreThatKnows() {
    probe.duringNextPoll(handle::cancel);
    settle(executor);
    assertThat(probe.cancelledAtPoll()).containsExactly(false, true);
  }

  @Test
  void aCancelByAnotherThreadDuringThePollLeadsToOneMoreThatKnows() {
    probe.duringNextPoll(() -> elsewhere(handle::cancel));
    settle(executor);
    assertThat(probe.cancelledAtPoll()).containsExactly(false, true);
  }

  @Test
  void cancellingTwiceIsCancellingOnce() {
    settle(executor);
    assertThat(handle.cancel()).isTrue();
    assertThat(handle.cancel()).isTrue();
    settle(executor);
    assertThat(probe.polls()).isEqualTo(2);
  }

  @Test
  void cancellingACompletedTaskDoesNothing() throws Exception {
    probe.complete("v");
    settle(executor);
    assertThat(handle.cancel()).isFalse();
    assertThat(executor.run(handle)).isEqualTo("v");
  }

  @Test
  void aValueThatIsThereIsNotLost() throws Exception {
    settle(executor);
    probe.complete("v");
    handle.cancel();
    assertThat(executor.run(handle)).isEqualTo("v");
    assertThat(probe.withdrawals()).isZero();
  }

  @Test
  void aTaskThatDoesNotLetGoIsPolledOnInTheCancelledContext() throws Exception {
    probe.refusingToLetGo();
    settle(executor);
    handle.cancel();
    settle(executor);
    assertThat(handle.isDone()).isFalse();
    probe.complete("after cleanup");
    assertThat(executor.run(handle)).isEqualTo("after cleanup");
    assertThat(probe.cancelledAtPoll()).containsExactly(false, true, true);
  }

  @Test
  void aResourceThatArrivesTooLateIsClosed() {
    Resource resource = new Resource();
    settle(executor);
    handle.cancel();
    probe.complete(resource);
    settle(executor);
    assertThat(resource.closed).isEqualTo(1);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
  }

  @Test
  void aResourceOfATaskThatIsCancelledDuringItsLastPollIsClosed() {
    Resource resource = new Resource();
    settle(executor);
    probe.duringNextPoll(() -> elsewhere(() -> assertThat(handle.cancel()).isTrue()));
    probe.complete(resource);
    settle(executor);
    assertThat(resource.closed).isEqualTo(1);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
    assertThat(executor.metrics().cancelled()).isEqualTo(1);
  }

  @Test
  void aResourceWhoseAwaiterWithdrawsIsClosed() throws Exception {
    Resource resource = new Resource();
    settle(executor);
    handle.poll(Context.of(() -> {}));
    handle.cancel();
    probe.complete(resource);
    settle(executor);
    assertThat(resource.closed).as("it is the awaiter's").isZero();
    handle.withdraw();
    assertThat(resource.closed).isEqualTo(1);
    assertThatThrownBy(() -> executor.run(handle)).isInstanceOf(CancellationException.class);
  }

  @Test
  void whatClosingAResourceThrowsWhoseAwaiterWithdrawsReachesTheHandler() throws Exception {
    IllegalArgumentException failure = new IllegalArgumentException();
    settle(executor);
    handle.poll(Context.of(() -> {}));
    handle.cancel();
    probe.complete(
        (AutoCloseable)
            () -> {
              throw failure;
            });
    settle(executor);
    handle.withdraw();
    assertThat(recorder.failures())
        .singleElement()
        .satisfies(t -> assertThat(t.getSuppressed()).containsExactly(failure));
  }

  @Test
  void aResourceOfATaskThatIsNotCancelledIsKept() throws Exception {
    Resource resource = new Resource();
    settle(executor);
    handle.poll(Context.of(() -> {}));
    probe.complete(resource);
    settle(executor);
    assertThat(handle.cancel()).isFalse();
    handle.withdraw();
    assertThat(executor.run(handle)).isSameAs(resource);
    assertThat(resource.closed).isZero();
  }

  @Test
  void aResourceThatSomebodyAwaitsIsHandedOver() throws Exception {
    Resource resource = new Resource();
    JoinHandle<Object, Exception> awaiter = executor.spawner().spawn(handle);
    settle(executor);
    handle.cancel();
    probe.complete(resource);
    assertThat(executor.run(awaiter)).isSameAs(resource);
    assertThat(resource.closed).isZero();
  }

  @Test
  void whatClosingALateResourceThrowsReachesTheHandler() {
    IllegalArgumentException failure = new IllegalArgumentException();
    handle.cancel();
    probe.complete(
        (AutoCloseable)
            () -> {
              throw failure;
            });
    settle(executor);
    assertThat(recorder.failures())
        .singleElement()
        .satisfies(t -> assertThat(t.getSuppressed()).containsExactly(failure));
  }

  @Test
  void aPlainCancellationDoesNotReachTheHandler() {
    handle.cancel();
    settle(executor);
    assertThat(recorder.failures()).isEmpty();
  }

  @Test
  void aCleanupThatIsCancelledTooIsNoNews() {
    handle.cancel();
    executor
        .spawner()
        .spawn(
            (Task<Void, RuntimeException>)
                cx -> {
                  Cancelled cancelled = new Cancelled("body");
                  cancelled.addSuppressed(new Cancelled("closing"));
                  throw cancelled;
                })
        .cancel();
    settle(executor);
    assertThat(recorder.failures()).isEmpty();
  }

  @Test
  void aLateResourceThatIsClosedByATaskIsClosedByOne() {
    Probe<Void> closing = new Probe<>();
    settle(executor);
    handle.cancel();
    probe.complete((AsyncCloseable<Exception>) () -> closing);
    settle(executor);
    assertThat(closing.cancelledAtPoll()).containsExactly(false);
    closing.complete(null);
    settle(executor);
    assertThat(recorder.failures()).isEmpty();
  }

  @Test
  void aCancelledTaskThatThrowsSomethingElseFails() {
    IllegalArgumentException failure = new IllegalArgumentException("from finally");
    settle(executor);
    probe.fail(failure);
    handle.cancel();
    assertThatThrownBy(() -> executor.run(handle)).isSameAs(failure);
  }

  @Test
  void cancelledThrownByATaskThatIsNotCancelledIsAFailure() {
    Cancelled stray = new Cancelled("somewhere else");
    assertThatThrownBy(
            () ->
                executor.run(
                    Steps.of(
                        () -> {
                          throw stray;
                        })))
        .isSameAs(stray);
  }

  @Test
  void cancelledPassesByCatchException() {
    assertThat(new Cancelled("here")).isInstanceOf(Error.class).hasMessage("here");
    assertThat(new Cancelled("here").getStackTrace()).isEmpty();
  }
}
