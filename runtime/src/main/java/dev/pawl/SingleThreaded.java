package dev.pawl;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
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

  /** The end of the line as it was when the reactor was last asked. */
  private int roundEnd;

  private boolean cancelling;
  private boolean givenUp;

  /** Whether a trace or a handler has thrown: as a rule in this thread, or else seen soon. */
  private boolean ended;

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
    while (!givenUp && (goal == null || !goal.isDone()) && !endsEarly()) {
      if (closing.hasBegun() && !cancelling) {
        cancelAll();
      }
      TaskCell<?, ?> cell = next();
      if (cell != null) {
        if (worker.poll(cell)) {
          enqueue(cell);
        }
        if ((++turns & TURNS - 1) == 0) {
          lookUp();
        }
      } else if (goal == null && worker.live.isEmpty()) {
        break;
      } else {
        sleep();
      }
    }
    report();
    if (ended) {
      ended = false;
      rethrowFromObserver();
    }
  }

  private boolean endsEarly() {
    return ended && !closing.hasBegun();
  }

  private TaskCell<?, ?> next() {
    if (queue.hasArrivals()) {
      admitArrivals();
    }
    return queue.take();
  }

  private void admitArrivals() {
    int place = queue.end();
    int inVain = queue.admit();
    worker.counters.add(Counters.WAKES, -inVain); // who woke them has counted them
    for (; trace != null && place != queue.end(); place++) {
      TaskCell<?, ?> cell = queue.at(place);
      if (LiveTasks.contain(cell)) { // else it is new, and its spawner has told of it
        trace.queued(cell);
      }
    }
  }

  private void cancelAll() {
    cancelling = true;
    cancelLive();
  }

  /** Between two turns of a busy executor: what must not wait until it is idle. */
  private void lookUp() {
    report();
    timers.fire();
    if (ownsReactor && queue.isPast(roundEnd)) {
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
    roundEnd = queue.end();
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
  boolean enqueueNew(TaskCell<?, ?> cell, Worker here) {
    if (here != null) {
      cell.queueFromBirth();
      enqueue(cell);
      return true;
    }
    if (trace != null) {
      trace.queued(cell);
    }
    return push(cell);
  }

  @Override
  void wake(TaskCell<?, ?> cell) {
    if (worker.isAloneHere()) {
      wakeHere(cell);
    } else if (cell.markDue()) {
      arrive(cell);
    }
  }

  @Override
  boolean cancel(TaskCell<?, ?> cell) {
    if (worker.isAloneHere()) {
      boolean wasDone = cell.cancelAlone();
      wakeHere(cell);
      return !wasDone;
    }
    int state = cell.markCancelled();
    if (CellState.isIdle(state)) {
      arrive(cell);
    }
    return !CellState.isDone(state);
  }

  private void wakeHere(TaskCell<?, ?> cell) {
    if (cell.wakeHere()) {
      countWake(worker);
      enqueue(cell);
    }
  }

  /** Another thread has made a cell due. */
  private void arrive(TaskCell<?, ?> cell) {
    countWake(null);
    push(cell);
  }

  /** Puts a cell in line; this thread. */
  private void enqueue(TaskCell<?, ?> cell) {
    if (trace != null) {
      trace.queued(cell);
    }
    queue.add(cell);
  }

  /** Leaves a cell to be put in line; another thread. */
  private boolean push(TaskCell<?, ?> cell) {
    Arrivals.Pushed pushed = queue.push(cell);
    if (pushed == Arrivals.Pushed.MUST_WAKE) {
      wakeUp();
    }
    return pushed != Arrivals.Pushed.REFUSED;
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
    return worker.isAloneHere() ? worker : null;
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
  void addDue(Set<TaskCell<?, ?>> cells) {
    queue.addTo(cells);
  }

  @Override
  void dropDue(Set<TaskCell<?, ?>> dropped) {
    while (!queue.close()) {
      TaskCell<?, ?> cell = next();
      if (cell != null) {
        dropped.add(cell);
      }
    }
  }

  @Override
  void endRun() {
    ended = true; // looked at before each poll; if it sleeps, it is seen as it wakes up
    wakeUp();
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
