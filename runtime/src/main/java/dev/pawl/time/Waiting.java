package dev.pawl.time;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.PolledAgain;

/** A task that waits for a moment and nothing else. */
abstract class Waiting extends Timer implements Task<Void, RuntimeException> {

  /** The moment, asked at the first poll. */
  abstract long deadline(Timers timers);

  /** The task is complete. */
  void reached(Timers timers) {}

  @Override
  public final Poll<Void> poll(Context cx) {
    switch (state) {
      case NEW:
        return begin(cx.timers(), cx);
      case ARMED:
        return goOn(cx.timers(), cx);
      case FIRED:
        return fired(cx);
      case DISARMED:
        return move(cx.timers(), cx);
      default:
        throw PolledAgain.by(this);
    }
  }

  private Poll<Void> begin(Timers here, Context cx) {
    long moment = deadline(here);
    if (moment > here.now()) {
      here.arm(this, moment, cx.waker());
      return Poll.pending();
    }
    // A loop around a moment that is over must not keep the thread to itself.
    if (!cx.mayProceed()) {
      return Poll.pending();
    }
    timers = here;
    return complete();
  }

  private Poll<Void> goOn(Timers here, Context cx) {
    if (timers != here) {
      timers.disarm(this);
      return hasFired() ? fired(cx) : move(here, cx);
    }
    Waker next = cx.waker();
    Waker present = waker; // null if it has just fired
    if (present == next) {
      return Poll.pending();
    }
    Awaiter.replace(this, present, next);
    return timers.rearm(this, next) ? Poll.pending() : fired(cx);
  }

  /** Waits on, perhaps on another executor. */
  private Poll<Void> move(Timers here, Context cx) {
    here.arm(this, here.deadlineAt(timers.nanoTimeOf(deadline)), cx.waker());
    return Poll.pending();
  }

  /**
   * A cancelled task has slept for the last time, though its moment has come: a timeout that was
   * due before would otherwise lose to a longer sleep whenever the executor is late for both.
   */
  private Poll<Void> fired(Context cx) {
    return cx.isCancelled() ? Poll.pending() : complete();
  }

  private Poll<Void> complete() {
    state = DONE;
    reached(timers);
    return Poll.ready(null);
  }

  /** May be polled again afterwards: it goes on waiting for the same moment. */
  @Override
  public final boolean withdraw() {
    if (state == ARMED) {
      timers.disarm(this);
    }
    return true;
  }
}
