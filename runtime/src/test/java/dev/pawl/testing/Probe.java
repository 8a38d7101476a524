package dev.pawl.testing;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import java.util.ArrayList;
import java.util.List;

/**
 * A task that does what the test says, and counts what is done to it: pending until {@link
 * #complete} or {@link #fail}, which may be called before, during or after a poll, from any thread.
 */
public final class Probe<T> implements Task<T, Exception> {
  private final List<Boolean> cancelledAtPoll = new ArrayList<>();
  private Runnable duringNextPoll = () -> {};
  private boolean letsGo = true;
  private int withdrawals;
  private Waker waker;
  private Poll<T> outcome = Poll.pending();
  private Exception failure;

  @Override
  public Poll<T> poll(Context cx) throws Exception {
    synchronized (this) {
      waker = cx.waker();
      cancelledAtPoll.add(cx.isCancelled());
    }
    Runnable action = duringNextPoll;
    duringNextPoll = () -> {};
    action.run();
    synchronized (this) {
      if (failure != null) {
        throw failure;
      }
      return outcome;
    }
  }

  @Override
  public synchronized boolean withdraw() {
    withdrawals++;
    return letsGo;
  }

  /** Runs within the next poll, after the waker was taken and before the outcome is looked at. */
  public Probe<T> duringNextPoll(Runnable action) {
    duringNextPoll = action;
    return this;
  }

  /** Refuses to let go, as a state machine with cleanup does. */
  public Probe<T> refusingToLetGo() {
    letsGo = false;
    return this;
  }

  /** Completes the task, and wakes it if it was polled. */
  public void complete(T value) {
    end(Poll.ready(value), null);
  }

  /** Has the next poll throw, and wakes the task if it was polled. */
  public void fail(Exception failure) {
    end(Poll.pending(), failure);
  }

  private void end(Poll<T> outcome, Exception failure) {
    Waker woken;
    synchronized (this) {
      this.outcome = outcome;
      this.failure = failure;
      woken = waker;
    }
    if (woken != null) {
      woken.wake();
    }
  }

  /** The waker of the latest poll. */
  public synchronized Waker waker() {
    return waker;
  }

  /** How often it was polled. */
  public synchronized int polls() {
    return cancelledAtPoll.size();
  }

  /** Whether the context was cancelled, poll by poll. */
  public synchronized List<Boolean> cancelledAtPoll() {
    return List.copyOf(cancelledAtPoll);
  }

  /** How often it was withdrawn. */
  public synchronized int withdrawals() {
    return withdrawals;
  }

  @Override
  public String toString() {
    return "Probe";
  }
}
