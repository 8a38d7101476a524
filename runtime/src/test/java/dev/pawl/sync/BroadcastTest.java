package dev.pawl.sync;

import static dev.pawl.testing.ByHand.now;
import static dev.pawl.testing.ByHand.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.ByHand;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** A broadcast, step by step. */
final class BroadcastTest {
  private final Broadcast<String> broadcast = new Broadcast<>(2);
  private final Broadcast.Subscription<String> first = broadcast.subscribe();
  private final Broadcast.Subscription<String> second = broadcast.subscribe();

  @Test
  void everySubscriberReceivesEveryItem() throws LaggedException {
    assertThat(broadcast.send("a")).isEqualTo(2);
    broadcast.send("b");
    assertThat(now(first.receive())).isEqualTo("a");
    assertThat(now(first.receive())).isEqualTo("b");
    assertThat(now(second.receive())).isEqualTo("a");
    assertThat(now(second.receive())).isEqualTo("b");
  }

  @Test
  void everySubscriberThatWaitsIsWoken() throws LaggedException {
    ByHand<String, LaggedException> one = waiting(first.receive());
    ByHand<String, LaggedException> other = waiting(second.receive());
    broadcast.send("a");
    assertThat(one.wakes()).isEqualTo(1);
    assertThat(one.value()).isEqualTo("a");
    assertThat(other.value()).isEqualTo("a");
  }

  @Test
  void whatWasSentBeforeSubscribingIsNotReceived() throws LaggedException {
    broadcast.send("a");
    Broadcast.Subscription<String> late = broadcast.subscribe();
    waiting(late.receive());
    broadcast.send("b");
    assertThat(late.tryReceive()).isEqualTo("b");
  }

  @Test
  void theSlowAreToldHowMuchTheyLostAndGoOnWithTheOldestThatIsLeft() throws LaggedException {
    for (String item : "a b c d e".split(" ")) {
      broadcast.send(item);
    }
    assertThatThrownBy(() -> now(first.receive()))
        .isInstanceOfSatisfying(
            LaggedException.class, lagged -> assertThat(lagged.lost()).isEqualTo(3))
        .hasMessageContaining("3 items");
    assertThat(now(first.receive())).isEqualTo("d");
    assertThat(now(first.receive())).isEqualTo("e");
    assertThatThrownBy(second::tryReceive).isInstanceOf(LaggedException.class);
    assertThat(second.tryReceive()).isEqualTo("d");
  }

  @Test
  void whoIsJustInTimeLosesNothing() throws LaggedException {
    broadcast.send("a");
    broadcast.send("b");
    assertThat(now(first.receive())).isEqualTo("a");
    broadcast.send("c");
    assertThat(now(first.receive())).isEqualTo("b");
    assertThat(now(first.receive())).isEqualTo("c");
  }

  @Test
  void whoFallsBehindBetweenWakeAndPollIsToldSo() throws LaggedException {
    ByHand<String, LaggedException> waiting = waiting(first.receive());
    broadcast.send("a");
    broadcast.send("b");
    broadcast.send("c");
    assertThatThrownBy(waiting::poll).isInstanceOf(LaggedException.class);
    assertThat(now(first.receive())).isEqualTo("b");
  }

  @Test
  void aReceiverThatWithdrawsLosesNothing() throws LaggedException {
    ByHand<String, LaggedException> before = waiting(first.receive());
    before.withdraw();
    ByHand<String, LaggedException> after = waiting(first.receive());
    broadcast.send("a");
    assertThat(before.wakes()).isZero();
    after.withdraw();
    assertThat(now(first.receive())).isEqualTo("a");
  }

  @Test
  void twoTasksOfOneSubscriptionShareItsItems() throws LaggedException {
    ByHand<String, LaggedException> one = waiting(first.receive());
    ByHand<String, LaggedException> other = waiting(first.receive());
    broadcast.send("a");
    assertThat(one.value()).isEqualTo("a");
    assertThat(other.poll().isPending()).isTrue();
    broadcast.send("b");
    assertThat(other.wakes()).isEqualTo(2);
    assertThat(other.value()).isEqualTo("b");
  }

  @Test
  void afterTheEndComesWhatWasSentAndThenNull() throws LaggedException {
    ByHand<String, LaggedException> waits = waiting(second.receive());
    broadcast.send("a");
    broadcast.close();
    broadcast.close();
    assertThat(now(first.receive())).isEqualTo("a");
    assertThat(now(first.receive())).isNull();
    assertThat(waits.value()).isEqualTo("a");
    assertThat(second.tryReceive()).isNull();
  }

  @Test
  void theEndWakesWhoWaits() throws LaggedException {
    ByHand<String, LaggedException> waits = waiting(first.receive());
    broadcast.close();
    assertThat(waits.wakes()).isEqualTo(1);
    assertThat(waits.value()).isNull();
  }

  @Test
  void aClosedBroadcastRefusesSendersAndSubscribers() {
    broadcast.close();
    assertThatThrownBy(() -> broadcast.send("a")).isInstanceOf(ClosedException.class);
    assertThatThrownBy(broadcast::subscribe).isInstanceOf(ClosedException.class);
  }

  @Test
  void aClosedSubscriptionEndsForItsOwnReceiversOnly() throws LaggedException {
    ByHand<String, LaggedException> own = waiting(first.receive());
    ByHand<String, LaggedException> other = waiting(second.receive());
    first.close();
    first.close();
    assertThat(own.value()).isNull();
    assertThat(other.poll().isPending()).isTrue();
    assertThat(broadcast.send("a")).isEqualTo(1);
    assertThat(other.value()).isEqualTo("a");
    assertThat(now(first.receive())).isNull();
  }

  @Test
  void aClosedSubscriptionThatNobodyWaitsForWakesNobody() throws LaggedException {
    ByHand<String, LaggedException> other = waiting(second.receive());
    ByHand<String, LaggedException> withdrawn = waiting(first.receive());
    withdrawn.withdraw();
    first.close();
    assertThat(other.wakes()).isZero();

    Broadcast.Subscription<String> third = broadcast.subscribe();
    ByHand<String, LaggedException> told = waiting(third.receive());
    broadcast.send("a");
    told.value();
    ByHand<String, LaggedException> toldAndWithdrawn = waiting(third.receive());
    broadcast.send("b");
    toldAndWithdrawn.withdraw();
    other.value();
    now(second.receive());
    ByHand<String, LaggedException> again = waiting(second.receive());
    third.close();
    assertThat(again.wakes()).isZero();
  }

  @Test
  void withoutSubscribersAnItemIsForgotten() throws LaggedException {
    first.close();
    second.close();
    assertThat(broadcast.send("a")).isZero();
    assertThat(broadcast.subscribe().tryReceive()).isNull();
  }

  @Test
  void anItemThatAllHaveReceivedIsNotKept() throws Exception {
    Broadcast<Object> objects = new Broadcast<>(100);
    Broadcast.Subscription<Object> fast = objects.subscribe();
    Broadcast.Subscription<Object> closed = objects.subscribe();
    WeakReference<Object> sent = send(objects);
    fast.tryReceive();
    closed.close();
    assertCollected(sent);
    assertThat(objects.subscribers()).isEqualTo(1);
  }

  private static WeakReference<Object> send(Broadcast<Object> objects) {
    Object item = new Object();
    objects.send(item);
    return new WeakReference<>(item);
  }

  private static void assertCollected(WeakReference<Object> reference) {
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
    }
    assertThat(reference.get()).isNull();
  }

  @Test
  void badInputIsRefused() {
    assertThatThrownBy(() -> new Broadcast<>(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0");
    assertThatThrownBy(() -> broadcast.send(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void pollingAfterCompletionIsRefused() throws LaggedException {
    ByHand<String, LaggedException> receive = ByHand.of(first.receive());
    broadcast.send("a");
    receive.value();
    assertThatThrownBy(receive::poll).hasMessageContaining("polled after it completed");
  }

  @Test
  void itsStringSaysWhoListens() {
    broadcast.send("a");
    assertThat(broadcast).hasToString("Broadcast(2, 2 subscribers)");
    assertThat(first).hasToString("Broadcast.Subscription(1 behind)");
  }
}
