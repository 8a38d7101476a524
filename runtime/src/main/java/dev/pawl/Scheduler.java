package dev.pawl;

import dev.pawl.protocol.GuardedTrace;
import dev.pawl.protocol.Stray;
import dev.pawl.reactor.Reactor;
import dev.pawl.time.Timers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Decides which cell is polled when, by which {@link Worker}: what an {@link Executor} and the
 * cells need of it, whatever the number of threads.
 */
abstract class Scheduler extends Padded {
  /** How many polls a worker makes before it looks at the reactor, though tasks are ready. */
  static final int TURNS = 64;

  /** Who is told, or null. */
  final Trace trace;

  final Reactor reactor;

  /** Whether the reactor is this one's to drive and to close. */
  final boolean ownsReactor;

  /** What the loop waits for besides events and wakes. */
  final Timers timers;

  /** Who is told of failures that nobody awaits. */
  final Uncaught uncaught;

  /** By threads that are no worker's. */
  private final LongAdder spawnedOutside = new LongAdder();

  private final LongAdder wokenOutside = new LongAdder();

  /** Tasks that were counted as completed, and turned out to be cancelled; by any thread. */
  private final LongAdder letGo = new LongAdder();

  final Closing closing = new Closing();

  /** Why no task is polled any more, once closing has given up on some; null before. */
  private volatile UnfinishedTasksException givenUp;

  /** What the trace or the handler has thrown, until a run throws it; guarded by this. */
  private Throwable thrownByObserver;

  Scheduler(Executor.Builder parts) {
    trace = parts.trace == null ? null : new GuardedTrace(parts.trace, this::noteThrown);
    ownsReactor = parts.reactor == null;
    reactor = ownsReactor ? Reactor.driven(trace) : parts.reactor;
    timers = new Timers(parts.clock, this::wakeUp);
    uncaught = new Uncaught(parts.handler, this::endsPollingRun);
  }

  /**
   * The worker of the thread that calls {@link #drive}; cells belong to it until they are polled.
   */
  abstract Worker firstWorker();

  /** All of them. */
  abstract List<Worker> workers();

  /** The worker whose thread the calling thread is, or null. */
  abstract Worker here();

  /**
   * A cell is new, and due; any thread.
   *
   * @return false if the executor is closed
   */
  final boolean spawn(TaskCell<?, ?> cell) {
    if (trace != null) {
      trace.spawned(cell);
    }
    Worker here = here();
    if (here != null) {
      cell.beginLife(here); // asked for its scheduler, often: not the fields of a busy other one
      here.counters.count(Counters.SPAWNED);
    } else {
      spawnedOutside.increment();
    }
    boolean accepted = enqueueNew(cell, here);
    if (!accepted && here != null) {
      here.counters.add(Counters.SPAWNED, -1);
    } else if (!accepted) {
      spawnedOutside.decrement();
    }
    return accepted;
  }

  /**
   * Puts a new cell on a queue; any thread.
   *
   * @param here from {@link #here}
   * @return false if the executor is closed
   */
  abstract boolean enqueueNew(TaskCell<?, ?> cell, Worker here);

  /** Wakes a cell; any thread. */
  abstract void wake(TaskCell<?, ?> cell);

  /**
   * Cancels a cell; any thread.
   *
   * @return false if it was done
   */
  abstract boolean cancel(TaskCell<?, ?> cell);

  /** A cell becomes due by a wake or a cancel; the thread that did it. */
  final void countWake(Worker here) {
    if (here != null) {
      here.counters.count(Counters.WAKES);
    } else {
      wokenOutside.increment();
    }
  }

  /** Nobody wants what a cancelled task had come to after all; any thread. */
  final void countLetGo() {
    letGo.increment();
  }

  /**
   * A task failed, and nobody awaits it yet. It is told of if nobody does by the time all are idle,
   * or have polled {@value #TURNS} more: one that fails at once does not count as unawaited while
   * the one that spawned it has yet to come to its {@code await}. The thread that polled it.
   */
  abstract void leaveUnawaited(TaskCell<?, ?> cell);

  /**
   * Polls, on the calling thread at least, until {@code goal} is done; if that is null, until no
   * task is left. Whoever sits in the executor's seat.
   */
  abstract void drive(TaskCell<?, ?> goal);

  /** To be woken when the goal is done; what else the one who drives may wait for. */
  abstract Waker whenGoalIsDone();

  /**
   * Refuses every later {@link #enqueue}.
   *
   * @return false if something is due, which has to be polled first
   */
  abstract boolean closeQueue();

  /** What happened has happened all the same. Closing goes on, for the sake of the cleanup. */
  private void noteThrown(Throwable thrown) {
    if (closing.hasBegun()) {
      Stray.tellThread(thrown);
      return;
    }
    synchronized (this) {
      thrownByObserver = Thrown.both(thrownByObserver, thrown);
    }
    endRun();
  }

  /** Notes what the handler has thrown, if it was told by the task that is polled here. */
  private boolean endsPollingRun(Throwable thrown) {
    Worker here = here();
    if (here == null || here.polled() == null) {
      return false;
    }
    noteThrown(thrown);
    return true;
  }

  /** Throws what the trace or the handler has thrown; at the end of {@link #drive}. */
  final void rethrowFromObserver() {
    Throwable thrown;
    synchronized (this) {
      thrown = thrownByObserver;
      thrownByObserver = null;
    }
    if (thrown != null && closing.hasBegun()) {
      Stray.tellThread(thrown);
    } else if (thrown != null) {
      throw Thrown.<RuntimeException>as(thrown); // neither of them declares anything else
    }
  }

  /** Has {@link #drive} end, each worker with the poll that it is in; any thread. */
  abstract void endRun();

  /** Makes {@link #drive} look around, if it waits; any thread. */
  abstract void wakeUp();

  /**
   * Has {@link #drive} cancel every task, from its next step on; any thread.
   *
   * @param nanos how long that may take, until it gives up
   * @param limit as it was given, for the message then
   */
  final void close(long nanos, Duration limit) {
    closing.begin(nanos, limit);
    wakeUp();
  }

  /** Whether closing has taken too long, so that {@link #drive} does nothing any more. */
  abstract boolean hasGivenUp();

  /**
   * Adds the cells that are due; any thread. Of those that are taken meanwhile some may be missing,
   * and some be added that are due no more.
   */
  abstract void addDue(Set<TaskCell<?, ?>> cells);

  /** Drops the cells that are due, and refuses every later {@link #enqueueNew}; once given up. */
  abstract void dropDue(Set<TaskCell<?, ?>> dropped);

  /** The cells that are not complete, those first that are being polled; any thread. */
  final List<TaskCell<?, ?>> unfinished() {
    Set<TaskCell<?, ?>> due = new LinkedHashSet<>();
    addDue(due);
    return unfinished(due);
  }

  /**
   * Drops what is due, and refuses every later {@link #enqueueNew}; who has given up.
   *
   * @return as for {@link #giveUp}
   */
  final UnfinishedTasksException abandon() {
    Set<TaskCell<?, ?>> due = new LinkedHashSet<>();
    dropDue(due);
    return giveUp(unfinished(due));
  }

  /**
   * Tells whoever waits for one of the tasks that it will not end; any thread.
   *
   * @return what to throw, with the tasks that are not complete
   */
  final UnfinishedTasksException giveUp() {
    return giveUp(unfinished());
  }

  private UnfinishedTasksException giveUp(List<TaskCell<?, ?>> cells) {
    UnfinishedTasksException reason =
        new UnfinishedTasksException(
            closing.limit(), cells.stream().map(TaskCell::toString).toList());
    givenUp = reason; // first: either who waits is found below, or he finds this
    cells.forEach(cell -> cell.tellOf(reason));
    return reason;
  }

  /** Why those tasks that are not complete will not end; null if they may. */
  final UnfinishedTasksException givenUp() {
    return givenUp;
  }

  /**
   * @param due asked for before all else: a cell that is polled for the first time meanwhile is no
   *     more due then, but on its way to the live ones
   */
  private List<TaskCell<?, ?>> unfinished(Set<TaskCell<?, ?>> due) {
    Set<TaskCell<?, ?>> cells = new LinkedHashSet<>();
    for (Worker worker : workers()) {
      TaskCell<?, ?> polled = worker.polled();
      if (polled != null) {
        cells.add(polled);
      }
    }
    for (Worker worker : workers()) {
      cells.addAll(worker.live.all());
    }
    cells.addAll(due);
    cells.removeIf(TaskCell::isDone);
    return List.copyOf(cells);
  }

  final Metrics metrics() {
    long[] sums = sums();
    long busy = 0;
    for (Worker worker : workers()) {
      busy += worker.counters.busyNanos();
    }
    return new Metrics(
        workers().size(),
        sums[Counters.SPAWNED],
        sums[Counters.COMPLETED],
        sums[Counters.FAILED],
        sums[Counters.CANCELLED],
        sums[Counters.POLLS],
        sums[Counters.WAKES],
        sums[Counters.STEALS],
        Duration.ofNanos(busy));
  }

  /** The {@link Counters} of all workers, and what was counted outside. */
  private long[] sums() {
    long[] sums = new long[Counters.BUSY];
    long cancelledLate = letGo.sum(); // first: each of them has been counted as completed before
    sums[Counters.SPAWNED] = spawnedOutside.sum();
    sums[Counters.WAKES] = wokenOutside.sum();
    for (Worker worker : workers()) {
      for (int which = 0; which < sums.length; which++) {
        sums[which] += worker.counters.get(which);
      }
    }
    sums[Counters.COMPLETED] -= cancelledLate;
    sums[Counters.CANCELLED] += cancelledLate;
    return sums;
  }

  /** Cancels all tasks; a worker. */
  final void cancelLive() {
    uncaught.keepHandlerFromThrowing(); // the other tasks' cleanup has to run all the same
    long[] sums = sums();
    closing.cancelling(progress(sums), sums[Counters.SPAWNED] - ended(sums));
    for (Worker worker : workers()) {
      worker.live.cancel();
    }
  }

  /**
   * Whether closing has taken too long, now that it is {@linkplain Closing#isTimeToLook time to
   * ask}; a worker.
   *
   * @param quiet whether nothing is due, and nobody else is in a poll
   */
  final boolean givesUp(boolean quiet) {
    return closing.givesUp(quiet, progress(sums()));
  }

  /** For how long nothing has come of closing since its time was up; any thread. */
  final long nanosStalled() {
    return closing.nanosStalled(progress(sums()));
  }

  /** What {@link Closing} takes for progress. */
  private static long progress(long[] sums) {
    return ended(sums) + sums[Counters.STUBBORN];
  }

  private static long ended(long[] sums) {
    return sums[Counters.COMPLETED] + sums[Counters.FAILED] + sums[Counters.CANCELLED];
  }

  /** Whether the tasks that there were have been cancelled, so that new ones have to be as well. */
  abstract boolean isCancelling();
}
