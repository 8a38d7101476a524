package dev.pawl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * One of several workers: polls what is in its own queue; then what others left for nobody in
 * particular; then what it can steal; and sleeps if there is nothing.
 *
 * <p>The cell that a poll has woken or spawned last is polled next, ahead of the queue: its data is
 * in this core's cache, and as a rule the task that woke it is about to wait for it. No other
 * worker is woken for that one cell alone, so that two tasks which talk to each other stay on one
 * thread. Three in a row, then the queue has its turn.
 *
 * <p>A poll that takes long must hold up nobody else. What is in the queue can be stolen at once;
 * for the rest there is the worker that is {@linkplain Sleepers on watch}: it takes over the
 * reactor if nobody keeps it, and the next cell of who has been in one poll since it looked last;
 * and it steals what nobody was called for.
 */
final class StealingWorker extends Padded implements Sleepers.Sleeper {
  private static final int NEXT_IN_A_ROW = 3;

  /** States. Who waits in the reactor is woken by it, others by unpark. */
  private static final int AWAKE = 0;

  private static final int PARKED = 1;
  private static final int IN_REACTOR = 2;
  private static final int WOKEN = 3;

  private static final VarHandle NEXT;
  private static final VarHandle STATE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      NEXT = lookup.findVarHandle(StealingWorker.class, "next", TaskCell.class);
      STATE = lookup.findVarHandle(StealingWorker.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Worker worker;
  final LocalQueue queue = new LocalQueue();
  private final WorkStealing scheduler;

  /** To be polled next. Set by this thread only, taken by others as well. */
  @SuppressWarnings("UnusedVariable") // through NEXT
  private TaskCell<?, ?> next;

  @SuppressWarnings("UnusedVariable") // through STATE
  private int state;

  private volatile Thread thread;

  /** These are this thread's alone. */
  private int turns;

  private int nextInARow;
  private boolean searching;
  private boolean lying;

  private final Lookout lookout;

  /**
   * @param workers all of them; those that are not there yet will be before this one gets a thread
   */
  StealingWorker(WorkStealing scheduler, Worker worker, StealingWorker[] workers) {
    this.scheduler = scheduler;
    this.worker = worker;
    this.lookout = new Lookout(this, workers);
  }

  @Override
  public boolean start() {
    searching = true;
    lying = false;
    try {
      thread = made(scheduler.thread());
      thread.start();
      return true;
    } catch (Throwable t) {
      thread = null;
      scheduler.refused(t);
      return false;
    }
  }

  /** Like the thread that is inside run, whoever it is that needs another one now. */
  private Thread made(Thread driving) {
    String name = driving.getName() + " worker " + worker.number;
    Thread made = new Thread(driving.getThreadGroup(), this::runThread, name, 0, false);
    made.setDaemon(driving.isDaemon());
    made.setContextClassLoader(driving.getContextClassLoader());
    made.setUncaughtExceptionHandler(driving.getUncaughtExceptionHandler());
    return made;
  }

  private void runThread() {
    worker.enter();
    try {
      work();
    } finally {
      worker.exit();
    }
  }

  /**
   * Waits a while for the end of a thread that was started.
   *
   * @return whether it has ended
   */
  boolean join() throws InterruptedException {
    thread.join(50);
    if (thread.isAlive()) {
      return false;
    }
    thread = null;
    return true;
  }

  /** The calling thread is this worker's, for a run. */
  void begin(Thread caller) {
    thread = caller;
    searching = false;
    lying = false;
  }

  /** Polls until the run is over. */
  void work() {
    STATE.setVolatile(this, AWAKE);
    try {
      while (scheduler.goesOn()) {
        TaskCell<?, ?> cell = due();
        if (cell != null) {
          turn(cell);
        } else {
          sleep();
        }
      }
    } catch (Throwable t) {
      scheduler.fail(t);
    } finally {
      handOver();
    }
  }

  private void turn(TaskCell<?, ?> cell) {
    if (worker.poll(cell)) {
      append(cell); // behind the others: it has had its turn
    }
    if (++turns % Scheduler.TURNS == 0) {
      scheduler.lookUp(this);
      lookout.look(); // there may be nobody on watch, as all are busy
    }
  }

  private TaskCell<?, ?> due() {
    TaskCell<?, ?> cell = lookout.hasFound() ? takeLate() : null;
    if (cell == null && turns % Scheduler.TURNS == 0) {
      cell = scheduler.injectedInto(queue);
    }
    if (cell == null) {
      cell = ownDue();
    }
    if (cell == null) {
      cell = foundElsewhere();
    }
    if (cell != null && searching) {
      stopSearching();
    }
    return cell;
  }

  private TaskCell<?, ?> ownDue() {
    TaskCell<?, ?> cell = nextInARow < NEXT_IN_A_ROW ? takeNext() : null;
    if (cell != null) {
      nextInARow++;
      return cell;
    }
    nextInARow = 0;
    cell = queue.take();
    return cell != null ? cell : takeNext();
  }

  private TaskCell<?, ?> foundElsewhere() {
    TaskCell<?, ?> cell = scheduler.injectedInto(queue);
    if (cell == null && (searching || (searching = scheduler.sleepers.search()))) {
      cell = scheduler.stealInto(queue, worker.number);
      if (cell != null) {
        worker.counters.count(Counters.STEALS);
      }
    }
    return cell;
  }

  private void stopSearching() {
    searching = false;
    if (scheduler.sleepers.found() && scheduler.hasDue()) {
      scheduler.callWorker(); // pushes have relied on this search
    }
  }

  /** A cell was woken or spawned by this thread. */
  void schedule(TaskCell<?, ?> cell) {
    if (worker.polled() == null) {
      append(cell); // by an event or a timer: first come, first polled
      return;
    }
    TaskCell<?, ?> before = (TaskCell<?, ?>) NEXT.getOpaque(this);
    if (before == null) {
      NEXT.setRelease(this, cell); // others only ever take
      if (queue.size() > 0 || !scheduler.sleepers.isWatched()) {
        scheduler.callWorker(); // in the second case, if there is one that has yet to be started
      }
      return;
    }
    before = (TaskCell<?, ?>) NEXT.getAndSet(this, cell);
    if (before != null) {
      append(before);
    }
  }

  /** Puts a cell behind all others. */
  private void append(TaskCell<?, ?> cell) {
    queue.push(cell);
    if (NEXT.getOpaque(this) != null || queue.size() > 1) {
      scheduler.callWorker(); // more than this one can poll at a time
    }
  }

  /** What is to be polled next, if it is there; any thread. */
  TaskCell<?, ?> takeNext() {
    TaskCell<?, ?> cell = (TaskCell<?, ?>) NEXT.getOpaque(this);
    return cell != null && NEXT.compareAndSet(this, cell, null) ? cell : null;
  }

  /** Gives away what is due: the run is over, and the next one may not need this worker. */
  private void handOver() {
    for (TaskCell<?, ?> cell = ownDue(); cell != null; cell = ownDue()) {
      scheduler.inject(cell);
    }
    queue.forget();
  }

  private void sleep() {
    scheduler.unawaited.report(this);
    queue.forget();
    boolean nothingIsLeft = scheduler.sleepers.lieDown(this, searching);
    lying = true;
    if (nothingIsLeft) {
      scheduler.stop();
    } else if (!scheduler.hasToLookAround()) {
      worker.counters.asleep();
      await();
    }
    getUp();
  }

  private void await() {
    do {
      if (scheduler.keeping.tryBegin(this)) {
        try {
          // Whoever has something to tell the keeper and did not find this one has been too early
          // for it to be asked before.
          if (!scheduler.hasToLookAround()) {
            keep();
          }
        } finally {
          scheduler.keeping.end();
        }
        return;
      }
    } while (parkUntilNobodyKeeps());
  }

  /** Waits, in place of all, for events and for the next timer. */
  private void keep() {
    int waiting = scheduler.ownsReactor ? IN_REACTOR : PARKED;
    if (!STATE.compareAndSet(this, AWAKE, waiting)) {
      return;
    }
    boolean hasCome;
    do {
      worker.clearInterrupt();
      boolean watches = scheduler.sleepers.isOnWatch(this);
      hasCome = scheduler.keeping.await(scheduler, watches ? Lookout.PAUSE : Long.MAX_VALUE);
      if (watches && scheduler.sleepers.goesOnWatching(this)) {
        lookout.look();
      }
    } while (!hasCome && !lookout.hasFound() && (int) STATE.getVolatile(this) == waiting);
    getUp(); // first: what is due now is this worker's, and counts as such
    scheduler.deliver();
  }

  /**
   * @return false if it is to get up; true if it still sleeps, but being on watch it has found that
   *     nobody keeps the reactor
   */
  private boolean parkUntilNobodyKeeps() {
    if (!STATE.compareAndSet(this, AWAKE, PARKED)) {
      return false;
    }
    do {
      worker.clearInterrupt();
      if (!scheduler.sleepers.isOnWatch(this)) {
        LockSupport.park(scheduler);
        continue;
      }
      LockSupport.parkNanos(scheduler, Lookout.PAUSE);
      if (scheduler.sleepers.goesOnWatching(this)) {
        lookout.look();
        if (!lookout.hasFound() && scheduler.keeping.isNobodys()) {
          return STATE.compareAndSet(this, PARKED, AWAKE);
        }
      }
    } while (!lookout.hasFound() && (int) STATE.getVolatile(this) == PARKED);
    return false;
  }

  private TaskCell<?, ?> takeLate() {
    TaskCell<?, ?> cell = lookout.take();
    if (cell != null) {
      worker.counters.count(Counters.STEALS);
    }
    return cell;
  }

  /** Is awake, and finds out whether it was woken to search. */
  private void getUp() {
    if (lying) {
      lying = false;
      STATE.setVolatile(this, AWAKE);
      worker.counters.awake();
      searching = scheduler.sleepers.getUp(this);
      scheduler.tellOfRefusal();
    }
  }

  @Override
  public void wakeUp() {
    int before = (int) STATE.getAndSet(this, WOKEN);
    if (before == IN_REACTOR) {
      scheduler.reactor.wakeUp();
    } else if (before == PARKED) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void watch() {
    // Who is about to fall asleep asks whether he is on watch after he has said that he is.
    int now = (int) STATE.getVolatile(this);
    if (now == IN_REACTOR) {
      scheduler.reactor.wakeUp();
    } else if (now == PARKED) {
      LockSupport.unpark(thread);
    }
  }

  /** Adds the cells that are due here; any thread. */
  void addDue(Set<TaskCell<?, ?>> cells) {
    TaskCell<?, ?> first = (TaskCell<?, ?>) NEXT.getOpaque(this);
    if (first != null) {
      cells.add(first);
    }
    queue.addTo(cells);
  }

  /** Whether a cell is to be polled next; any thread. */
  boolean hasNext() {
    return NEXT.getOpaque(this) != null;
  }

  /** Whether it is asleep, so that it is not in the middle of a poll; any thread. */
  boolean sleeps() {
    if (thread == null) {
      return true;
    }
    int now = (int) STATE.getVolatile(this);
    return now == PARKED || now == IN_REACTOR;
  }
}
