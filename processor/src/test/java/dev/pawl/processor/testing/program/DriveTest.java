package dev.pawl.processor.testing.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.processor.testing.ProtocolViolation;
import dev.pawl.processor.testing.Run;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever drives a machine by hand notices when it breaks the protocol. */
final class DriveTest {
  @BeforeEach
  void aRunWithoutSurprises() {
    Run.beginCalm();
  }

  @Test
  void theValueOfATaskIsReturned() {
    assertThat(Drive.toTheEnd(polled(Poll.ready("value")))).isEqualTo("value");
  }

  @Test
  void pendingWithoutAWakeIsALostWakeUp() {
    assertThatThrownBy(() -> Drive.toTheEnd(polled(Poll.pending(), Poll.ready(1))))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessageContaining("nobody will wake it");
  }

  @Test
  void theWakerOfTheLastPollDoesNotCount() {
    Task<Integer, RuntimeException> task =
        new Task<>() {
          private Runnable first;

          @Override
          public Poll<Integer> poll(dev.pawl.Context cx) {
            if (first == null) {
              first = cx.waker()::wake;
            }
            first.run();
            return Poll.pending();
          }
        };
    assertThatThrownBy(() -> Drive.toTheEnd(task)).isInstanceOf(ProtocolViolation.class);
  }

  @Test
  void pollMayNotGiveNull() {
    assertThatThrownBy(() -> Drive.toTheEnd(cx -> null))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessageContaining("null");
  }

  @Test
  void aTaskThatCanBePolledAfterCompletionIsWrong() {
    assertThatThrownBy(() -> Drive.toTheEnd(polled(Poll.ready(1), Poll.ready(2))))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessageContaining("after completion");
  }

  private static Task<Object, RuntimeException> polled(Poll<?>... polls) {
    Deque<Poll<?>> left = new ArrayDeque<>(List.of(polls));
    return cx -> {
      if (left.isEmpty()) {
        throw new IllegalStateException("was polled after it completed");
      }
      @SuppressWarnings("unchecked") // a Poll only gives its value
      Poll<Object> next = (Poll<Object>) left.remove();
      return next;
    };
  }
}
