package dev.pawl;

/**
 * Asks for one more poll of the task that it belongs to.
 *
 * <p>A task that is about to return {@link Poll#pending} leaves the waker of its context where the
 * awaited thing will find it. Two wakers wake the same task exactly if they are the same object.
 */
@FunctionalInterface
public interface Waker {

  /**
   * Sees to it that the task is polled at least once more, and that this poll sees everything done
   * before the call. Does nothing once the task is complete, and is never an error: wakes before a
   * poll coalesce into one, and a wake during a poll leads to one more. May be called from any
   * thread, under any lock, as often as one likes.
   */
  void wake();
}
