package dev.pawl.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.testing.CountingWaker;
import dev.pawl.testing.Probe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallChainTest {
  private static final int DEPTH = 20;

  private final Context cx = Context.of(new CountingWaker());
  private final Context cancelled = Context.ofCancelled(new CountingWaker());
  private final Probe<String> leaf = new Probe<>();
  private final List<Integer> resumed = new ArrayList<>();
  private final Call root = new Call(DEPTH);

  /**
   * {@code @Async String call(int depth) { return depth + await(depth > 1 ? call(depth - 1) :
   * leaf); }}, as the processor might write it, and with a second leaf after the first.
   */
  private final class Call extends StateMachine<String, Exception> {
    private final int depth;
    private Probe<String> second;
    private String first;
    private String result;

    Call(int depth) {
      this.depth = depth;
    }

    @Override
    protected boolean advance(Context cx) throws Exception {
      int state = resume(cx);
      resumed.add(depth);
      if (state == -1) {
        return true;
      }
      if (state == 0 && depth > 1) {
        state = 1;
        return awaitCall(new Call(depth - 1), cx);
      }
      if (state == 1) {
        return awaitCall((Call) awaited(), cx);
      }
      if (state == 0) {
        return awaitFirst(leaf, cx);
      }
      return state == 2 ? awaitFirst(awaitedProbe(), cx) : awaitSecond(awaitedProbe(), cx);
    }

    @SuppressWarnings("unchecked") // the other children are probes
    private Probe<String> awaitedProbe() {
      return (Probe<String>) awaited();
    }

    private boolean awaitCall(Call child, Context cx) throws Exception {
      if (!child.advance(cx)) {
        suspend(1, child, cx);
        return false;
      }
      first = child.result;
      return awaitSecond(second, cx);
    }

    private boolean awaitFirst(Probe<String> child, Context cx) throws Exception {
      Poll<String> poll = child.poll(cx);
      if (poll.isPending()) {
        suspend(2, child, cx);
        return false;
      }
      first = poll.get();
      return awaitSecond(second, cx);
    }

    private boolean awaitSecond(Probe<String> child, Context cx) throws Exception {
      if (child != null) {
        Poll<String> poll = child.poll(cx);
        if (poll.isPending()) {
          suspend(3, child, cx);
          return false;
        }
      }
      result = depth + " " + first;
      return true;
    }

    @Override
    protected String result() {
      return result;
    }

    @Override
    protected String describe(int state) {
      return "call " + depth + (state == 0 ? "" : " at " + state);
    }

    /** The machine that many further down, once there is one. */
    private Call below(int steps) {
      StateMachine<?, ?> call = this;
      for (int i = 0; i < steps; i++) {
        call = call.childMachine();
      }
      return (Call) call;
    }
  }

  private String everyDepth() {
    StringBuilder all = new StringBuilder();
    for (int depth = DEPTH; depth > 0; depth--) {
      all.append(depth).append(' ');
    }
    return all.toString();
  }

  @Test
  void aRepeatedPollReachesTheInnermostAlone() throws Exception {
    root.poll(cx);
    resumed.clear();
    root.poll(cx);
    root.poll(cx);
    assertThat(resumed).containsExactly(1, 1);
    assertThat(leaf.polls()).isEqualTo(3);
  }

  @Test
  void whereThereAreFewEachIsPolled() throws Exception {
    Call shallow = new Call(3);
    shallow.poll(cx);
    resumed.clear();
    shallow.poll(cx);
    assertThat(resumed).containsExactly(3, 2, 1);
  }

  @Test
  void theValueGoesUp() throws Exception {
    root.poll(cx);
    leaf.complete("leaf");
    assertThat(root.poll(cx).get()).isEqualTo(everyDepth() + "leaf");
    assertThat(leaf.polls()).isEqualTo(2);
  }

  @Test
  void theVeryExceptionGoesUp() throws Exception {
    IOException failure = new IOException();
    root.poll(cx);
    leaf.fail(failure);
    assertThatThrownBy(() -> root.poll(cx)).isSameAs(failure);
    assertThatThrownBy(() -> root.poll(cx)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void oneInTheMiddleThatWaitsOnIsTheInnermostThen() throws Exception {
    root.poll(cx);
    Probe<String> second = new Probe<>();
    root.below(12).second = second;
    leaf.complete("leaf");
    assertThat(root.poll(cx).isPending()).isTrue();
    resumed.clear();
    assertThat(root.poll(cx).isPending()).isTrue();
    assertThat(resumed).containsExactly(DEPTH - 12);
    second.complete("");
    assertThat(root.poll(cx).get()).isEqualTo(everyDepth() + "leaf");
  }

  @Test
  void cancelledIsThrownAtTheInnermostAwait() throws Exception {
    root.poll(cx);
    assertThatThrownBy(() -> root.poll(cancelled))
        .isInstanceOf(Cancelled.class)
        .hasMessage("call 1 at 2");
    assertThat(leaf.withdrawals()).isEqualTo(1);
  }

  @Test
  void aLeafThatDoesNotLetGoIsAwaitedOn() throws Exception {
    leaf.refusingToLetGo();
    root.poll(cx);
    assertThat(root.poll(cancelled).isPending()).isTrue();
    leaf.complete("late");
    assertThat(root.poll(cancelled).get()).isEqualTo(everyDepth() + "late");
  }

  @Test
  void theRootTellsWhereItIsSuspended() throws Exception {
    root.poll(cx);
    root.poll(cx);
    assertThat(root).hasToString("call 20 at 1");
    assertThat(root.withdraw()).isFalse();
  }

  @Test
  void pollingTheRootFromItsOwnPollIsRefused() throws Exception {
    root.poll(cx);
    leaf.duringNextPoll(
        () -> assertThatThrownBy(() -> root.poll(cx)).isInstanceOf(IllegalStateException.class));
    assertThat(root.poll(cx).isPending()).isTrue();
    leaf.complete("leaf");
    assertThat(root.poll(cx).isReady()).isTrue();
  }

  @Test
  void aMachineWithAChainOfItsOwnJoinsTheOneAbove() throws Exception {
    Call part = new Call(DEPTH - 1);
    part.poll(cx);
    part.poll(cx);
    root.suspend(1, part, cx);
    resumed.clear();
    root.poll(cx);
    root.poll(cx);
    assertThat(resumed).containsExactly(1, 1);
    leaf.complete("leaf");
    assertThat(root.poll(cx).get()).isEqualTo(everyDepth() + "leaf");
  }
}
