package dev.pawl.sync;

import static dev.pawl.testing.ByHand.now;
import static dev.pawl.testing.ByHand.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.ByHand;
import dev.pawl.testing.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A channel, step by step. What its lines have in common with others: WaitingLineTest. */
final class ChannelTest {
  private final Channel<String> channel = Channel.bounded(2);
  private final Channel<String> rendezvous = Channel.rendezvous();

  @Test
  void itemsComeOutAsTheyWentIn() {
    now(channel.send("a"));
    now(channel.send("b"));
    assertThat(now(channel.receive())).isEqualTo("a");
    now(channel.send("c"));
    assertThat(now(channel.receive())).isEqualTo("b");
    assertThat(now(channel.receive())).isEqualTo("c");
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aSecondAwaiterIsRefusedThoughTheFirstIsCalledAfterTheChannel() {
    Task<String, RuntimeException> receive = channel.receive();
    Task<String, RuntimeException> first =
        new Task<>() {
          @Override
          public Poll<String> poll(Context cx) {
            return receive.poll(cx);
          }

          @Override
          public String toString() {
            return "reading " + channel;
          }
        };
    try (Executor executor = new Executor()) {
      executor.spawner().spawn(first);
      Steps.settle(executor);
      assertThatThrownBy(() -> executor.run(receive))
          .hasMessageContaining("is awaited by reading Channel(0 of 2) already");
    }
  }

  @Test
  void theOrderOutlastsTheGrowthOfAnUnboundedOne() {
    Channel<Integer> unbounded = Channel.unbounded();
    for (int i = 0; i < 1_000; i++) {
      now(unbounded.send(i));
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(now(unbounded.receive())).isEqualTo(i);
    }
  }

  @Test
  void whatASenderWaitedToSendComesAfterWhatWasThere() {
    channel.trySend("a");
    channel.trySend("b");
    ByHand<Void, ClosedException> sender = waiting(channel.send("c"));
    assertThat(now(channel.receive())).isEqualTo("a");
    assertThat(sender.wakes()).isEqualTo(1);
    sender.value();
    assertThat(now(channel.receive())).isEqualTo("b");
    assertThat(now(channel.receive())).isEqualTo("c");
  }

  @Test
  void aPlaceThatIsKeptForASenderIsNotTakenByAnother() {
    channel.trySend("a");
    channel.trySend("b");
    ByHand<Void, ClosedException> sender = waiting(channel.send("c"));
    now(channel.receive());
    assertThat(channel.trySend("d")).isFalse();
    sender.value();
  }

  @Test
  void anItemThatIsKeptForAReceiverIsNotTakenByAnother() {
    ByHand<String, RuntimeException> receiver = waiting(channel.receive());
    channel.trySend("a");
    assertThat(channel.tryReceive()).isNull();
    channel.trySend("b");
    assertThat(channel.tryReceive()).isEqualTo("a");
    assertThat(receiver.value()).isEqualTo("b");
  }

  @Test
  void anItemKeptForAReceiverStillFillsTheChannel() {
    ByHand<String, RuntimeException> receiver = waiting(channel.receive());
    channel.trySend("a");
    channel.trySend("b");
    assertThat(channel.trySend("c")).isFalse();
    receiver.value();
    assertThat(channel.trySend("c")).isTrue();
  }

  @Test
  void theItemOfAWithdrawnReceiverKeepsItsPlace() {
    ByHand<String, RuntimeException> receiver = waiting(channel.receive());
    channel.trySend("a");
    channel.trySend("b");
    receiver.withdraw();
    assertThat(channel.tryReceive()).isEqualTo("a");
    assertThat(channel.tryReceive()).isEqualTo("b");
  }

  @Test
  void aWithdrawnSendHasNotSent() {
    channel.trySend("a");
    channel.trySend("b");
    ByHand<Void, ClosedException> beforeItsTurn = waiting(channel.send("no"));
    ByHand<Void, ClosedException> whenItsTurnCame = waiting(channel.send("nor this"));
    beforeItsTurn.withdraw();
    assertThat(channel.tryReceive()).isEqualTo("a");
    assertThat(whenItsTurnCame.wakes()).isEqualTo(1);
    whenItsTurnCame.withdraw();
    assertThat(channel.tryReceive()).isEqualTo("b");
    assertThat(channel.tryReceive()).isNull();
    assertThat(channel.trySend("c") && channel.trySend("d")).isTrue();
    assertThat(channel.trySend("e")).isFalse();
  }

  @Test
  void tryingNeverWaits() {
    assertThat(channel.tryReceive()).isNull();
    assertThat(channel.trySend("a")).isTrue();
    assertThat(channel.trySend("b")).isTrue();
    assertThat(channel.trySend("c")).isFalse();
    assertThat(channel.tryReceive()).isEqualTo("a");
  }

  // Closing.

  @Test
  void whatWasSentBeforeTheEndIsReceivedAndThenNull() {
    channel.trySend("a");
    channel.close();
    assertThat(channel.isClosed()).isTrue();
    assertThat(now(channel.receive())).isEqualTo("a");
    assertThat(now(channel.receive())).isNull();
    assertThat(now(channel.receive())).isNull();
    assertThat(channel.tryReceive()).isNull();
  }

  @Test
  void sendingToAClosedChannelIsRefused() {
    channel.close();
    assertThatThrownBy(() -> now(channel.send("a"))).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> channel.trySend("a")).isInstanceOf(ClosedException.class);
    assertThat(channel.tryReceive()).isNull();
  }

  @Test
  void aSendThatWasRefusedIsComplete() {
    ByHand<Void, ClosedException> send = ByHand.of(channel.send("a"));
    channel.close();
    assertThatThrownBy(send::poll).isInstanceOf(ClosedException.class);
    assertThatThrownBy(send::poll).hasMessageContaining("polled after it completed");
  }

  @Test
  void receiversThatWaitAreToldOfTheEnd() {
    ByHand<String, RuntimeException> first = waiting(channel.receive());
    ByHand<String, RuntimeException> second = waiting(channel.receive());
    channel.close();
    assertThat(first.wakes()).isEqualTo(1);
    assertThat(second.wakes()).isEqualTo(1);
    assertThat(first.value()).isNull();
    assertThat(second.value()).isNull();
  }

  @Test
  void sendersThatWaitAreRefusedAtTheEnd() {
    channel.trySend("a");
    channel.trySend("b");
    ByHand<Void, ClosedException> first = waiting(channel.send("c"));
    ByHand<Void, ClosedException> second = waiting(channel.send("d"));
    channel.close();
    assertThat(first.wakes()).isEqualTo(1);
    assertThatThrownBy(first::poll).isInstanceOf(ClosedException.class);
    assertThat(second.withdraw()).isTrue();
    assertThat(channel.tryReceive()).isEqualTo("a");
    assertThat(channel.tryReceive()).isEqualTo("b");
    assertThat(now(channel.receive())).isNull();
  }

  @Test
  void aSenderWhoseTurnHadComeIsRefusedAtTheEnd() {
    channel.trySend("a");
    channel.trySend("b");
    ByHand<Void, ClosedException> sender = waiting(channel.send("c"));
    channel.tryReceive();
    channel.close();
    assertThatThrownBy(sender::poll).isInstanceOf(ClosedException.class);
    assertThat(channel.tryReceive()).isEqualTo("b");
    assertThat(now(channel.receive())).isNull();
  }

  @Test
  void nobodyIsToldOfTheEndWhileAnItemMayBeGivenBack() {
    ByHand<String, RuntimeException> woken = waiting(channel.receive());
    ByHand<String, RuntimeException> waits = waiting(channel.receive());
    channel.trySend("a");
    channel.close();
    ByHand<String, RuntimeException> comes = waiting(channel.receive());
    assertThat(waits.wakes()).isZero();
    woken.withdraw();
    assertThat(waits.value()).isEqualTo("a");
    assertThat(comes.wakes()).isEqualTo(1);
    assertThat(comes.value()).isNull();
  }

  @Test
  void theLastItemTakenTellsOfTheEnd() {
    ByHand<String, RuntimeException> woken = waiting(channel.receive());
    ByHand<String, RuntimeException> waits = waiting(channel.receive());
    channel.trySend("a");
    channel.close();
    assertThat(woken.value()).isEqualTo("a");
    assertThat(waits.wakes()).isEqualTo(1);
    assertThat(waits.value()).isNull();
  }

  @Test
  void closingTwiceIsClosingOnce() {
    channel.trySend("a");
    channel.close();
    channel.close();
    assertThat(channel.tryReceive()).isEqualTo("a");
  }

  // Rendezvous.

  @Test
  void aRendezvousHoldsNothing() {
    assertThat(rendezvous.trySend("a")).isFalse();
    assertThat(rendezvous.tryReceive()).isNull();
    assertThat(rendezvous.size()).isZero();
  }

  @Test
  void theReceiverOfARendezvousMayComeFirst() {
    ByHand<String, RuntimeException> receiver = waiting(rendezvous.receive());
    now(rendezvous.send("a"));
    waiting(rendezvous.send("b"));
    assertThat(receiver.wakes()).isEqualTo(1);
    assertThat(receiver.value()).isEqualTo("a");
  }

  @Test
  void theSenderOfARendezvousMayComeFirst() {
    ByHand<Void, ClosedException> sender = waiting(rendezvous.send("a"));
    assertThat(now(rendezvous.receive())).isEqualTo("a");
    assertThat(sender.wakes()).isEqualTo(1);
    sender.value();
    waiting(rendezvous.receive());
  }

  @Test
  void sendersOfARendezvousAreServedInTurn() {
    waiting(rendezvous.send("a"));
    ByHand<Void, ClosedException> second = waiting(rendezvous.send("b"));
    assertThat(rendezvous.tryReceive()).isEqualTo("a");
    assertThat(second.poll().isPending()).isTrue();
    assertThat(rendezvous.tryReceive()).isEqualTo("b");
    second.value();
  }

  @Test
  void trySendMeetsAReceiverThatWaits() {
    ByHand<String, RuntimeException> receiver = waiting(rendezvous.receive());
    assertThat(rendezvous.trySend("a")).isTrue();
    assertThat(rendezvous.trySend("b")).isFalse();
    assertThat(receiver.value()).isEqualTo("a");
  }

  @Test
  void aSendIsPastWithdrawingOnceAReceiverHasTheItem() {
    ByHand<Void, ClosedException> sender = waiting(rendezvous.send("a"));
    assertThat(rendezvous.tryReceive()).isEqualTo("a");
    assertThat(sender.withdraw()).isFalse();
    sender.value();
  }

  @Test
  void theItemOfAWithdrawnReceiverGoesBeforeThoseOfWaitingSenders() {
    ByHand<String, RuntimeException> receiver = waiting(rendezvous.receive());
    now(rendezvous.send("a"));
    ByHand<Void, ClosedException> sender = waiting(rendezvous.send("b"));
    receiver.withdraw();
    assertThat(now(rendezvous.receive())).isEqualTo("a");
    assertThat(sender.wakes()).isZero();
    assertThat(now(rendezvous.receive())).isEqualTo("b");
  }

  @Test
  void aRendezvousEndsForBothSides() {
    ByHand<Void, ClosedException> sender = waiting(rendezvous.send("a"));
    rendezvous.close();
    assertThatThrownBy(sender::poll).isInstanceOf(ClosedException.class);
    assertThat(now(rendezvous.receive())).isNull();
  }

  // Bad input.

  @Test
  void aCapacityBelowOneIsRefused() {
    assertThatThrownBy(() -> Channel.bounded(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0")
        .hasMessageContaining("rendezvous()");
    assertThatThrownBy(() -> Channel.bounded(-3)).hasMessageContaining("not -3");
  }

  @Test
  void nullIsNoItem() {
    assertThatThrownBy(() -> channel.send(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> channel.trySend(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void itsStringSaysHowFullItIs() {
    channel.trySend("a");
    assertThat(channel).hasToString("Channel(1 of 2)");
    channel.close();
    assertThat(channel).hasToString("Channel(1 of 2, closed)");
    assertThat(Channel.unbounded()).hasToString("Channel(0)");
  }
}
