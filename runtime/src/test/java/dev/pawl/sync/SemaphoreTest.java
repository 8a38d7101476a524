package dev.pawl.sync;

import static dev.pawl.testing.ByHand.now;
import static dev.pawl.testing.ByHand.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testing.ByHand;
import dev.pawl.testing.Threads;
import org.junit.jupiter.api.Test;

/** A semaphore, step by step. What its line has in common with others: WaitingLineTest. */
final class SemaphoreTest {
  private final Semaphore semaphore = new Semaphore(3);

  @Test
  void permitsAreTakenAndPutBack() {
    try (Semaphore.Permit permit = now(semaphore.acquire(2))) {
      assertThat(permit.count()).isEqualTo(2);
      assertThat(semaphore.available()).isEqualTo(1);
    }
    assertThat(semaphore.available()).isEqualTo(3);
  }

  @Test
  void aPermitIsPutBackOnce() {
    Semaphore.Permit permit = now(semaphore.acquire(2));
    Semaphore.Permit other = now(semaphore.acquire());
    permit.close();
    permit.close();
    assertThat(semaphore.available()).isEqualTo(2);
    other.close();
    assertThat(semaphore.available()).isEqualTo(3);
  }

  @Test
  void aPermitIsPutBackOnceThoughTwoThreadsDoSo() {
    for (int i = 0; i < 5_000; i++) {
      Semaphore.Permit permit = semaphore.tryAcquire();
      Threads.together(permit::close, permit::close);
      assertThat(semaphore.available()).isEqualTo(3);
    }
  }

  @Test
  void aLargeRequestIsNotOvertakenBySmallOnes() {
    Semaphore.Permit held = semaphore.tryAcquire();
    ByHand<?, ClosedException> large = waiting(semaphore.acquire(3));
    ByHand<?, ClosedException> small = waiting(semaphore.acquire());
    assertThat(semaphore.tryAcquire()).isNull();
    held.close();
    assertThat(large.wakes()).isEqualTo(1);
    assertThat(small.wakes()).isZero();
  }

  @Test
  void whoWithdrawsALargeRequestLetsSmallOnesPass() {
    Semaphore.Permit held = semaphore.tryAcquire();
    ByHand<?, ClosedException> large = waiting(semaphore.acquire(3));
    ByHand<?, ClosedException> small = waiting(semaphore.acquire());
    ByHand<?, ClosedException> another = waiting(semaphore.acquire());
    large.withdraw();
    assertThat(small.wakes()).isEqualTo(1);
    assertThat(another.wakes()).isEqualTo(1);
    held.close();
    assertThat(semaphore.available()).isEqualTo(1);
  }

  @Test
  void whatIsPutBackAtOnceServesSeveral() {
    Semaphore.Permit held = semaphore.tryAcquire(3);
    ByHand<?, ClosedException> first = waiting(semaphore.acquire());
    ByHand<?, ClosedException> second = waiting(semaphore.acquire(2));
    ByHand<?, ClosedException> third = waiting(semaphore.acquire());
    held.close();
    assertThat(first.wakes()).isEqualTo(1);
    assertThat(second.wakes()).isEqualTo(1);
    assertThat(third.wakes()).isZero();
  }

  @Test
  void permitsOfAWithdrawnRequestServeSeveral() {
    Semaphore.Permit held = semaphore.tryAcquire(3);
    ByHand<?, ClosedException> large = waiting(semaphore.acquire(3));
    ByHand<?, ClosedException> first = waiting(semaphore.acquire());
    ByHand<?, ClosedException> second = waiting(semaphore.acquire());
    held.close();
    large.withdraw();
    assertThat(first.wakes() + second.wakes()).isEqualTo(2);
    first.value();
    second.value();
    assertThat(semaphore.available()).isEqualTo(1);
  }

  @Test
  void closingRefusesWhoWaitsAndWhoComes() {
    Semaphore.Permit held = semaphore.tryAcquire(3);
    ByHand<?, ClosedException> first = waiting(semaphore.acquire());
    ByHand<?, ClosedException> second = waiting(semaphore.acquire());
    semaphore.close();
    semaphore.close();
    assertThat(semaphore.isClosed()).isTrue();
    assertThat(first.wakes()).isEqualTo(1);
    assertThatThrownBy(first::poll)
        .isInstanceOf(ClosedException.class)
        .hasMessage("Semaphore(3) is closed.");
    assertThat(second.withdraw()).isTrue();
    assertThatThrownBy(() -> now(semaphore.acquire())).isInstanceOf(ClosedException.class);
    assertThatThrownBy(semaphore::tryAcquire).isInstanceOf(ClosedException.class);
    held.close();
    assertThat(semaphore.available()).isEqualTo(3);
  }

  @Test
  void whatWasHandedOverBeforeClosingIsHeld() {
    Semaphore.Permit held = semaphore.tryAcquire(3);
    ByHand<Semaphore.Permit, ClosedException> waiting = waiting(semaphore.acquire());
    held.close();
    semaphore.close();
    waiting.value().close();
    assertThat(semaphore.available()).isEqualTo(3);
  }

  @Test
  void permitsWithdrawnAfterClosingArePutBack() {
    Semaphore.Permit held = semaphore.tryAcquire(3);
    ByHand<Semaphore.Permit, ClosedException> waiting = waiting(semaphore.acquire());
    held.close();
    semaphore.close();
    waiting.withdraw();
    assertThat(semaphore.available()).isEqualTo(3);
  }

  @Test
  void aNumberOfPermitsThatCanNotBeIsRefused() {
    assertThatThrownBy(() -> new Semaphore(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0");
    assertThatThrownBy(() -> new Semaphore(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Semaphore(Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRequestThatCouldNeverBeServedIsRefused() {
    assertThatThrownBy(() -> semaphore.acquire(4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Semaphore(3) can't give 4 permits at once, only 1 to 3.");
    assertThatThrownBy(() -> semaphore.acquire(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> semaphore.tryAcquire(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLargestSemaphoreGivesAllItsPermits() {
    Semaphore largest = new Semaphore(Permits.MAX);
    Semaphore.Permit all = now(largest.acquire(Permits.MAX));
    ByHand<?, ClosedException> waiting = waiting(largest.acquire(Permits.MAX));
    all.close();
    waiting.value();
    assertThat(largest.available()).isZero();
  }
}
