package dev.pawl.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pawl.Executor;
import dev.pawl.sync.Broadcast;
import dev.pawl.sync.Channel;
import dev.pawl.sync.ClosedException;
import dev.pawl.sync.Mutex;
import dev.pawl.sync.Once;
import dev.pawl.sync.Semaphore;
import dev.pawl.sync.Watch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes of the programs that use what tasks share. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SyncTest {
  @Test
  void aGuardedSectionMayAwait() {
    assertEquals(
        SyncPrograms.TASKS, Executor.blockOn(SyncProgramsAsync.addTogether(new Mutex<>(0))));
  }

  @Test
  void aCancelledTaskUnlocksWhatItHolds() {
    assertFalse(Executor.blockOn(SyncProgramsAsync.cancelHolderAndWaiter(Mutex.plain())));
  }

  @Test
  void aServerAnswersUntilItsChannelIsClosed() {
    assertEquals(385, Executor.blockOn(SyncProgramsAsync.sumOfSquares(10)));
  }

  @Test
  void sendingToAClosedChannelFailsAtTheAwait() {
    assertThrows(
        ClosedException.class,
        () -> Executor.blockOn(SyncProgramsAsync.sendToNobody(Channel.bounded(1))));
  }

  @Test
  void noMoreEnterThanThereArePermits() {
    assertEquals(3, Executor.blockOn(SyncProgramsAsync.mostInside(new Semaphore(3))));
  }

  @Test
  void anObserverSeesEachValueThatItWaitsFor() {
    assertEquals(List.of(2, 1, 0), Executor.blockOn(SyncProgramsAsync.countDown(new Watch<>(2))));
  }

  @Test
  void aSlowListenerGoesOnAfterWhatItHasLost() {
    assertEquals(
        "1 lost, then bc", Executor.blockOn(SyncProgramsAsync.listenTooLate(new Broadcast<>(2))));
  }

  @Test
  void whatFailedToLoadIsLoadedByTheNext() throws IOException {
    int[] attempts = new int[1];
    Once<String, IOException> once = new Once<>(() -> SyncProgramsAsync.load(attempts));
    assertEquals("not yet, loaded, loaded", Executor.blockOn(SyncProgramsAsync.getTogether(once)));
    assertEquals(2, attempts[0]);
  }
}
