package dev.pawl.protocol;

import dev.pawl.Task;

/**
 * A spawned task that tells of its failure by another way than its handle, which is given an
 * ordinary end: a connection of a server, what completes a future. It still counts as failed.
 *
 * <p>A class and no interface: it is asked for at the end of every task, and that is cheaper so.
 */
public abstract class ReportingTask<T, X extends Throwable> implements Task<T, X> {
  private boolean failed;

  /** It has failed, and somebody was told; in its last poll. */
  protected final void reported() {
    failed = true;
  }

  /** Whether it has failed; by the thread that polled it last. */
  public boolean hasFailed() {
    return failed;
  }
}
