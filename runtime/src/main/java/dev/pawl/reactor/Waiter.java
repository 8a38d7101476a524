package dev.pawl.reactor;

import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;

/**
 * One operation that waits for a direction of a channel, and the waker of its latest poll. The
 * operation's own task extends this, so that waiting allocates nothing.
 */
public abstract class Waiter {
  /**
   * Set by the poll before it looks at the status, read by the reactor after it has changed it: one
   * of them sees the other.
   */
  volatile Waker waker;

  /** Waits for nothing yet. */
  protected Waiter() {}

  /**
   * A poll begins while it is stored.
   *
   * @throws IllegalStateException if it is not that of the one who awaits it
   */
  protected final void mustBeAwaitedBy(Waker next) {
    Awaiter.replace(this, waker, next);
  }
}
