package dev.pawl.sync;

import static dev.pawl.testing.Steps.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.ByHand;
import dev.pawl.testing.CountingWaker;
import dev.pawl.testing.Recorder;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What all operations have in common that wait for something of which there is one for each: first
 * come, first served; and what a withdrawn one was granted goes to the next.
 */
final class WaitingLineTest {

  /** A primitive whose operation has to wait, and how to let one operation go on. */
  private record Line(Supplier<Task<?, ?>> operation, Runnable grant) {
    ByHand<?, ?> waiting() throws Throwable {
      return ByHand.waiting(operation.get());
    }

    boolean isReadyNow() throws Throwable {
      return ByHand.of(operation.get()).poll().isReady();
    }
  }

  private enum Kind {
    RECEIVE_FROM_BOUNDED {
      @Override
      Line line() {
        return receiving(Channel.bounded(4));
      }
    },
    RECEIVE_FROM_UNBOUNDED {
      @Override
      Line line() {
        return receiving(Channel.unbounded());
      }
    },
    RECEIVE_IN_RENDEZVOUS {
      @Override
      Line line() {
        return receiving(Channel.rendezvous());
      }
    },
    SEND_TO_BOUNDED {
      @Override
      Line line() {
        Channel<String> channel = Channel.bounded(1);
        channel.trySend("full");
        // Only what is in the channel makes room: what a granted sender adds fills it again.
        return new Line(() -> channel.send("more"), channel::tryReceive);
      }
    },
    ACQUIRE {
      @Override
      Line line() {
        Semaphore semaphore = new Semaphore(3);
        Semaphore.Permit[] held = {
          semaphore.tryAcquire(), semaphore.tryAcquire(), semaphore.tryAcquire()
        };
        return new Line(semaphore::acquire, closingEach(held));
      }
    },
    ACQUIRE_MANY {
      @Override
      Line line() {
        Semaphore semaphore = new Semaphore(6);
        Semaphore.Permit[] held = {
          semaphore.tryAcquire(2), semaphore.tryAcquire(2), semaphore.tryAcquire(2)
        };
        return new Line(() -> semaphore.acquire(2), closingEach(held));
      }
    },
    LOCK {
      @Override
      Line line() {
        Mutex<Void> mutex = Mutex.plain();
        return new Line(mutex::lock, closingEach(mutex.tryLock()));
      }
    },
    WRITE_AFTER_WRITE {
      @Override
      Line line() {
        RwLock<Void> lock = new RwLock<>(null);
        return new Line(lock::write, closingEach(lock.tryWrite()));
      }
    },
    WRITE_AFTER_READ {
      @Override
      Line line() {
        RwLock<Void> lock = new RwLock<>(null);
        return new Line(lock::write, closingEach(lock.tryRead()));
      }
    },
    NOTIFIED {
      @Override
      Line line() {
        Notify notify = new Notify();
        return new Line(notify::notified, notify::notifyOne);
      }
    },
    INITIALISE {
      @Override
      Line line() throws Throwable {
        int[] attempts = {0};
        Once<String, RuntimeException> once =
            new Once<>(() -> attempts[0]++ == 0 ? cx -> Poll.pending() : Task.ready("value"));
        ByHand<?, ?> first = ByHand.waiting(once.get());
        return new Line(once::get, first::withdraw);
      }
    };

    abstract Line line() throws Throwable;

    private static Line receiving(Channel<String> channel) {
      return new Line(channel::receive, () -> ByHand.of(channel.send("item")).poll());
    }

    private static Runnable closingEach(AutoCloseable... held) {
      int[] closed = {0};
      return () -> {
        try {
          held[closed[0]++].close();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsIsWokenOnce(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> waiting = line.waiting();
    assertThat(waiting.wakes()).isZero();
    line.grant().run();
    assertThat(waiting.wakes()).isEqualTo(1);
    waiting.value();
    assertThat(waiting.wakes()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void whoIsPolledWithoutBeingWokenWaitsOn(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> waiting = line.waiting();
    assertThat(waiting.poll().isPending()).isTrue();
    line.grant().run();
    waiting.value();
  }

  @ParameterizedTest
  @EnumSource
  void whoHasWaitedLongestGoesFirst(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> first = line.waiting();
    ByHand<?, ?> second = line.waiting();
    line.grant().run();
    assertThat(first.wakes()).isEqualTo(1);
    assertThat(second.wakes()).isZero();
    assertThat(second.poll().isPending()).isTrue();
    first.value();
  }

  @ParameterizedTest
  @EnumSource
  void whoComesLaterDoesNotOvertakeWhoWasWoken(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> woken = line.waiting();
    line.grant().run();
    if (kind != Kind.INITIALISE) { // there the later one waits as well, but for the value
      assertThat(line.isReadyNow()).isFalse();
    }
    woken.value();
  }

  @ParameterizedTest
  @EnumSource
  void whoWithdrawsWhileWaitingIsPassedOver(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> first = line.waiting();
    ByHand<?, ?> second = line.waiting();
    ByHand<?, ?> third = line.waiting();
    assertThat(second.withdraw()).isTrue();
    assertThat(first.withdraw()).isTrue();
    line.grant().run();
    assertThat(first.wakes() + second.wakes()).isZero();
    assertThat(third.wakes()).isEqualTo(1);
    third.value();
  }

  @ParameterizedTest
  @EnumSource
  void whoWithdrawsLastLeavesAnEmptyLine(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> first = line.waiting();
    ByHand<?, ?> second = line.waiting();
    assertThat(second.withdraw()).isTrue();
    assertThat(first.withdraw()).isTrue();
    line.grant().run();
    assertThat(line.isReadyNow()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whoComesAfterTheLastHasWithdrawnIsInLine(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> first = line.waiting();
    ByHand<?, ?> last = line.waiting();
    last.withdraw();
    ByHand<?, ?> later = line.waiting();
    first.withdraw();
    line.grant().run();
    assertThat(later.wakes()).isEqualTo(1);
    later.value();
  }

  @ParameterizedTest
  @EnumSource
  void whatAWithdrawnOneWasGrantedGoesToTheNext(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> first = line.waiting();
    ByHand<?, ?> second = line.waiting();
    line.grant().run();
    assertThat(first.withdraw()).isTrue();
    assertThat(second.wakes()).isEqualTo(1);
    second.value();
  }

  @ParameterizedTest
  @EnumSource
  void whatAWithdrawnOneWasGrantedIsKeptIfNobodyWaits(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> waiting = line.waiting();
    line.grant().run();
    assertThat(waiting.withdraw()).isTrue();
    assertThat(line.isReadyNow()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whoWasWithdrawnBeforeItsFirstPollHasTakenNothing(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> never = ByHand.of(line.operation().get());
    ByHand<?, ?> waiting = line.waiting();
    assertThat(never.withdraw()).isTrue();
    line.grant().run();
    waiting.value();
  }

  @ParameterizedTest
  @EnumSource
  void withdrawingWhatIsCompleteDoesNothing(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> first = line.waiting();
    ByHand<?, ?> second = line.waiting();
    line.grant().run();
    first.value();
    int wakes = second.wakes(); // of Once, as the value is there
    assertThat(first.withdraw()).isTrue();
    assertThat(second.wakes()).isEqualTo(wakes);
  }

  @ParameterizedTest
  @EnumSource
  void pollingAfterCompletionIsRefused(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> waiting = line.waiting();
    line.grant().run();
    waiting.value();
    assertThatThrownBy(waiting::poll)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was polled after it completed");
  }

  @ParameterizedTest
  @EnumSource
  void pollingAfterWithdrawalIsRefused(Kind kind) throws Throwable {
    ByHand<?, ?> waiting = kind.line().waiting();
    waiting.withdraw();
    assertThatThrownBy(waiting::poll)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was polled after it was withdrawn");
  }

  @ParameterizedTest
  @EnumSource
  void theWakerOfTheLatestPollCounts(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> waiting = line.waiting();
    CountingWaker other = new CountingWaker();
    assertThat(waiting.pollWith(other).isPending()).isTrue();
    line.grant().run();
    assertThat(waiting.wakes()).isZero();
    assertThat(other.wakes()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aSecondTaskThatAwaitsTheSameOperationIsRefusedAndTheFirstGoesOn(Kind kind) throws Throwable {
    Line line = kind.line();
    Task<?, ?> operation = line.operation().get();
    Executor.Builder quiet = Executor.builder().uncaughtExceptionHandler(new Recorder());
    try (Executor executor = quiet.build()) {
      JoinHandle<?, ?> first = executor.spawner().spawn(operation);
      JoinHandle<?, ?> second = executor.spawner().spawn(operation);
      settle(executor);
      assertThat(second.isDone()).isTrue();
      assertThatThrownBy(() -> executor.run(second))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is awaited")
          .hasMessageContaining("already");
      line.grant().run();
      settle(executor);
      assertThat(first.isDone()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCancelledTaskLeavesTheLine(Kind kind) throws Throwable {
    Line line = kind.line();
    try (Executor executor = new Executor()) {
      JoinHandle<?, ?> first = executor.spawner().spawn(line.operation().get());
      JoinHandle<?, ?> second = executor.spawner().spawn(line.operation().get());
      settle(executor);
      first.cancel();
      settle(executor);
      line.grant().run();
      settle(executor);
      assertThat(first.isDone()).isTrue();
      assertThat(second.isDone()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWakerThatThrowsDoesNotFailWhoGranted(Kind kind) throws Throwable {
    Line line = kind.line();
    ByHand<?, ?> waiting = line.waiting();
    IllegalArgumentException thrown = new IllegalArgumentException("from a waker");
    waiting.pollWith(
        () -> {
          throw thrown;
        });
    Throwable[] uncaught = {null};
    Thread thread = Thread.currentThread();
    Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
    thread.setUncaughtExceptionHandler((t, e) -> uncaught[0] = e);
    try {
      line.grant().run();
    } finally {
      thread.setUncaughtExceptionHandler(before);
    }
    assertThat(uncaught[0]).isSameAs(thrown);
    waiting.value();
  }
}
