package dev.pawl;

import java.time.Duration;

/**
 * What an executor has done so far, and how it stands: a snapshot by {@link Executor#metrics}.
 *
 * <p>Counted always, without atomic operations on the threads that poll. Each number is as it was
 * at some moment during the call; between two polls of an executor with one thread, and while
 * nobody is inside, they fit together exactly.
 *
 * @param threads how many threads may poll at the same time
 * @param spawned tasks spawned, since the executor was made
 * @param completed tasks that ended with a value
 * @param failed tasks that ended with an exception
 * @param cancelled tasks that were cancelled and ended by that
 * @param polls how often a task was polled
 * @param wakes how often a task became due again, by a wake or its cancellation. Wakes of one that
 *     was due already are not counted
 * @param steals how often a thread took tasks from another one's queue
 * @param busy how long the threads together were awake: polling, or looking for something to poll
 */
public record Metrics(
    int threads,
    long spawned,
    long completed,
    long failed,
    long cancelled,
    long polls,
    long wakes,
    long steals,
    Duration busy) {

  /** Tasks that are not complete. */
  public long live() {
    return Math.max(0, spawned - completed - failed - cancelled);
  }

  /** Tasks that are due and have not been polled since: how deep the queues are. */
  public long due() {
    return Math.max(0, spawned + wakes - polls);
  }
}
