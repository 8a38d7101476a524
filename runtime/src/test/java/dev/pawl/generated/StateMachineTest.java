package dev.pawl.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.testing.CountingWaker;
import dev.pawl.testing.Probe;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class StateMachineTest {
  private final Context cx = Context.of(new CountingWaker());
  private final Context cancelled = Context.ofCancelled(new CountingWaker());
  private final Probe<String> child = new Probe<>();
  private final Greeting machine = new Greeting(child);

  /**
   * {@code @Async String greet() { return "hello " + await(child); }}, as the processor might write
   * it.
   */
  private static final class Greeting extends StateMachine<String, Exception> {
    private final Probe<String> child;
    private String result;

    Greeting(Probe<String> child) {
      this.child = child;
    }

    @Override
    protected boolean advance(Context cx) throws Exception {
      Probe<String> awaited = resume(cx) == 0 ? child : resumed();
      Poll<String> poll = awaited.poll(cx);
      if (poll.isPending()) {
        suspend(1, awaited, cx);
        return false;
      }
      result = "hello " + poll.get();
      return true;
    }

    @SuppressWarnings("unchecked") // the machine has only this child
    private Probe<String> resumed() {
      return (Probe<String>) awaited();
    }

    @Override
    protected String result() {
      return result;
    }

    @Override
    protected String describe(int state) {
      return state == 0 ? "Demo.greet (Demo.java:3)" : "Demo.greet awaiting child (Demo.java:4)";
    }
  }

  @Test
  void aChildThatIsReadyAtOnceDoesNotSuspend() throws Exception {
    child.complete("you");
    assertThat(machine.poll(cx).get()).isEqualTo("hello you");
  }

  @Test
  void aSuspendedMachineGoesOnWithItsChild() throws Exception {
    assertThat(machine.poll(cx).isPending()).isTrue();
    child.complete("you");
    assertThat(machine.poll(cx).get()).isEqualTo("hello you");
  }

  @Test
  void toStringTellsWhereItIs() throws Exception {
    assertThat(machine).hasToString("Demo.greet (Demo.java:3)");
    machine.poll(cx);
    assertThat(machine).hasToString("Demo.greet awaiting child (Demo.java:4)");
    child.complete("you");
    machine.poll(cx);
    assertThat(machine).hasToString("Demo.greet completed (Demo.java:3)");
    assertThat(machine.place()).isEqualTo("Demo.greet (Demo.java:3)");
  }

  @Test
  void pollingACompletedMachineIsRefused() throws Exception {
    child.complete("you");
    machine.poll(cx);
    assertThatThrownBy(() -> machine.poll(cx))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Demo.greet was polled after it completed (Demo.java:3). A task may be polled until it"
                + " is ready, then never again.");
  }

  @Test
  void aMachineThatThrewIsComplete() {
    IOException failure = new IOException();
    child.fail(failure);
    assertThatThrownBy(() -> machine.poll(cx)).isSameAs(failure);
    assertThatThrownBy(() -> machine.poll(cx)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void pollingAMachineFromItsOwnPollIsRefused() {
    child.duringNextPoll(
        () -> assertThatThrownBy(() -> machine.poll(cx)).isInstanceOf(IllegalStateException.class));
    assertThatThrownBy(
            () -> {
              machine.poll(cx);
              throw new IOException("reached");
            })
        .hasMessage("reached");
  }

  @Test
  void cancelledIsThrownAtTheAwaitThatWouldWait() throws Exception {
    machine.poll(cx);
    assertThatThrownBy(() -> machine.poll(cancelled))
        .isInstanceOf(Cancelled.class)
        .hasMessage("Demo.greet awaiting child (Demo.java:4)");
    assertThat(child.withdrawals()).isEqualTo(1);
  }

  @Test
  void aValueThatIsThereIsNotLostToCancellation() throws Exception {
    machine.poll(cx);
    child.complete("you");
    assertThat(machine.poll(cancelled).get()).isEqualTo("hello you");
    assertThat(child.withdrawals()).isZero();
  }

  @Test
  void aChildThatDoesNotLetGoIsAwaitedOn() throws Exception {
    child.refusingToLetGo();
    machine.poll(cx);
    assertThat(machine.poll(cancelled).isPending()).isTrue();
    child.complete("after cleanup");
    assertThat(machine.poll(cancelled).get()).isEqualTo("hello after cleanup");
  }

  @Test
  void aMachineLetsGoOnlyBeforeItHasStarted() throws Exception {
    assertThat(machine.withdraw()).isTrue();
    machine.poll(cx);
    assertThat(machine.withdraw()).isFalse();
  }

  @Test
  void rethrowThrowsTheVeryObject() {
    IOException failure = new IOException();
    assertThatThrownBy(
            () -> {
              throw StateMachine.<RuntimeException>rethrow(failure);
            })
        .isSameAs(failure);
  }

  @Test
  void closeAfterKeepsWhatCloseThrowsAsSuppressed() {
    IOException primary = new IOException("primary");
    IOException secondary = new IOException("close");
    StateMachine.closeAfter(null, primary);
    StateMachine.closeAfter(
        () -> {
          throw secondary;
        },
        primary);
    assertThat(primary.getSuppressed()).containsExactly(secondary);
  }
}
