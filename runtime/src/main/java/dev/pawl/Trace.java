package dev.pawl;

import dev.pawl.reactor.Direction;

/**
 * Is told what an executor and a reactor do, as they do it: for people who want to watch. Give it
 * to {@link Executor.Builder#trace} and {@link dev.pawl.reactor.Reactor#start(Trace)}; where none
 * is given, it costs a null check.
 *
 * <p>Every method is called by the thread that does the thing, so several at once if several
 * threads take part, and has to be quick; none may throw. If one does, what it was told of has
 * happened all the same; the executor's {@code run} ends once each thread has ended the poll that
 * it is in, and throws that, or the next {@code run} does if there is none. While the executor is
 * closing, and in a reactor that has a thread of its own, it goes to the thread's {@link
 * Thread.UncaughtExceptionHandler}, and everything goes on. Tasks, wakers and directions are passed
 * for their {@code toString}, which is only true at the moment of the call.
 */
public interface Trace {

  /** An executor and its spawner were made. */
  default void executorMade(Executor executor, Spawner spawner) {}

  /** A task was handed to the spawner; {@link #queued} follows. */
  default void spawned(JoinHandle<?, ?> task) {}

  /** A task was put on the ready queue. */
  default void queued(JoinHandle<?, ?> task) {}

  /** A task was taken off the ready queue, and its poll begins. */
  default void polling(JoinHandle<?, ?> task) {}

  /** The poll came to nothing yet; the task waits for a wake, or was woken meanwhile. */
  default void pending(JoinHandle<?, ?> task) {}

  /** The poll was the last: the task has its value, failed, or was cancelled. */
  default void completed(JoinHandle<?, ?> task) {}

  /** Somebody woke a task. It is queued unless it was already, or is done. */
  default void woken(JoinHandle<?, ?> task) {}

  /** A socket operation was tried, and would have had to wait. */
  default void wouldBlock(Direction direction) {}

  /** A waker was stored for a direction of a channel: its status is Awaited. */
  default void awaited(Direction direction, Waker waker) {}

  /**
   * The selector is asked for events. {@code mayWait}: there is nothing else to do, so it waits for
   * one.
   */
  default void selecting(boolean mayWait) {}

  /** The selector told of an event. */
  default void event(Direction direction) {}

  /** After an event, the status of the direction is Happened; whoever awaited it is woken next. */
  default void happened(Direction direction) {}

  /**
   * The event found nobody waiting: the selector is not asked for it any more until somebody does.
   */
  default void interestDropped(Direction direction) {}
}
