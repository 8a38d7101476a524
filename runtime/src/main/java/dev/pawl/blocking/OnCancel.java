package dev.pawl.blocking;

/** What becomes of a blocking call that runs when its task is cancelled. */
public enum OnCancel {
  /**
   * Its thread is interrupted, once, and the task ends when the call has returned: with its value,
   * or with what it threw. Nothing of it goes on behind the awaiter's back. A call that ignores
   * interrupts holds the cancellation up.
   */
  INTERRUPT,

  /**
   * Its thread is interrupted, and the task ends at once. The call may go on for a while, and must
   * not use what its awaiter closes or reuses. If it returns an {@link AutoCloseable}, that is
   * closed: by that thread, or if it is an {@link dev.pawl.AsyncCloseable} by a task that is
   * spawned for it. If it throws something else than that it was interrupted, the executor's
   * handler for uncaught exceptions is told, by the thread of the pool.
   */
  DETACH,

  /** It is left to finish, and the task ends then. For short calls that must not be cut in two. */
  FINISH
}
