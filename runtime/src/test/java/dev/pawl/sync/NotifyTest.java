package dev.pawl.sync;

import static dev.pawl.testing.ByHand.now;
import static dev.pawl.testing.ByHand.waiting;

import dev.pawl.testing.ByHand;
import org.junit.jupiter.api.Test;

/** A signal, step by step. What its line has in common with others: WaitingLineTest. */
final class NotifyTest {
  private final Notify notify = new Notify();

  @Test
  void aNotificationIsKeptOnce() {
    notify.notifyOne();
    notify.notifyOne();
    now(notify.notified());
    waiting(notify.notified());
  }

  @Test
  void everybodyWhoWaitsIsNotified() {
    ByHand<Void, RuntimeException> first = waiting(notify.notified());
    ByHand<Void, RuntimeException> second = waiting(notify.notified());
    notify.notifyWaiting();
    first.value();
    second.value();
    waiting(notify.notified());
  }

  @Test
  void whoHeldTheTaskWhenAllWereNotifiedNeedNotWait() {
    ByHand<Void, RuntimeException> held = ByHand.of(notify.notified());
    notify.notifyWaiting();
    held.value();
  }

  @Test
  void notifyingAllKeepsWhatNotifyOneLeft() {
    notify.notifyOne();
    notify.notifyWaiting();
    now(notify.notified());
    waiting(notify.notified());
  }

  @Test
  void whoHeldTheTaskWhenAllWereNotifiedLeavesTheOtherNotificationAlone() {
    ByHand<Void, RuntimeException> held = ByHand.of(notify.notified());
    notify.notifyOne();
    notify.notifyWaiting();
    held.value();
    now(notify.notified());
  }

  @Test
  void whoWasNotifiedWithAllPassesNothingOn() {
    ByHand<Void, RuntimeException> withdrawn = waiting(notify.notified());
    notify.notifyWaiting();
    withdrawn.withdraw();
    waiting(notify.notified());
  }

  @Test
  void oneNotificationEachWakesAsManyAsWait() {
    ByHand<Void, RuntimeException> first = waiting(notify.notified());
    ByHand<Void, RuntimeException> second = waiting(notify.notified());
    notify.notifyOne();
    notify.notifyOne();
    notify.notifyOne();
    first.value();
    second.value();
    now(notify.notified());
    waiting(notify.notified());
  }
}
