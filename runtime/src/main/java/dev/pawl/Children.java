package dev.pawl;

import java.util.ArrayList;
import java.util.List;

/*
 *   add:      refused once closed                 else the child is on the ring before it is spawned
 *   started:  keep the handle, then look whether  ┐ either the canceller has found the handle, or
 *             all are cancelled                   │ the spawner finds that all are cancelled
 *   cancel:   say so, then look for handles       ┘
 *   end:      off the ring, then look who waits   ┐ either it is seen, and woken, or it has seen the
 *   awaitEnd: store the waker, then look whether  ┘ ring empty
 *             the ring is empty
 */
/**
 * The children of a {@link Scope} that have not ended, what became of the others, and who waits for
 * the end. Any thread. Everything is guarded by this, and nobody is woken or cancelled under it.
 */
final class Children {
  /** Both ends of a ring. */
  private final Child<?, ?> ends = new Child<>(Task.ready(null), this);

  private Throwable failure;
  private boolean cancelled;
  private boolean closed;

  /** The task that waits for the end, and its waker. */
  private Task<?, ?> waiting;

  private Waker waker;

  /** Who wants to know at once that a child has failed, or null. */
  private Waker onFailure;

  Children() {
    ends.before = ends;
    ends.after = ends;
  }

  /**
   * A child is about to be spawned.
   *
   * @return false if the scope is closed, and it must not be
   */
  synchronized boolean add(Child<?, ?> child) {
    if (closed) {
      return false;
    }
    child.before = ends.before;
    child.after = ends;
    ends.before.after = child;
    ends.before = child;
    return true;
  }

  /** A child that was added has been spawned; it may even have ended. */
  void started(Child<?, ?> child, JoinHandle<?, ?> handle) {
    boolean cancel;
    synchronized (this) {
      child.handle = handle;
      cancel = cancelled;
    }
    if (cancel) {
      handle.cancel();
    }
  }

  /** Cancels all, and those that are started from now on. */
  void cancel() {
    List<JoinHandle<?, ?>> handles = new ArrayList<>();
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      for (Child<?, ?> child = ends.after; child != ends; child = child.after) {
        if (child.handle != null) { // else who starts it will see that it is cancelled
          handles.add(child.handle);
        }
      }
    }
    handles.forEach(JoinHandle::cancel);
  }

  /**
   * A child has ended, or was given up. One that does both counts once.
   *
   * @param thrown its failure, or null. The first one cancels the others
   */
  void end(Child<?, ?> child, Throwable thrown) {
    boolean failed;
    Waker first = null;
    Waker second;
    synchronized (this) {
      if (child.before == null) {
        return;
      }
      child.before.after = child.after;
      child.after.before = child.before;
      child.before = null;
      failed = thrown != null && failure == null;
      if (failed) {
        failure = thrown;
        first = onFailure;
      } else if (thrown != null) {
        suppress(thrown);
      }
      second = isEmpty() ? waker : null;
    }
    if (failed) {
      cancel();
    }
    wake(first);
    wake(second);
  }

  private static void wake(Waker waker) {
    if (waker != null) {
      waker.wake();
    }
  }

  /** The first failure of a child, or null. */
  synchronized Throwable failure() {
    return failure;
  }

  /** Adds something to the failure that there is. */
  synchronized void suppress(Throwable thrown) {
    if (thrown != failure) {
      failure.addSuppressed(thrown);
    }
  }

  /** Has somebody woken when a child fails; null for nobody. */
  synchronized void wakeOnFailure(Waker waker) {
    onFailure = waker;
  }

  /**
   * Closes the scope if there is nothing to wait for.
   *
   * @return whether there are no children, none has failed, and there will be no others
   */
  synchronized boolean closeIfClean() {
    boolean clean = isEmpty() && failure == null;
    closed |= clean;
    return clean;
  }

  synchronized boolean isEmpty() {
    return ends.after == ends;
  }

  /**
   * Waits for the end of all.
   *
   * @param close whether none may be added from then on
   * @return whether there are none
   * @throws IllegalStateException if another task waits
   */
  synchronized boolean awaitEnd(Task<?, ?> task, Waker waker, boolean close) {
    if (waiting != null && waiting != task) {
      throw new IllegalStateException(
          "The end of a scope is awaited already. It can be awaited by one task at a time.");
    }
    boolean none = isEmpty();
    waiting = none ? null : task;
    this.waker = none ? null : waker;
    closed |= none && close;
    return none;
  }

  /** A task that may wait does not any more. */
  synchronized void stopAwaiting(Task<?, ?> task) {
    if (waiting == task) {
      waiting = null;
      waker = null;
    }
  }

  /** Such as {@code 2 running, closed}. */
  @Override
  public synchronized String toString() {
    int live = 0;
    for (Child<?, ?> child = ends.after; child != ends; child = child.after) {
      live++;
    }
    return live + " running" + (closed ? ", closed" : "");
  }
}
