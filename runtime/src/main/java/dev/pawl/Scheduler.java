package dev.pawl;

import dev.pawl.reactor.Reactor;
import dev.pawl.time.Timers;

/**
 * Decides which cell is polled when, by which {@link Worker}: what an {@link Executor} and the
 * cells need of it, whatever the number of threads.
 */
abstract class Scheduler {
  /** Who is told, or null. */
  final Trace trace;

  final Reactor reactor;

  /** Whether the reactor is this one's to drive and to close. */
  final boolean ownsReactor;

  /** What the loop waits for besides events and wakes. */
  final Timers timers;

  /** The failures that nobody awaits. */
  final Unawaited unawaited;

  private volatile boolean closing;

  Scheduler(Executor.Builder parts) {
    trace = parts.trace;
    ownsReactor = parts.reactor == null;
    reactor = ownsReactor ? Reactor.driven(trace) : parts.reactor;
    timers = new Timers(parts.clock, this::wakeUp);
    unawaited = new Unawaited(parts.handler);
  }

  /** The worker that a cell belongs to until it is polled. */
  abstract Worker initialWorker();

  /**
   * Puts a cell that has just become due on the ready queue; any thread.
   *
   * @return false if the executor is closed
   */
  abstract boolean enqueue(TaskCell<?, ?> cell);

  /**
   * A cell is woken: if by the thread that is polling it, there is no race, and the end of the poll
   * will see to it.
   *
   * @return whether it was
   */
  abstract boolean noteOwnWake(TaskCell<?, ?> cell);

  /**
   * Polls, on the calling thread at least, until {@code goal} is done; if that is null, until no
   * task is left. Whoever sits in the executor's seat.
   */
  abstract void drive(TaskCell<?, ?> goal);

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
