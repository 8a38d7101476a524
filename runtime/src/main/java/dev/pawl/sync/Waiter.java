package dev.pawl.sync;

import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.Stray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/*
 *   NEW ──start──▶ WAITING ──grant──▶ GRANTED ──redeem──▶ DONE
 *    │                │  │               │
 *    │                │  └───settle──▶ SETTLED ──poll───▶ DONE
 *    │ complete       │ withdraw         │ withdraw: goes to the next in line
 *    ▼ at once        ▼                  ▼
 *   DONE          WITHDRAWN          WITHDRAWN
 *
 *  start, redeem, withdraw   whoever polls the operation, one thread at a time
 *  grant, settle             any thread, under the lock of the primitive
 *
 *  GRANTED: something is kept for it that others could use, and that it has yet to take.
 *  SETTLED: its outcome is known, and concerns nobody else.
 */
/**
 * One operation in the waiting line of a primitive: the operation's own task extends this, so that
 * waiting allocates nothing.
 *
 * <p>Those who are to be woken when the lock is free are chained by {@link #after}. As a rule, who
 * is out of the line never enters it again. Where everybody is told to look, and may find nothing
 * and wait on, they are {@linkplain #call called}, and enter it only after the chain has come to
 * them.
 */
abstract class Waiter {
  static final int NEW = 0;
  static final int WAITING = 1;
  static final int GRANTED = 2;
  static final int SETTLED = 3;
  static final int DONE = 4;
  static final int WITHDRAWN = 5;

  /** What a complete operation has taken was given back. */
  static final int RETURNED = 6;

  private static final VarHandle STAGE;

  static {
    try {
      STAGE = MethodHandles.lookup().findVarHandle(Waiter.class, "stage", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The neighbours in {@link Waiters}, under the primitive's lock. */
  Waiter before;

  Waiter after;

  /**
   * Whom to wake. Written under the lock and only while not granted; so whoever has granted it may
   * read it without. (While {@link #called} it may change, and whoever wakes finds either.)
   */
  private Waker waker;

  private int stage;

  /** Whether {@link #after} is still the chain's, whose wake is yet to come. */
  private volatile boolean called;

  /** Sees what the thread that changed the stage had done before. */
  final int stage() {
    return (int) STAGE.getAcquire(this);
  }

  /** Moves to a stage; under the lock, unless nobody else can know the operation. */
  final void stage(int next) {
    STAGE.setRelease(this, next);
  }

  /** Whether it is the calling thread that gives back what was taken; any thread, for one only. */
  final boolean returns() {
    return STAGE.compareAndSet(this, DONE, RETURNED);
  }

  /** Begins to wait, or goes on to; under the lock. */
  final void waitWith(Waker waker) {
    this.waker = waker;
    stage(WAITING);
  }

  /** Whether it would wake the same task as before. */
  final boolean wakes(Waker waker) {
    return this.waker == waker;
  }

  /**
   * A poll begins. Under no lock: the waker is written by polls alone.
   *
   * @throws IllegalStateException if it is not that of the one who awaits the operation
   */
  final void mustBeAwaitedBy(Waker next) {
    Awaiter.replace(this, waker, next);
  }

  /**
   * The latest poll's waker counts, as the operation may have been handed from task to task; under
   * the lock.
   */
  final void replaceWaker(Waker next) {
    waker = next;
  }

  /** Its outcome is known; under the lock. */
  final void settle() {
    stage(SETTLED);
  }

  /** It is taken out of the line to look whether there is something; under the lock. */
  final void call() {
    called = true;
    stage(GRANTED);
  }

  /**
   * Whether it waits for the wake that comes with its {@link #call}, and so can't enter the line
   * yet, though it was polled and has found nothing; under the lock.
   *
   * @param next whom to wake from now on
   */
  final boolean awaitsItsCall(Waker next) {
    if (!called) {
      return false;
    }
    waker = next;
    // Either wake finds the new waker, or this finds that it has been there.
    VarHandle.fullFence();
    return called;
  }

  /**
   * Wakes a chain of waiters that have left the line; not under a lock. A waker is foreign code:
   * one that throws must not keep the others from being woken, nor fail the operation that released
   * them.
   */
  static void wake(Waiter chain) {
    for (Waiter waiter = chain, next; waiter != null; waiter = next) {
      next = waiter.after;
      waiter.after = null;
      if (waiter.called) {
        waiter.called = false; // from here on it may be in line again
        VarHandle.fullFence();
      }
      try {
        waiter.waker.wake();
      } catch (Throwable t) {
        Stray.tellThread(t);
      }
    }
  }
}
