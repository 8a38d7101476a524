package dev.pawl;

import dev.pawl.reactor.Reactor;
import dev.pawl.time.Timers;

/**
 * Decides which cell is polled when, by which {@link Worker}: what an {@link Executor} and the
 * cells need of it, whatever the number of threads.
 */
abstract class Scheduler {
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

  private volatile boolean closing;

  Scheduler(Executor.Builder parts) {
    trace = parts.trace;
    ownsReactor = parts.reactor == null;
    reactor = ownsReactor ? Reactor.driven(trace) : parts.reactor;
    timers = new Timers(parts.clock, this::wakeUp);
    uncaught = new Uncaught(parts.handler);
  }

  /**
   * The worker of the thread that calls {@link #drive}; cells belong to it until they are polled.
   */
  abstract Worker firstWorker();

  /**
   * Puts a cell that has just become due on the ready queue; any thread.
   *
   * @return false if the executor is closed
   */
  abstract boolean enqueue(TaskCell<?, ?> cell);

  /**
   * Wakes a cell; any thread. If it is the thread that is polling the cell, there is no race, and
   * the end of the poll will see to it.
   */
  abstract void wake(TaskCell<?, ?> cell);

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

  /** Whether the calling thread is one that polls for this scheduler. */
  abstract boolean isInside();

  /**
   * Refuses every later {@link #enqueue}.
   *
   * @return false if something is due, which has to be polled first
   */
  abstract boolean closeQueue();

  /** Makes {@link #drive} look around, if it waits; any thread. */
  abstract void wakeUp();

  /** Has {@link #drive} cancel every task, from its next step on; any thread. */
  final void close() {
    closing = true;
    wakeUp();
  }

  final boolean isClosing() {
    return closing;
  }

  /** Whether the tasks that there were have been cancelled, so that new ones have to be as well. */
  abstract boolean isCancelling();
}
