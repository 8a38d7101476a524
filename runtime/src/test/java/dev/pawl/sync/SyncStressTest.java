package dev.pawl.sync;

import static dev.pawl.testing.Threads.join;
import static dev.pawl.testing.Threads.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.Context;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Spawner;
import dev.pawl.Task;
import dev.pawl.testing.ByHand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real threads, of several executors or of one, and cancellation at moments of its own choice:
 * afterwards no item, permit or notification may be missing, and nobody may be in line.
 */
@Timeout(120)
@ParameterizedClass
@EnumSource
final class SyncStressTest {
  private static final int THREADS = 3;
  private static final int ROUNDS = 10_000;

  private final List<Executor> executors = new ArrayList<>();
  private final List<CompletableFuture<Void>> running = new ArrayList<>();

  /** What an executor's thread is kept busy with while the test has nothing for it. */
  private final Notify end = new Notify();

  private enum Arrangement {
    EXECUTORS_OF_ONE_THREAD,
    ONE_EXECUTOR_WHOSE_THREADS_STEAL
  }

  SyncStressTest(Arrangement arrangement) {
    if (arrangement == Arrangement.ONE_EXECUTOR_WHOSE_THREADS_STEAL) {
      executors.add(Executor.builder().threads(THREADS).build());
    } else {
      Stream.generate(Executor::new).limit(THREADS).forEach(executors::add);
    }
    for (Executor executor : executors) {
      Task<Void, RuntimeException> untilTheEnd = end.notified();
      running.add(start(() -> executor.run(untilTheEnd)));
    }
  }

  @AfterEach
  void close() {
    end.notifyWaiting();
    running.forEach(thread -> join(thread));
    executors.forEach(Executor::close);
  }

  /** One operation after the other; what it gives is put to use at once. */
  private static final class Worker<T> implements Task<Void, RuntimeException> {
    private final Supplier<? extends Task<? extends T, ? extends RuntimeException>> operations;
    private final Use<T> use;
    private Task<? extends T, ? extends RuntimeException> current;
    private boolean completed;

    interface Use<T> {
      /** Whether to go on with another operation. */
      boolean goesOn(T value);
    }

    Worker(
        Supplier<? extends Task<? extends T, ? extends RuntimeException>> operations, Use<T> use) {
      this.operations = operations;
      this.use = use;
    }

    @Override
    public Poll<Void> poll(Context cx) {
      while (true) {
        if (current == null) {
          current = operations.get();
        }
        Poll<? extends T> poll = current.poll(cx);
        if (poll.isPending()) {
          return Poll.pending();
        }
        current = null;
        if (!use.goesOn(poll.get())) {
          completed = true;
          return Poll.ready(null);
        }
      }
    }

    @Override
    public boolean withdraw() {
      return completed || current == null || current.withdraw();
    }
  }

  private Spawner spawner(int number) {
    return executors.get(number % executors.size()).spawner();
  }

  private <T> JoinHandle<Void, RuntimeException> spawn(
      int number,
      Supplier<? extends Task<? extends T, ? extends RuntimeException>> operations,
      Worker.Use<T> use) {
    return spawner(number).spawn(new Worker<T>(operations, use));
  }

  /** Cancels some of them, each at a moment of its own, and waits for all. */
  private static void cancelSomeAndWaitForAll(List<JoinHandle<Void, RuntimeException>> workers) {
    for (JoinHandle<Void, RuntimeException> worker : workers) {
      if (ThreadLocalRandom.current().nextInt(3) == 0) {
        aMoment();
        worker.cancel();
      }
    }
    workers.forEach(SyncStressTest::waitFor);
  }

  private static void aMoment() {
    for (int i = ThreadLocalRandom.current().nextInt(2_000); i > 0; i--) {
      Thread.onSpinWait();
    }
  }

  private static void waitFor(JoinHandle<?, ?> worker) {
    while (!worker.isDone()) {
      Thread.yield();
    }
  }

  private void channelLosesNothing(Channel<Integer> channel) {
    AtomicLong sent = new AtomicLong();
    AtomicLong received = new AtomicLong();
    for (int round = 0; round < ROUNDS / 100; round++) {
      List<JoinHandle<Void, RuntimeException>> senders = new ArrayList<>();
      List<JoinHandle<Void, RuntimeException>> receivers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        int[] left = {100};
        senders.add(
            spawn(
                i,
                () -> channel.send(1),
                nothing -> {
                  sent.incrementAndGet();
                  return --left[0] > 0;
                }));
        receivers.add(
            spawn(
                i + 1,
                channel::receive,
                item -> {
                  received.incrementAndGet();
                  return true;
                }));
      }
      cancelSomeAndWaitForAll(senders);
      aMoment();
      receivers.forEach(JoinHandle::cancel);
      receivers.forEach(SyncStressTest::waitFor);
      long left = channel.size();
      assertThat(received.get() + left).isEqualTo(sent.get());
    }
    while (channel.tryReceive() != null) {
      received.incrementAndGet();
    }
    assertThat(received.get()).isEqualTo(sent.get());
    // Nobody is left in line who would take an item, or a place, away.
    ByHand<Integer, RuntimeException> receiver = ByHand.waiting(channel.receive());
    ByHand.now(channel.send(7));
    assertThat(receiver.value()).isEqualTo(7);
  }

  @Test
  void aBoundedChannelLosesNothing() {
    channelLosesNothing(Channel.bounded(2));
  }

  @Test
  void anUnboundedChannelLosesNothing() {
    channelLosesNothing(Channel.unbounded());
  }

  @Test
  void aRendezvousLosesNothing() {
    channelLosesNothing(Channel.rendezvous());
  }

  @Test
  void whatWasSentBeforeTheEndIsReceivedByThoseWhoAreLeft() {
    for (int round = 0; round < ROUNDS / 20; round++) {
      Channel<Integer> channel = Channel.bounded(4);
      AtomicLong sent = new AtomicLong();
      AtomicLong received = new AtomicLong();
      List<JoinHandle<Void, RuntimeException>> receivers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        receivers.add(
            spawn(
                i,
                channel::receive,
                item -> {
                  if (item != null) {
                    received.incrementAndGet();
                  }
                  return item != null;
                }));
      }
      JoinHandle<Void, RuntimeException> sender =
          spawn(
              round,
              () -> channel.send(1),
              nothing -> {
                if (sent.incrementAndGet() == 20) {
                  channel.close();
                }
                return sent.get() < 20;
              });
      // All but one: he has to receive what the others were to.
      aMoment();
      receivers.subList(1, 4).forEach(JoinHandle::cancel);
      waitFor(sender);
      receivers.forEach(SyncStressTest::waitFor);
      assertThat(received.get()).isEqualTo(20);
      assertThat(channel.size()).isZero();
    }
  }

  @Test
  void noPermitIsLostOrHeldTwice() {
    Semaphore semaphore = new Semaphore(3);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int round = 0; round < ROUNDS / 100; round++) {
      List<JoinHandle<Void, RuntimeException>> workers = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        int count = 1 + i % 3;
        int[] left = {100};
        workers.add(
            this.<Semaphore.Permit>spawn(
                i,
                () -> semaphore.acquire(count),
                permit -> {
                  int now = inside.addAndGet(count);
                  most.accumulateAndGet(now, Math::max);
                  inside.addAndGet(-count);
                  permit.close();
                  return --left[0] > 0;
                }));
      }
      cancelSomeAndWaitForAll(workers);
      assertThat(semaphore.available()).isEqualTo(3);
    }
    assertThat(most.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void aMutexLetsOneInAndPassesItsValueOn() {
    Mutex<Integer> mutex = new Mutex<>(0);
    AtomicInteger counted = new AtomicInteger();
    for (int round = 0; round < ROUNDS / 100; round++) {
      List<JoinHandle<Void, RuntimeException>> workers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        int[] left = {100};
        workers.add(
            this.<Mutex.Guard<Integer>>spawn(
                i,
                mutex::lock,
                guard -> {
                  guard.set(guard.get() + 1);
                  guard.close();
                  counted.incrementAndGet();
                  return --left[0] > 0;
                }));
      }
      cancelSomeAndWaitForAll(workers);
      assertThat(mutex.isLocked()).isFalse();
    }
    assertThat(mutex.tryLock().get()).isEqualTo(counted.get());
  }

  @Test
  void writersAreAloneAndReadersAreNot() {
    RwLock<int[]> lock = new RwLock<>(new int[2]);
    AtomicInteger torn = new AtomicInteger();
    for (int round = 0; round < ROUNDS / 100; round++) {
      List<JoinHandle<Void, RuntimeException>> workers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        boolean writes = i % 2 == 0;
        int[] left = {100};
        workers.add(
            this.<RwLock.ReadGuard<int[]>>spawn(
                i,
                () -> writes ? lock.write() : lock.read(),
                guard -> {
                  int[] value = guard.get();
                  if (value[0] != value[1]) {
                    torn.incrementAndGet();
                  }
                  if (writes) {
                    value[0]++;
                    value[1]++;
                  }
                  guard.close();
                  return --left[0] > 0;
                }));
      }
      cancelSomeAndWaitForAll(workers);
      assertThat(lock).hasToString("RwLock(unlocked)");
    }
    assertThat(torn.get()).isZero();
  }

  @Test
  void aNotificationReachesSomebodyThoughOthersAreCancelled() {
    for (int round = 0; round < ROUNDS; round++) {
      Notify notify = new Notify();
      JoinHandle<Void, RuntimeException> cancelled = spawner(round).spawn(notify.notified());
      JoinHandle<Void, RuntimeException> stays = spawner(round + 1).spawn(notify.notified());
      aMoment();
      notify.notifyOne();
      cancelled.cancel();
      waitFor(cancelled);
      // Whether the notification went to the cancelled one, before it was cancelled, or not: with
      // one more there is one for the other.
      notify.notifyOne();
      waitFor(stays);
    }
  }

  @Test
  void aBarrierLetsAllGoOnThoughSomeGiveUpAndComeAgain() {
    for (int round = 0; round < ROUNDS / 10; round++) {
      Barrier barrier = new Barrier(THREADS);
      AtomicInteger last = new AtomicInteger();
      List<JoinHandle<Boolean, RuntimeException>> gaveUp = new ArrayList<>();
      gaveUp.add(spawner(0).spawn(barrier.arrive()));
      gaveUp.get(0).cancel();
      waitFor(gaveUp.get(0));
      List<JoinHandle<Void, RuntimeException>> workers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int[] left = {5};
        workers.add(
            spawn(
                i,
                barrier::arrive,
                wasLast -> {
                  if (wasLast) {
                    last.incrementAndGet();
                  }
                  return --left[0] > 0;
                }));
      }
      workers.forEach(SyncStressTest::waitFor);
      assertThat(last.get()).isEqualTo(5);
      assertThat(barrier.waiting()).isZero();
    }
  }

  @Test
  void aValueIsMadeOnceThoughItsMakersAreCancelled() {
    for (int round = 0; round < ROUNDS / 10; round++) {
      AtomicInteger made = new AtomicInteger();
      Once<Integer, RuntimeException> once =
          new Once<>(
              () -> {
                Task<Void, RuntimeException> pause = Task.yieldNow();
                return cx ->
                    pause.poll(cx).isReady() ? Poll.ready(made.incrementAndGet()) : Poll.pending();
              });
      List<JoinHandle<Integer, RuntimeException>> askers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        askers.add(spawner(i).spawn(once.get()));
      }
      aMoment();
      askers.subList(0, 4).forEach(JoinHandle::cancel);
      askers.forEach(SyncStressTest::waitFor);
      assertThat(once.isDone()).isTrue();
      assertThat(made.get()).isEqualTo(1);
    }
  }

  @Test
  void everySubscriberGetsOrIsToldToHaveLostEveryItem() {
    Broadcast<Integer> broadcast = new Broadcast<>(8);
    AtomicLong accountedFor = new AtomicLong();
    List<JoinHandle<Void, RuntimeException>> receivers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Broadcast.Subscription<Integer> subscription = broadcast.subscribe();
      receivers.add(
          this.<Integer>spawn(
              i,
              () -> lagAsNumber(subscription.receive()),
              number -> {
                accountedFor.addAndGet(number == null ? 0 : Math.max(1, -number));
                return number != null;
              }));
    }
    for (int i = 0; i < ROUNDS; i++) {
      broadcast.send(1);
    }
    broadcast.close();
    receivers.forEach(SyncStressTest::waitFor);
    assertThat(accountedFor.get()).isEqualTo((long) ROUNDS * THREADS);
  }

  /** The item, or minus how many were lost. */
  private static Task<Integer, RuntimeException> lagAsNumber(
      Task<Integer, LaggedException> receive) {
    return new Task<>() {
      @Override
      public Poll<Integer> poll(Context cx) {
        try {
          return receive.poll(cx);
        } catch (LaggedException e) {
          return Poll.ready((int) -e.lost());
        }
      }

      @Override
      public boolean withdraw() {
        return receive.withdraw();
      }
    };
  }

  @Test
  void everyObserverSeesTheLastValue() {
    for (int round = 0; round < ROUNDS / 100; round++) {
      Watch<Integer> watch = new Watch<>(0);
      List<JoinHandle<Void, RuntimeException>> observers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Watch.Observer<Integer> observer = watch.observe();
        int[] before = {0};
        observers.add(
            this.<Integer>spawn(
                i,
                observer::changed,
                value -> {
                  if (value <= before[0]) {
                    throw new AssertionError(value + " after " + before[0]);
                  }
                  before[0] = value;
                  return value < 100;
                }));
      }
      for (int i = 1; i <= 100; i++) {
        watch.set(i);
      }
      observers.forEach(SyncStressTest::waitFor);
    }
  }

  @Test
  void anAnswerArrivesThoughItsReceiverWithdrawsAndComesAgain() {
    for (int round = 0; round < ROUNDS; round++) {
      Oneshot<Integer> oneshot = new Oneshot<>();
      JoinHandle<Integer, ClosedException> gaveUp = spawner(0).spawn(oneshot.receive());
      JoinHandle<Void, RuntimeException> sender =
          spawn(1, () -> Task.ready(oneshot.send(1)), sent -> false);
      aMoment();
      gaveUp.cancel();
      waitFor(gaveUp);
      waitFor(sender);
      Integer value = gaveUpWith(gaveUp);
      if (value == null) {
        value = ByHand.now(oneshot.receive());
      }
      assertThat(value).isEqualTo(1);
    }
  }

  private static Integer gaveUpWith(JoinHandle<Integer, ClosedException> handle) {
    try {
      return ByHand.now(handle);
    } catch (CancellationException e) {
      return null;
    }
  }
}
