package dev.pawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testing.Numbered;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class LookoutTest {
  private final WorkStealing scheduler = new WorkStealing(null, Executor.builder().threads(2));
  private final StealingWorker[] workers = new StealingWorker[2];
  private final StealingWorker busy;
  private final Lookout lookout;
  private final TaskCell<?, ?> cell;

  LookoutTest() {
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new StealingWorker(scheduler, new Worker(null, scheduler, i, true), workers);
    }
    busy = workers[1];
    lookout = new Lookout(workers[0], workers);
    cell = new TaskCell<>(busy.worker, new Numbered(0));
  }

  private void lookOnceMore() {
    long looked = System.nanoTime();
    while (System.nanoTime() - looked < Lookout.PAUSE) {
      LockSupport.parkNanos(Lookout.PAUSE);
    }
    lookout.look();
  }

  /** The other worker begins a poll, which goes on, and leaves a cell due. */
  private void beginLongPoll(Runnable leave) {
    busy.worker.counters.count(Counters.POLLS);
    leave.run();
    lookOnceMore();
    assertThat(lookout.hasFound()).as("the poll may have begun a moment ago").isFalse();
    lookOnceMore();
  }

  @Test
  void nothingWaits() {
    beginLongPoll(() -> {});
    assertThat(lookout.hasFound()).isFalse();
  }

  @Test
  void whatIsInTheQueueWaits() {
    beginLongPoll(() -> busy.queue.push(cell));
    assertThat(lookout.hasFound()).isTrue();
    assertThat(lookout.take()).as("it is stolen from there, as always").isNull();
    assertThat(lookout.hasFound()).isFalse();
  }

  @Test
  void nobodyWaitsForLongWhilePollsGoOn() {
    beginLongPoll(() -> busy.queue.push(cell));
    busy.worker.counters.count(Counters.POLLS);
    lookOnceMore();
    assertThat(lookout.hasFound()).isFalse();
  }
}
