package dev.pawl.sync;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.PolledAgain;

/**
 * The one shape of every operation here: complete at once if possible; otherwise wait in line, be
 * granted, take what was granted. Each step of a subclass is called by whoever polls, so one thread
 * at a time.
 */
abstract class Operation<T, X extends Throwable> extends Waiter implements Task<T, X> {

  /**
   * The first attempt. Either the operation is complete on return, its outcome kept for {@link
   * #result}; or it is in line, {@linkplain #waitWith with its waker}; or it is granted something
   * that takes several polls to redeem.
   *
   * @return whether it is complete
   */
  abstract boolean start(Context cx) throws X;

  /**
   * Takes what was granted.
   *
   * @return whether the operation is complete, as for {@link #start}
   */
  boolean redeem(Context cx) throws X {
    return true;
  }

  /** The outcome of a complete operation. */
  abstract T result() throws X;

  /** What guards the line that it waits in. */
  abstract SpinLock lock();

  /**
   * Withdrawn while it waits: leaves the line; under the lock.
   *
   * @return a chain of those who can go ahead now, or null
   */
  abstract Waiter leave();

  /**
   * Withdrawn when something had been granted to it already: that goes to the next in line; under
   * the lock.
   *
   * @return a chain of those who can go ahead now, or null
   */
  Waiter giveBack() {
    return null;
  }

  /** Withdrawn when its outcome was settled already: whether nobody else will miss it. */
  boolean canForget() {
    return true;
  }

  @Override
  public Poll<T> poll(Context cx) throws X {
    // The budget is for what never waits. Who has waited has let others run.
    return pollOf(stage() == NEW ? cx.mayProceed() && start(cx) : goOn(cx));
  }

  /** What a poll came to. */
  final Poll<T> pollOf(boolean complete) throws X {
    if (!complete) {
      return Poll.pending();
    }
    stage(DONE);
    return Poll.ready(result());
  }

  /** A poll after the first attempt. */
  private boolean goOn(Context cx) throws X {
    Waker next = cx.waker();
    if (stage() < DONE) {
      mustBeAwaitedBy(next);
    }
    int stage = stage();
    if (stage == WAITING) {
      if (wakes(next) || keepsWaiting(next)) {
        return false;
      }
      stage = stage();
    }
    if (stage == GRANTED) {
      return redeem(cx);
    }
    if (stage == SETTLED) {
      return true;
    }
    throw polledAgain(stage);
  }

  /** Polled with another waker: takes that one, unless it is granted by now. */
  private boolean keepsWaiting(Waker next) {
    SpinLock lock = lock();
    lock.lock();
    try {
      boolean waits = stage() == WAITING;
      if (waits) {
        replaceWaker(next);
      }
      return waits;
    } finally {
      lock.unlock();
    }
  }

  private IllegalStateException polledAgain(int stage) {
    return stage == WITHDRAWN
        ? new IllegalStateException(
            this + " was polled after it was withdrawn. Make a new task to try again.")
        : PolledAgain.by(this);
  }

  @Override
  public boolean withdraw() {
    if (stage() == NEW) {
      stage(WITHDRAWN);
    }
    return stage() >= DONE || retract();
  }

  private boolean retract() {
    Waiter next = null;
    SpinLock lock = lock();
    lock.lock();
    try {
      int stage = stage();
      if (stage == SETTLED && !canForget()) {
        return false;
      }
      if (stage == WAITING) {
        next = leave();
      } else if (stage == GRANTED) {
        next = giveBack();
      }
      stage(WITHDRAWN);
    } finally {
      lock.unlock();
    }
    wake(next);
    return true;
  }
}
