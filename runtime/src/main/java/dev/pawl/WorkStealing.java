package dev.pawl;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Polls on several threads: each has a {@link StealingWorker} with a queue of its own, and who runs
 * out of work steals from the others. The thread inside {@code run} is the first; others are
 * started when there is more to do than the present ones can, and end with the run.
 *
 * <p>There is one reactor for all, and one set of timers: measured in {@code demo/bench}, a reactor
 * each takes a fifth less CPU for the smallest of echoes and no less for one that computes a
 * little, and with one any thread that has time serves any connection. One worker at a time
 * {@linkplain Keeping keeps} them: the first that has nothing else to do waits there, and the
 * others without. A busy worker looks in now and then, if nobody does; and if it is in a long poll,
 * one of those that sleep comes to do so.
 */
final class WorkStealing extends Scheduler {
  final Sleepers sleepers;
  final UnawaitedFailures unawaited;
  final Keeping keeping;
  private final Refusal refusal;
  private final StealingWorker[] stealing;
  private final List<Worker> workers;
  private final Injection injection = new Injection();

  private volatile Thread driving;
  private volatile boolean endsWhenNothingIsLeft;
  private volatile boolean over = true;
  private volatile boolean cancelling;
  private volatile boolean givenUp;

  /** Whether a trace or a handler has thrown. */
  private volatile boolean ended;

  /** What a worker died of in this run, or null; under the lock. */
  private Throwable failure;

  WorkStealing(Executor executor, Executor.Builder parts) {
    super(parts);
    stealing = new StealingWorker[parts.threads];
    for (int i = 0; i < stealing.length; i++) {
      stealing[i] = new StealingWorker(this, new Worker(executor, this, i, true), stealing);
    }
    workers = Arrays.stream(stealing).map(each -> each.worker).toList();
    sleepers = new Sleepers(stealing, this::isNothingLeft);
    unawaited = new UnawaitedFailures(stealing);
    keeping = new Keeping(this);
    refusal = new Refusal(stealing.length);
  }

  @Override
  Worker firstWorker() {
    return stealing[0].worker;
  }

  @Override
  void drive(TaskCell<?, ?> goal) {
    driving = Thread.currentThread();
    endsWhenNothingIsLeft = goal == null;
    if (givenUp) {
      return;
    }
    over = false;
    refusal.forget();
    stealing[0].begin(driving);
    sleepers.begin();
    timers.fire(); // what has become due while nobody was inside
    if (!isNoTaskAlive()) {
      callWorker(); // they wait for something, while the first thread may be in a long poll
    }
    if (ended && !closing.hasBegun()) {
      stop();
    }
    stealing[0].work();
    joinOthers(sleepers.end());
    driving = null;
    try {
      unawaited.reportAll();
    } catch (Throwable t) {
      fail(t);
    }
    rethrowFailure();
    if (ended) {
      ended = false;
      rethrowFromObserver();
    }
  }

  private void joinOthers(int started) {
    for (int i = 1; i < started; ) {
      boolean isLast = givenUp; // who is not in a poll that never ends is at his end by then
      try {
        if (stealing[i].join() || isLast) {
          i++;
        } else {
          giveUpIfLate(); // it may be in a poll that never ends
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stealing[0].worker.clearInterrupt(); // given back when this thread leaves
      }
    }
  }

  private synchronized void rethrowFailure() {
    Throwable thrown = failure;
    failure = null;
    if (thrown != null) {
      throw Thrown.<RuntimeException>as(thrown); // a handler's, or a bug
    }
  }

  /** A worker can't go on. The run ends, and throws this. */
  void fail(Throwable thrown) {
    synchronized (this) {
      failure = Thrown.both(failure, thrown);
    }
    stop();
  }

  @Override
  void endRun() {
    ended = true;
    stop();
  }

  /** Ends the run, once each worker has ended the poll that it is in; any thread. */
  void stop() {
    over = true;
    sleepers.startNoMore();
    for (StealingWorker worker : stealing) {
      worker.wakeUp();
    }
  }

  /** Ends the run for good if closing has taken too long; a worker that is not in a poll. */
  private void giveUpIfLate() {
    cancelIfClosing(); // first: each has its chance, however late it was
    if (closing.isTimeToLook() && givesUp(isQuiet())) {
      givenUp = true;
      stop();
    }
  }

  /**
   * Whether nothing is due, and nobody in a poll. In this order: who is asleep has polled what it
   * took, and wakes up for what is still due.
   */
  private boolean isQuiet() {
    return sleepers.areAllOthersAsleep()
        && !hasDue()
        && Arrays.stream(stealing).noneMatch(StealingWorker::hasNext);
  }

  @Override
  boolean hasGivenUp() {
    return givenUp;
  }

  @Override
  void addDue(Set<TaskCell<?, ?>> cells) {
    injection.addTo(cells);
    for (StealingWorker each : stealing) {
      each.addDue(cells);
    }
  }

  @Override
  void dropDue(Set<TaskCell<?, ?>> dropped) {
    while (!injection.close()) {
      TaskCell<?, ?> cell = injection.take();
      if (cell != null) {
        dropped.add(cell);
      }
    }
    addDue(dropped); // of a worker that is in a poll which does not end
  }

  /** Whether the workers have to go on. The first to see the executor close cancels all tasks. */
  boolean goesOn() {
    cancelIfClosing();
    return !over;
  }

  private void cancelIfClosing() {
    if (closing.hasBegun() && !cancelling) {
      cancelAll();
    }
  }

  private void cancelAll() {
    synchronized (this) {
      if (cancelling) {
        return;
      }
      cancelling = true; // before: a task that is polled first from now on cancels itself
    }
    cancelLive();
  }

  private boolean isNothingLeft() {
    return endsWhenNothingIsLeft && injection.isEmpty() && isNoTaskAlive();
  }

  private boolean isNoTaskAlive() {
    for (StealingWorker each : stealing) {
      if (!each.worker.live.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether a worker that was about to sleep must not. */
  boolean hasToLookAround() {
    return over || closing.hasBegun() && !cancelling || hasDue();
  }

  /** Whether there is something that any worker could poll. */
  boolean hasDue() {
    if (!injection.isEmpty()) {
      return true;
    }
    for (StealingWorker each : stealing) {
      if (each.queue.size() > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes a share of what is left to whoever has time.
   *
   * @param queue gets all but the first
   */
  TaskCell<?, ?> injectedInto(LocalQueue queue) {
    if (injection.looksEmpty()) {
      return null;
    }
    TaskCell<?, ?> cell = injection.takeInto(queue);
    if (queue.size() > 0 || !injection.looksEmpty()) {
      callWorker(); // more than one can poll at a time, and pushes before the run called nobody
    }
    return cell;
  }

  /** Steals half of what another worker has, beginning with the next. */
  TaskCell<?, ?> stealInto(LocalQueue queue, int thief) {
    for (int i = 1; i < stealing.length; i++) {
      TaskCell<?, ?> cell = stealing[(thief + i) % stealing.length].queue.stealInto(queue);
      if (cell != null) {
        return cell;
      }
    }
    return null;
  }

  /** Leaves a cell to whoever has time; false if the executor is closed. */
  boolean inject(TaskCell<?, ?> cell) {
    boolean accepted = injection.push(cell);
    callWorker();
    return accepted;
  }

  /** There may be more to do than those who are awake can. */
  void callWorker() {
    if (sleepers.isCalling()) {
      sleepers.wakeOne();
      tellOfRefusal();
    }
  }

  /** The system has refused a thread; any thread, under a lock. */
  void refused(Throwable reason) {
    refusal.note(reason);
  }

  /** Tells of a thread that was refused; any thread, under no lock. */
  void tellOfRefusal() {
    try {
      refusal.tell(uncaught);
    } catch (Throwable t) {
      fail(t); // the handler's; the caller, who may be outside, is not to blame
    }
  }

  @Override
  boolean enqueueNew(TaskCell<?, ?> cell, Worker here) {
    return enqueue(cell, here);
  }

  /**
   * If it is the thread that polls the cell, there is no race, and the end of the poll sees to it.
   */
  @Override
  void wake(TaskCell<?, ?> cell) {
    Worker here = here();
    if ((here == null || !here.noteOwnWake(cell)) && cell.markDue()) {
      becomeDue(cell, here);
    }
  }

  @Override
  boolean cancel(TaskCell<?, ?> cell) {
    int state = cell.markCancelled();
    if (CellState.isIdle(state)) {
      becomeDue(cell, here());
    }
    return !CellState.isDone(state);
  }

  private void becomeDue(TaskCell<?, ?> cell, Worker here) {
    countWake(here);
    enqueue(cell, here);
  }

  /**
   * Puts a cell that has just become due on a queue; any thread.
   *
   * @return false if the executor is closed
   */
  private boolean enqueue(TaskCell<?, ?> cell, Worker here) {
    if (trace != null) {
      trace.queued(cell);
    }
    if (over || here == null) {
      return inject(cell); // also the task of a run that is about to begin: others are before it
    }
    stealing[here.number].schedule(cell);
    return true;
  }

  /** Wakes whoever waited for what has come; the keeper. */
  void deliver() {
    keeping.deliver();
    giveUpIfLate();
  }

  /** Between two turns of a busy worker: what must not wait until it is idle. */
  void lookUp(StealingWorker worker) {
    unawaited.report(null);
    giveUpIfLate();
    if (sleepers.isRefused() && refusal.isOver()) {
      sleepers.startAgain();
    }
    keeping.lookIn(worker);
    if (worker.queue.size() > 0) {
      callWorker(); // a push may have overlooked one who was about to sleep
    }
  }

  @Override
  void leaveUnawaited(TaskCell<?, ?> cell) {
    unawaited.add(cell);
  }

  @Override
  Waker whenGoalIsDone() {
    return this::stop;
  }

  @Override
  Worker here() {
    Worker current = Worker.current();
    return current != null && current.scheduler == this ? current : null;
  }

  @Override
  List<Worker> workers() {
    return workers;
  }

  @Override
  boolean closeQueue() {
    return injection.close();
  }

  @Override
  void wakeUp() {
    keeping.wakeUp();
  }

  @Override
  boolean isCancelling() {
    return cancelling;
  }

  /** Who is inside run. */
  Thread thread() {
    return driving;
  }
}
