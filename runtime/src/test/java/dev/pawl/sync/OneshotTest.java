package dev.pawl.sync;

import static dev.pawl.testing.ByHand.now;
import static dev.pawl.testing.ByHand.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.ByHand;
import dev.pawl.testing.CountingWaker;
import org.junit.jupiter.api.Test;

/** A oneshot: sent, received, closed and withdrawn, in every order. */
final class OneshotTest {
  private final Oneshot<String> oneshot = new Oneshot<>();

  @Test
  void aValueThatWasSentIsReceivedAtOnce() {
    assertThat(oneshot.send("a")).isTrue();
    assertThat(now(oneshot.receive())).isEqualTo("a");
  }

  @Test
  void whoWaitsIsWokenByTheValue() {
    ByHand<String, ClosedException> receiver = waiting(oneshot.receive());
    assertThat(receiver.poll().isPending()).isTrue();
    oneshot.send("a");
    assertThat(receiver.wakes()).isEqualTo(1);
    assertThat(receiver.value()).isEqualTo("a");
  }

  @Test
  void theValueMayBeNull() {
    ByHand<String, ClosedException> receiver = waiting(oneshot.receive());
    oneshot.send(null);
    assertThat(receiver.value()).isNull();
  }

  @Test
  void theWakerOfTheLatestPollCounts() {
    ByHand<String, ClosedException> receiver = waiting(oneshot.receive());
    CountingWaker other = new CountingWaker();
    receiver.pollWith(other);
    oneshot.send("a");
    assertThat(receiver.wakes()).isZero();
    assertThat(other.wakes()).isEqualTo(1);
  }

  @Test
  void aReceiverThatWithdrewMakesRoomForAnother() {
    ByHand<String, ClosedException> withdrawn = waiting(oneshot.receive());
    withdrawn.withdraw();
    ByHand<String, ClosedException> other = waiting(oneshot.receive());
    oneshot.send("a");
    assertThat(withdrawn.wakes()).isZero();
    assertThat(other.value()).isEqualTo("a");
  }

  @Test
  void aReceiverThatWithdrawsWhenTheValueWasThereLeavesItThere() {
    ByHand<String, ClosedException> withdrawn = waiting(oneshot.receive());
    oneshot.send("a");
    withdrawn.withdraw();
    assertThat(now(oneshot.receive())).isEqualTo("a");
  }

  @Test
  void closingWakesTheReceiver() {
    ByHand<String, ClosedException> receiver = waiting(oneshot.receive());
    oneshot.close();
    assertThat(receiver.wakes()).isEqualTo(1);
    assertThatThrownBy(receiver::poll)
        .isInstanceOf(ClosedException.class)
        .hasMessage("The oneshot was closed before a value was sent.");
    assertThatThrownBy(receiver::poll).hasMessageContaining("polled after it completed");
  }

  @Test
  void closingIsSeenByBothSides() {
    oneshot.close();
    oneshot.close();
    assertThat(oneshot.isClosed()).isTrue();
    assertThat(oneshot.send("a")).isFalse();
    assertThatThrownBy(() -> now(oneshot.receive())).isInstanceOf(ClosedException.class);
  }

  @Test
  void closingLeavesAValueThatWasSent() {
    oneshot.send("a");
    oneshot.close();
    assertThat(oneshot.isClosed()).isFalse();
    assertThat(now(oneshot.receive())).isEqualTo("a");
  }

  @Test
  void aSecondValueIsRefused() {
    oneshot.send("a");
    assertThatThrownBy(() -> oneshot.send("b"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("second value");
    assertThat(now(oneshot.receive())).isEqualTo("a");
    assertThatThrownBy(() -> oneshot.send("c")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSecondReceiverIsRefusedAndTheFirstGoesOn() {
    ByHand<String, ClosedException> first = waiting(oneshot.receive());
    assertThatThrownBy(() -> now(oneshot.receive()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two tasks");
    oneshot.send("a");
    assertThatThrownBy(() -> now(oneshot.receive())).hasMessageContaining("two tasks");
    assertThat(first.value()).isEqualTo("a");
  }

  @Test
  void receivingTwiceIsRefused() {
    oneshot.send("a");
    now(oneshot.receive());
    assertThatThrownBy(() -> now(oneshot.receive()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("second time");
  }

  @Test
  void itsStringSaysWhereItIs() {
    assertThat(oneshot).hasToString("Oneshot(empty)");
    oneshot.send("a");
    assertThat(oneshot).hasToString("Oneshot(sent)");
  }
}
