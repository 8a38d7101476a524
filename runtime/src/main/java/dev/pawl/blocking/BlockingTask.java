package dev.pawl.blocking;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.LateCloser;
import dev.pawl.protocol.PolledAgain;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;

/*
 *   NEW ──poll──▶ QUEUED ──a thread──▶ RUNNING ──returns, throws──▶ DONE ──poll──▶ TAKEN
 *    │               │                    │                          │ DETACH: too late
 *    └───withdraw────┴──────▶ GONE ◀──────┴──────────────────────────┘
 *                                 withdraw, if DETACH
 */
/**
 * One call: both the task that is polled and the job that a thread of the pool runs. All fields are
 * guarded by its monitor, which is never held while something waits.
 */
final class BlockingTask<T, X extends Throwable> implements Task<T, X>, Runnable {
  private enum State {
    NEW,
    QUEUED,
    RUNNING,
    DONE,
    TAKEN,
    GONE
  }

  private final OnCancel onCancel;
  private final boolean isNative;
  private State state = State.NEW;
  private Blocking.Call<T, X> call;
  private Waker waker;
  private LateCloser late;

  /**
   * Where it was queued; the only field that is not guarded, but of whoever polls and withdraws.
   */
  private BlockingPool pool;

  private Thread thread;

  /** Whether its thread was interrupted: once, or the call's own cleanup would be as well. */
  private boolean interrupted;

  private T value;
  private Throwable thrown;

  BlockingTask(Blocking.Call<T, X> call, OnCancel onCancel, boolean isNative) {
    this.call = call;
    this.onCancel = onCancel;
    this.isNative = isNative;
  }

  @Override
  public Poll<T> poll(Context cx) throws X {
    if (cx.isCancelled() && isNew()) {
      return Poll.pending(); // its awaiter lets go; a thread might be faster than that
    }
    if (!begins(cx)) {
      Awaiter.replace(this, awaiter(), cx.waker());
      return outcome(cx);
    }
    boolean queued = false;
    try {
      pool = cx.blocking();
      pool.execute(this, isNative);
      queued = true;
      return Poll.pending();
    } finally {
      if (!queued) {
        withdraw(); // refused, it is complete
      }
    }
  }

  private synchronized boolean isNew() {
    return state == State.NEW;
  }

  private synchronized Waker awaiter() {
    return state == State.TAKEN || state == State.GONE ? null : waker;
  }

  private synchronized boolean begins(Context cx) {
    if (state != State.NEW) {
      return false;
    }
    queued(cx.waker(), LateCloser.of(cx));
    return true;
  }

  /** From here on, a thread of the pool may run it. */
  synchronized void queued(Waker waker, LateCloser late) {
    this.waker = waker;
    this.late = late;
    state = State.QUEUED;
  }

  @SuppressWarnings("unchecked") // the call threw it, so it is an X or unchecked
  private synchronized Poll<T> outcome(Context cx) throws X {
    switch (state) {
      case DONE -> {
        state = State.TAKEN;
        if (thrown != null) {
          throw (X) thrown;
        }
        return Poll.ready(value);
      }
      case TAKEN, GONE -> throw PolledAgain.by(this);
      default -> {
        waker = cx.waker();
        return Poll.pending();
      }
    }
  }

  /** On a thread of the pool. */
  @Override
  public void run() {
    Blocking.Call<T, X> begun = begin();
    if (begun == null) {
      return;
    }
    T value = null;
    Throwable thrown = null;
    try {
      value = begun.run();
    } catch (Throwable t) {
      thrown = t;
    }
    Waker waiting = end(value, thrown);
    if (waiting != null) {
      waiting.wake();
    } else {
      dispose(value, thrown);
    }
  }

  private synchronized Blocking.Call<T, X> begin() {
    if (state != State.QUEUED) {
      return null;
    }
    state = State.RUNNING;
    thread = Thread.currentThread();
    return call;
  }

  /**
   * @return who waits for it, or null if nobody does any more
   */
  private synchronized Waker end(T value, Throwable thrown) {
    thread = null;
    Thread.interrupted(); // from here on nobody interrupts it; the next call must not feel it
    call = null;
    if (state == State.GONE) {
      return null;
    }
    state = State.DONE;
    this.value = value;
    this.thrown = thrown;
    return waker;
  }

  /** Nobody awaits it any more. */
  private void dispose(T value, Throwable thrown) {
    if (thrown == null) {
      late.close(this, value);
    } else if (!tellsOfTheInterrupt(thrown)) {
      late.tell(this, thrown);
    }
  }

  private static boolean tellsOfTheInterrupt(Throwable failure) {
    return failure instanceof InterruptedException
        || failure instanceof InterruptedIOException
        || failure instanceof ClosedByInterruptException;
  }

  @Override
  public boolean withdraw() {
    boolean letsGo = letsGo();
    if (letsGo && pool != null) {
      pool.forget(this, isNative); // it may be long before a thread is free
      pool = null;
    }
    return letsGo;
  }

  private synchronized boolean letsGo() {
    switch (state) {
      case RUNNING -> {
        if (onCancel != OnCancel.FINISH && !interrupted) {
          interrupted = true;
          thread.interrupt();
        }
        if (onCancel != OnCancel.DETACH) {
          return false;
        }
        state = State.GONE;
        return true;
      }
      case DONE -> {
        return false; // it has just come, and is not to be lost
      }
      default -> {
        state = State.GONE;
        call = null;
        return true;
      }
    }
  }

  /** Whether the call has ended, and its outcome waits. */
  synchronized boolean isDone() {
    return state == State.DONE;
  }

  @Override
  public String toString() {
    return "Blocking.run";
  }
}
