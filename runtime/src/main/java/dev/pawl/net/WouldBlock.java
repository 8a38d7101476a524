package dev.pawl.net;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.protocol.PolledAgain;
import dev.pawl.reactor.Direction;
import dev.pawl.reactor.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;

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

  /** What the attempt that succeeded came to: set by it. */
  T result;

  /**
   * Tries the operation, on a channel that is not blocking.
   *
   * @return false if it would block
   */
  abstract boolean attempt(Context cx) throws IOException;

  /** The direction that has to be ready for an attempt to succeed. */
  abstract Direction direction(Context cx) throws IOException;

  /** Such as {@code receiveFrom on UdpSocket(127.0.0.1:8080)}. */
  @Override
  public abstract String toString();

  /**
   * Whether there is hope for a first attempt. Where the latest one has told that nothing is left,
   * it is cheaper to wait at once: the selector is level-triggered, and tells of what came since.
   */
  boolean isWorthTrying() {
    return true;
  }

  /**
   * Whether the next attempt would succeed though no event will tell: what it waits for has been
   * taken from the system, by another operation. Asked once the operation is stored as a waiter, so
   * that either this sees it, or whoever brought it sees the waiter.
   */
  boolean isReadyUnseen() {
    return false;
  }

  /** It failed, or was withdrawn: gives up what it holds. */
  void abandon() throws IOException {}

  @Override
  public final Poll<T> poll(Context cx) throws IOException {
    if (completed) {
      throw PolledAgain.by(this);
    }
    if (waiting != null) {
      mustBeAwaitedBy(cx.waker());
    }
    completed = true; // an exception completes it too
    try {
      // A task that is cancelled tries in any case: its awaiter must not lose what is there.
      completed = proceed(cx, waiting != null || cx.isCancelled() || isWorthTrying());
    } catch (Throwable t) {
      stopWaiting();
      abandonAfter(t);
      throw t;
    }
    return completed ? Poll.ready(result) : Poll.pending();
  }

  private boolean proceed(Context cx, boolean tries) throws IOException {
    while (cx.mayProceed()) {
      if (tries) {
        if (waiting != null) {
          waiting.retry();
        }
        if (attempt(cx)) {
          stopWaiting(); // polled for another reason than the event, it still waits for that
          return true;
        }
      }
      Direction direction = direction(cx);
      if (tries) {
        direction.wouldBlock();
      }
      tries = true;
      if (!direction.poll(this, cx.waker())) {
        waitIn(direction);
        if (!isReadyUnseen()) {
          return false;
        }
      }
    }
    return false;
  }

  private void waitIn(Direction direction) {
    if (waiting != direction) {
      stopWaiting(); // it goes on in another executor than where it began
      waiting = direction;
    }
  }

  private void stopWaiting() {
    if (waiting != null) {
      waiting.withdraw(this);
      waiting = null;
    }
  }

  private void abandonAfter(Throwable primary) {
    try {
      abandon();
    } catch (IOException e) {
      primary.addSuppressed(e);
    }
  }

  @Override
  public final boolean withdraw() {
    stopWaiting();
    try {
      abandon();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
  }
}
