package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.reactor.Direction;
import dev.pawl.reactor.Waiter;
import java.io.IOException;

/*
 *   poll:  attempt ──done──▶ Ready
 *             ▲ │ would block
 *   Happened  │ ▼
 *          Direction.poll ──stored──▶ Pending … the event wakes the task … poll again
 */
/**
 * The one loop behind every socket operation: try, and only if it would block, wait for the reactor
 * and try again. A socket that is ready never meets the reactor.
 */
abstract class WouldBlock<T> extends Waiter implements Task<T, IOException> {
  /** Where the operation is stored as a waiter, or null. */
  private Direction waiting;

  private boolean completed;

  /**
   * Tries the operation, on a channel that is not blocking.
   *
   * @return false if it would block
   */
  abstract boolean attempt() throws IOException;

  /** What the attempt that succeeded came to. */
  abstract T result();

  /** The direction that has to be ready for an attempt to succeed. */
  abstract Direction direction(Context cx) throws IOException;

  @Override
  public final Poll<T> poll(Context cx) throws IOException {
    if (completed) {
      throw new IllegalStateException(
          this
              + " was polled after it completed. A task may be polled until it is ready,"
              + " then never again.");
    }
    completed = true; // an exception completes it too
    while (cx.mayProceed()) {
      if (attempt()) {
        withdraw(); // polled for another reason than the event, it still waits for that
        return Poll.ready(result());
      }
      Direction direction = direction(cx);
      direction.wouldBlock();
      if (!direction.poll(this, cx.waker())) {
        waiting = direction;
        break;
      }
    }
    completed = false;
    return Poll.pending();
  }

  @Override
  public final boolean withdraw() {
    if (waiting != null) {
      waiting.withdraw(this);
      waiting = null;
    }
    return true;
  }
}
