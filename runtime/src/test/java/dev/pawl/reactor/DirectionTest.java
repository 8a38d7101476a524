package dev.pawl.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testing.CountingWaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The truth table, line by line. */
final class DirectionTest {
  private final Reactor reactor = Reactor.driven(null);
  private final CountingWaker waker = new CountingWaker();
  private final Waiter waiter = new Waiter() {};
  private DatagramChannel channel;
  private Registration registration;
  private Direction reading;

  @BeforeEach
  void open() throws IOException {
    channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    registration = reactor.register(channel);
    reading = registration.reading();
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
    reactor.close();
  }

  @Test
  void aPollBeforeTheEventIsStoredAndWokenByIt() {
    assertThat(reading.poll(waiter, waker)).isFalse();
    reading.happen();
    assertThat(waker.wakes()).isEqualTo(1);
  }

  @Test
  void aPollAfterTheEventTriesAgainOnce() {
    reading.happen();
    assertThat(reading.poll(waiter, waker)).isTrue();
    assertThat(reading.poll(waiter, waker)).isFalse();
    assertThat(waker.wakes()).isZero();
  }

  @Test
  void whoWasWokenFindsThatItHappened() {
    reading.poll(waiter, waker);
    reading.happen();
    assertThat(reading.poll(waiter, waker)).isTrue();
  }

  @Test
  void waitersAreWokenWithoutAnEventAndStoredAnewIfItWasInVain() {
    CountingWaker other = new CountingWaker();
    reading.poll(waiter, waker);
    reading.poll(new Waiter() {}, other);
    reading.wakeWaiters();
    assertThat(waker.wakes()).isEqualTo(1);
    assertThat(other.wakes()).isEqualTo(1);
    assertThat(reading.isAwaited()).isFalse();
    assertThat(reading.poll(waiter, waker)).as("there was no event to try for").isFalse();
    reading.happen();
    assertThat(waker.wakes()).isEqualTo(2);
    assertThat(other.wakes()).as("it waits no more").isEqualTo(1);
  }

  @Test
  void wakingNobodyLeavesNoPermit() {
    reading.wakeWaiters();
    assertThat(reading.poll(waiter, waker)).isFalse();
    reading.withdraw(waiter);
    reading.wakeWaiters();
    assertThat(waker.wakes()).isZero();
  }

  @Test
  void wakingWaitersUsesUpNoPermit() {
    reading.happen();
    reading.wakeWaiters();
    assertThat(reading.poll(waiter, waker)).as("it may try once").isTrue();
  }

  @Test
  void closedStaysClosedWhoeverIsWoken() {
    registration.close();
    reading.wakeWaiters();
    assertThat(reading.poll(waiter, waker)).as("it tries, and finds it closed").isTrue();
    assertThat(reading.poll(waiter, waker)).isTrue();
  }

  @Test
  void whoTriesAfterTheWakeUsesThePermitUp() {
    reading.poll(waiter, waker);
    reading.happen();
    reading.retry();
    assertThat(reading.poll(waiter, waker)).isFalse();
    reading.retry();
    assertThat(reading.isAwaited()).as("polled for no reason, it waits on").isTrue();
    reading.happen();
    assertThat(waker.wakes()).isEqualTo(2);
  }

  @Test
  void eventsThatNobodyPollsForCollapseIntoOne() {
    reading.happen();
    reading.happen();
    assertThat(reading.poll(waiter, waker)).isTrue();
    assertThat(reading.poll(waiter, waker)).isFalse();
  }

  @Test
  void pollingAgainWithTheSameWakerChangesNothing() {
    reading.poll(waiter, waker);
    assertThat(reading.poll(waiter, waker)).isFalse();
    reading.happen();
    assertThat(waker.wakes()).isEqualTo(1);
  }

  @Test
  void ofOneWaiterTheLatestWakerCounts() {
    CountingWaker latter = new CountingWaker();
    reading.poll(waiter, waker);
    reading.poll(waiter, latter);
    reading.happen();
    assertThat(waker.wakes()).isZero();
    assertThat(latter.wakes()).isEqualTo(1);
  }

  @Test
  void severalWaitersAreAllWoken() {
    CountingWaker[] wakers = new CountingWaker[4];
    for (int i = 0; i < wakers.length; i++) {
      reading.poll(new Waiter() {}, wakers[i] = new CountingWaker());
    }
    reading.happen();
    assertThat(wakers).allSatisfy(each -> assertThat(each.wakes()).isEqualTo(1));
  }

  @Test
  void twoWaitersMayHaveTheSameWaker() {
    reading.poll(waiter, waker);
    reading.poll(new Waiter() {}, waker);
    reading.withdraw(waiter);
    reading.happen();
    assertThat(waker.wakes()).as("the other one still waits").isEqualTo(1);
  }

  @Test
  void whoWithdrewIsNotWokenAndTheOthersAre() {
    CountingWaker[] wakers = new CountingWaker[3];
    Waiter[] waiters = new Waiter[3];
    for (int i = 0; i < wakers.length; i++) {
      reading.poll(waiters[i] = new Waiter() {}, wakers[i] = new CountingWaker());
    }
    reading.withdraw(waiters[1]);
    reading.withdraw(waiters[0]);
    reading.withdraw(waiters[0]);
    reading.happen();
    assertThat(wakers).extracting(CountingWaker::wakes).containsExactly(0, 0, 1);
  }

  @Test
  void withdrawingWhatIsNotStoredKeepsTheEvent() {
    reading.happen();
    reading.withdraw(waiter);
    assertThat(reading.poll(waiter, waker)).isTrue();
  }

  @Test
  void theDirectionsDoNotKnowOfEachOther() {
    reading.poll(waiter, waker);
    registration.writing().happen();
    assertThat(waker.wakes()).isZero();
    assertThat(registration.writing().poll(new Waiter() {}, waker)).isTrue();
    reading.happen();
    assertThat(waker.wakes()).isEqualTo(1);
  }

  @Test
  void afterCloseOneCanOnlyTryAgain() {
    reading.poll(waiter, waker);
    reading.close();
    assertThat(waker.wakes()).isEqualTo(1);
    assertThat(reading.poll(waiter, waker)).isTrue();
    reading.happen();
    assertThat(reading.poll(waiter, waker)).isTrue();
    assertThat(reading.poll(waiter, waker)).isTrue();
  }

  @Test
  void aWakerThatThrowsDoesNotKeepTheOthersFromBeingWoken() {
    Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
    Throwable[] thrown = new Throwable[1];
    Thread.currentThread().setUncaughtExceptionHandler((thread, t) -> thrown[0] = t);
    try {
      reading.poll(
          waiter,
          () -> {
            throw new IllegalStateException("rude");
          });
      reading.poll(new Waiter() {}, waker);
      reading.happen();
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(before);
    }
    assertThat(waker.wakes()).isEqualTo(1);
    assertThat(thrown[0]).hasMessage("rude");
  }

  @Test
  void interestIsArmedByAWaiterAndDroppedByTheFirstEventThatFindsNobody() {
    assertThat(interest()).isZero();
    reading.poll(waiter, waker);
    assertThat(interest()).isEqualTo(SelectionKey.OP_READ);
    reading.happen();
    assertThat(interest()).as("it has just been useful").isEqualTo(SelectionKey.OP_READ);
    reading.happen();
    assertThat(interest()).isZero();
    reading.poll(waiter, waker);
    assertThat(interest()).as("the event was a permit").isZero();
    reading.poll(waiter, waker);
    assertThat(interest()).isEqualTo(SelectionKey.OP_READ);
  }

  @Test
  void interestThatAWithdrawnWaiterLeftIsDroppedByTheNextEvent() {
    reading.poll(waiter, waker);
    reading.withdraw(waiter);
    reading.happen();
    assertThat(interest()).isZero();
  }

  @Test
  void theDirectionsHaveTheirOwnInterest() {
    reading.poll(waiter, waker);
    registration.writing().poll(new Waiter() {}, waker);
    assertThat(interest()).isEqualTo(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    registration.writing().happen();
    registration.writing().happen();
    assertThat(interest()).isEqualTo(SelectionKey.OP_READ);
  }

  private int interest() {
    return registration.key().interestOps();
  }
}
