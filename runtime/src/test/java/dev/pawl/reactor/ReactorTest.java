package dev.pawl.reactor;

import static dev.pawl.testing.Loopback.anyPort;
import static dev.pawl.testing.Loopback.send;
import static dev.pawl.testing.Threads.elsewhere;
import static dev.pawl.testing.Threads.join;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Trace;
import dev.pawl.testing.CountingWaker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReactorTest {
  private final CountingWaker waker = new CountingWaker();
  private final Waiter waiter = new Waiter() {};
  private DatagramChannel channel;
  private InetSocketAddress address;

  @BeforeEach
  void open() throws IOException {
    channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.bind(anyPort());
    address = (InetSocketAddress) channel.getLocalAddress();
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
  }

  @Test
  void anEventWakesWhoWaitsForIt() throws Exception {
    try (Reactor reactor = Reactor.driven(null)) {
      reactor.register(channel).reading().poll(waiter, waker);
      send(address, (byte) 1);
      reactor.react(Long.MAX_VALUE);
      assertThat(waker.wakes()).isEqualTo(1);
    }
  }

  @Test
  void aTraceThatThrowsCostsNoEventAndTheReactorGoesOn() throws Exception {
    AtomicInteger events = new AtomicInteger();
    Trace trace =
        new Trace() {
          @Override
          public void event(Direction direction) {
            if (events.getAndIncrement() == 0) {
              throw new IllegalStateException("from the trace");
            }
          }
        };
    try (Reactor reactor = Reactor.driven(trace)) {
      reactor.register(channel).reading().poll(waiter, waker);
      send(address, (byte) 1);
      assertThatThrownBy(() -> reactor.react(Long.MAX_VALUE)).hasMessage("from the trace");
      reactor.react(Long.MAX_VALUE);
      assertThat(waker.wakes()).isEqualTo(1);
    }
  }

  @Test
  void dataThatLiesThereEndsTwoSelectsAndNoMore() throws Exception {
    try (Reactor reactor = Reactor.driven(null)) {
      Registration registration = reactor.register(channel);
      registration.reading().poll(waiter, waker);
      send(address, (byte) 1);
      reactor.react(Long.MAX_VALUE); // wakes the waiter, who is in no hurry
      reactor.react(Long.MAX_VALUE); // finds nobody waiting, and drops the interest
      reactor.wakeUp();
      reactor.react(Long.MAX_VALUE); // ended by nothing but the wakeup
      assertThat(registration.key().interestOps()).isZero();
      assertThat(waker.wakes()).isEqualTo(1);
    }
  }

  @Test
  void dataThatArrivedBeforeTheInterestIsSeen() throws Exception {
    try (Reactor reactor = Reactor.driven(null)) {
      Registration registration = reactor.register(channel);
      send(address, (byte) 1);
      reactor.react(0);
      registration.reading().poll(waiter, waker);
      reactor.react(Long.MAX_VALUE);
      assertThat(waker.wakes()).isEqualTo(1);
    }
  }

  @Test
  void aWakeUpBeforeReactIsNotLost() {
    try (Reactor reactor = Reactor.driven(null)) {
      reactor.open();
      reactor.wakeUp();
      reactor.react(Long.MAX_VALUE);
    }
  }

  @Test
  void withoutASelectorItIsNotLostEither() {
    try (Reactor reactor = Reactor.driven(null)) {
      reactor.wakeUp();
      reactor.react(Long.MAX_VALUE);
      CompletableFuture<Void> reacting = start(() -> reactor.react(Long.MAX_VALUE));
      reactor.wakeUp();
      join(reacting);
    }
  }

  @Test
  void aWakeUpBeforeTheSelectorIsOpenedIsNotLost() {
    try (Reactor reactor = Reactor.driven(null)) {
      reactor.wakeUp();
      reactor.open();
      reactor.react(Long.MAX_VALUE);
    }
  }

  @Test
  void closingAChannelOnTheDrivingThreadWakesNobody() throws Exception {
    try (Reactor reactor = Reactor.driven(null)) {
      Registration registration = reactor.register(channel);
      channel.close();
      registration.close();
      long before = System.nanoTime();
      reactor.react(20_000_000);
      assertThat(System.nanoTime() - before).isGreaterThan(15_000_000);
    }
  }

  @Test
  void aWakeUpThatClosingAChannelHasTakenIsGivenBack() throws Exception {
    try (Reactor reactor = Reactor.driven(null)) {
      Registration registration = reactor.register(channel);
      reactor.wakeUp();
      channel.close();
      registration.close();
      reactor.react(Long.MAX_VALUE);
    }
  }

  @Test
  void interestFromAnotherThreadIsSeenByAReactThatIsWaiting() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Semaphore woken = new Semaphore(0);
    Trace trace =
        new Trace() {
          @Override
          public void selecting(boolean mayWait) {
            waiting.countDown();
          }
        };
    try (Reactor reactor = Reactor.start(trace)) {
      Registration registration = reactor.register(channel);
      waiting.await();
      registration.reading().poll(waiter, woken::release);
      send(address, (byte) 1);
      woken.acquire();
    }
  }

  @Test
  void aStartedReactorRunsOnADaemonThreadNamedReactor() throws Exception {
    Thread[] thread = new Thread[1];
    Semaphore woken = new Semaphore(0);
    try (Reactor reactor = Reactor.start()) {
      reactor
          .register(channel)
          .reading()
          .poll(
              waiter,
              () -> {
                thread[0] = Thread.currentThread();
                woken.release();
              });
      send(address, (byte) 1);
      woken.acquire();
      assertThat(thread[0].getName()).isEqualTo("reactor");
      assertThat(thread[0].isDaemon()).isTrue();
    }
    assertThat(thread[0].isAlive()).isFalse();
  }

  @Test
  void dataThatNobodyTakesDoesNotKeepTheReactorBusy() throws Exception {
    AtomicInteger selects = new AtomicInteger();
    Semaphore woken = new Semaphore(0);
    Trace trace =
        new Trace() {
          @Override
          public void selecting(boolean mayWait) {
            selects.incrementAndGet();
          }
        };
    try (Reactor reactor = Reactor.start(trace);
        DatagramChannel other = DatagramChannel.open()) {
      reactor.register(channel).reading().poll(new Waiter() {}, woken::release);
      send(address, (byte) 1); // lies there from now on
      woken.acquire();
      other.configureBlocking(false);
      other.bind(anyPort());
      Direction reading = reactor.register(other).reading();
      for (int i = 0; i < 100; i++) {
        while (reading.poll(waiter, woken::release)) {}
        send((InetSocketAddress) other.getLocalAddress(), (byte) i);
        woken.acquire();
        other.receive(ByteBuffer.allocate(1));
      }
      // Of each round: the wakeup that arms, the event, perhaps the one that drops. A busy reactor
      // selects some hundred times while one datagram travels.
      assertThat(selects.get()).isLessThan(500);
    }
  }

  @Test
  void onlyItsOwnThreadDrivesAStartedReactor() {
    try (Reactor reactor = Reactor.start()) {
      assertThatThrownBy(() -> reactor.react(0)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void closingAChannelFreesItsPortAtOnce() throws Exception {
    try (Reactor reactor = Reactor.driven(null)) {
      closeAndBindAgain(reactor);
    }
  }

  @Test
  void closingAChannelFreesItsPortAtOnceWhileAnotherThreadSelects() throws Exception {
    try (Reactor reactor = Reactor.start()) {
      for (int i = 0; i < 200; i++) {
        closeAndBindAgain(reactor);
      }
    }
  }

  private void closeAndBindAgain(Reactor reactor) throws IOException {
    Registration registration = reactor.register(channel);
    registration.reading().poll(waiter, waker);
    channel.close();
    registration.close();
    channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.bind(address);
  }

  @Test
  void theSelectThatFreesAPortLosesNoEvent() throws Exception {
    try (Reactor reactor = Reactor.driven(null)) {
      DatagramChannel other = DatagramChannel.open();
      other.configureBlocking(false);
      Registration closing = reactor.register(other);
      reactor.register(channel).reading().poll(waiter, waker);
      send(address, (byte) 1);
      other.close();
      closing.close();
      reactor.react(Long.MAX_VALUE);
      assertThat(waker.wakes()).isEqualTo(1);
    }
  }

  @Test
  void closingTheReactorWakesWhoWaits() throws Exception {
    Reactor reactor = Reactor.driven(null);
    Direction reading = reactor.register(channel).reading();
    reading.poll(waiter, waker);
    reactor.close();
    assertThat(waker.wakes()).isEqualTo(1);
    assertThat(channel.isOpen()).isTrue();
    assertThatThrownBy(() -> reactor.register(channel))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("The reactor is closed");
  }

  @Test
  void aReactorThatWasNeverUsedClosesTooAndTwice() {
    Reactor reactor = Reactor.driven(null);
    reactor.close();
    reactor.close();
    Reactor started = Reactor.start();
    started.close();
    elsewhere(started::close);
  }

  @Test
  void anInterruptedReactorThreadWaitsAllTheSame() throws Exception {
    AtomicInteger selects = new AtomicInteger();
    Semaphore woken = new Semaphore(0);
    Trace trace =
        new Trace() {
          @Override
          public void selecting(boolean mayWait) {
            selects.incrementAndGet();
          }
        };
    try (Reactor reactor = Reactor.start(trace)) {
      Direction reading = reactor.register(channel).reading();
      reading.poll(
          waiter,
          () -> {
            Thread.currentThread().interrupt(); // B9: nothing but a new event ends the next select
            woken.release();
          });
      send(address, (byte) 1);
      woken.acquire();
      channel.receive(ByteBuffer.allocate(1));
      while (reading.poll(waiter, woken::release)) {}
      send(address, (byte) 2);
      woken.acquire();
      assertThat(selects.get()).isLessThanOrEqualTo(10);
    }
  }
}
