package dev.pawl;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/**
 * Polls on one thread, the one that sits in the executor's seat: takes a cell from the ready queue,
 * polls it, takes the next; waits when none is ready.
 */
final class SingleThreaded extends Scheduler {
  private final Seat seat;
  private final Worker worker;
  private final ReadyQueue queue = new ReadyQueue();

  /** These are the seated thread's alone. */
  private final Queue<TaskCell<?, ?>> failed = new ArrayDeque<>();

  /** The last of those that were due when the reactor was last asked, until it is polled. */
  private TaskCell<?, ?> roundEnd;

  private boolean cancelling;
  private boolean givenUp;

  SingleThreaded(Executor executor, Seat seat, Executor.Builder parts) {
    super(parts);
    this.seat = seat;
    this.worker = new Worker(executor, this, 0, false);
  }

  @Override
  Worker firstWorker() {
    return worker;
  }

  @Override
  void drive(TaskCell<?, ?> goal) {
    int turns = 0;
    timers.fire(); // what has become due while nobody was inside
    while (!givenUp && (goal == null || !goal.isDone())) {
      if (closing.hasBegun() && !cancelling) {
        cancelAll();
      }
      TaskCell<?, ?> cell = queue.take();
      if (cell != null) {
        if (cell == roundEnd) {
          roundEnd = null;
        }
        if (worker.poll(cell)) {
          enqueue(cell, worker);
        }
        if (++turns % TURNS == 0) {
          lookUp();
        }
      } else if (goal == null && worker.live.isEmpty()) {
        break;
      } else {
        sleep();
      }
    }
    report();
  }

  private void cancelAll() {
    cancelling = true;
    cancelLive();
  }

  /** Between two turns of a busy executor: what must not wait until it is idle. */
  private void lookUp() {
    report();
    timers.fire();
    if (ownsReactor && roundEnd == null) {
      react(0);
    }
    giveUpIfLate();
  }

  /**
   * Asks the reactor, at most once in a round of the queue. Whoever an event woke stands in the
   * queue until then and has yet to read what was announced, so that the selector, which is
   * level-triggered, would only announce it again; and who is woken now would be polled after all
   * of these in any case.
   */
  private void react(long nanos) {
    reactor.react(nanos);
    roundEnd = queue.last();
  }

  private void sleep() {
    report();
    if (!queue.fallAsleep()) {
      return;
    }
    try {
      // From here on a push wakes this thread. So does close, which may have gone unseen until now.
      worker.clearInterrupt();
      if (closing.hasBegun() && !cancelling) {
        return;
      }
      worker.counters.asleep();
      await(Math.min(timers.nanosToNext(), closing.nanosToNextLook()));
    } finally {
      worker.counters.awake();
      queue.wakeUp();
    }
    timers.fire();
    giveUpIfLate();
  }

  /** Not before all were cancelled: each has its chance, however late it was. */
  private void giveUpIfLate() {
    givenUp = cancelling && closing.isTimeToLook() && givesUp(queue.isEmpty());
  }

  private void await(long nanos) {
    if (ownsReactor) {
      react(nanos);
    } else if (nanos == Long.MAX_VALUE) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, nanos); // returns at once if it is not positive
    }
  }

  @Override
  boolean enqueue(TaskCell<?, ?> cell, Worker here) {
    if (trace != null) {
      trace.queued(cell);
    }
    if (here != null) {
      queue.add(cell);
      return true;
    }
    ReadyQueue.Pushed pushed = queue.push(cell);
    if (pushed == ReadyQueue.Pushed.MUST_WAKE) {
      wakeUp();
    }
    return pushed != ReadyQueue.Pushed.REFUSED;
  }

  @Override
  void leaveUnawaited(TaskCell<?, ?> cell) {
    failed.add(cell);
  }

  private void report() {
    while (!failed.isEmpty()) {
      failed.remove().reportIfUntaken();
    }
  }

  @Override
  Waker whenGoalIsDone() {
    return () -> {}; // the loop looks after each poll
  }

  @Override
  Worker here() {
    return seat.isMine() ? worker : null;
  }

  @Override
  List<Worker> workers() {
    return List.of(worker);
  }

  @Override
  boolean closeQueue() {
    return queue.close();
  }

  @Override
  boolean hasGivenUp() {
    return givenUp;
  }

  @Override
  List<String> abandon() {
    List<String> tasks = unfinished();
    while (!queue.close()) {
      TaskCell<?, ?> cell = queue.take();
      if (!LiveTasks.contain(cell)) {
        tasks.add(cell.toString());
      }
    }
    return tasks;
  }

  @Override
  void wakeUp() {
    if (ownsReactor) {
      reactor.wakeUp();
    } else {
      LockSupport.unpark(seat.thread());
    }
  }

  @Override
  boolean isCancelling() {
    return cancelling;
  }
}
