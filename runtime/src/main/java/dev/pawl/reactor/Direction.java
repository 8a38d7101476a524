package dev.pawl.reactor;

import dev.pawl.Trace;
import dev.pawl.Waker;
import dev.pawl.protocol.Stray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.util.Arrays;
import java.util.Objects;

/*
 * The status, and what changes it. In the Rust version it is an entry of a map from tokens; here
 * each direction has its own, so that a writer can't consume the event that announced data.
 *
 *    status     poll(waiter, waker)                              event
 *    none       → Awaited; interest armed; pending               → Happened; interest dropped
 *    Awaited    the same waiter: pending, its new waker counts   → Happened; every waiter woken
 *               another one: pending, both wait
 *    Happened   → none; try again                                → Happened; interest dropped
 *    Closed     try again                                        stays Closed
 *
 *    wakeWaiters goes from Awaited to none: there is something to be had that no event tells of.
 *    withdraw takes a waiter out of Awaited. close goes to Closed, and wakes every waiter. retry
 *    goes from Happened to none: whoever was woken is about to try, and that is the try which the
 *    event was a permit for. Left in place, it would have the next operation try twice.
 *
 * Events that nobody has polled for collapse into one Happened, a permit to try once more. "Try
 * again" never means "readable": who tries may find nothing, and comes back.
 *
 * The selector is level-triggered: interest that is armed while data lies there makes every select
 * return at once. So it is dropped by the first event that finds nobody waiting. Not by the one
 * before, which woke somebody: as a rule he has taken the data by the time of the next select and
 * waits again, and the kernel need not be told twice.
 *
 *    poll:    status := Awaited, then armed?    either the poll sees that it was dropped, and arms;
 *    event:   dropped, then status Awaited?     or the event sees the waiter, and arms again
 */
/**
 * Whether a channel can be read (by a listener: has a connection to accept), or written (before
 * that: connected): what is known, and who waits to know. Any thread may use it.
 */
public final class Direction {
  private static final Object HAPPENED = new Object();
  private static final Object CLOSED = new Object();
  private static final VarHandle STATUS;

  static {
    try {
      STATUS = MethodHandles.lookup().findVarHandle(Direction.class, "status", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Registration registration;

  /** Which operations it stands for: to read or accept, to write or connect. */
  private final int ops;

  /**
   * Null, a {@link Waiter}, several of them in a {@code Waiter[]} that is never changed, {@link
   * #HAPPENED}, {@link #CLOSED}.
   */
  private volatile Object status;

  Direction(Registration registration, int ops) {
    this.registration = registration;
    this.ops = ops;
  }

  /**
   * Asks whether to try again, by an operation that has just been told that it would block.
   *
   * @param waiter the operation; stored until an event, {@link #withdraw} or the end of the channel
   * @param waker who is woken then; replaces the waiter's former one
   * @return true if something has happened since: try again. False if the waiter is stored
   */
  public boolean poll(Waiter waiter, Waker waker) {
    waiter.waker = Objects.requireNonNull(waker, "waker");
    while (true) {
      Object now = status;
      if (now == CLOSED) {
        return true;
      }
      if (now == HAPPENED) {
        if (STATUS.compareAndSet(this, now, null)) {
          return true;
        }
      } else if (waits(now, waiter)) {
        return false;
      } else if (STATUS.compareAndSet(this, now, with(now, waiter))) {
        try {
          traceAwaited(waker);
        } finally {
          arm();
        }
        return false;
      }
    }
  }

  /** An operation that was woken, or polled for another reason, is about to try again. */
  public void retry() {
    if (status == HAPPENED) {
      STATUS.compareAndSet(this, HAPPENED, null);
    }
  }

  /**
   * Wakes whoever waits, for another reason than an event: what the operations wait for has come by
   * another way. They try again, and are stored anew if it was in vain.
   */
  public void wakeWaiters() {
    Object now = status;
    while (now instanceof Waiter || now instanceof Waiter[]) {
      if (STATUS.compareAndSet(this, now, null)) {
        wake(now);
        return;
      }
      now = status;
    }
  }

  /** Takes a waiter back; nothing wakes it any more. Does nothing if it is not stored. */
  public void withdraw(Waiter waiter) {
    Objects.requireNonNull(waiter, "waiter");
    Object now = status;
    while (waits(now, waiter) && !STATUS.compareAndSet(this, now, without(now, waiter))) {
      now = status;
    }
  }

  /** Tells the trace that an operation in this direction would have had to wait. */
  public void wouldBlock() {
    Trace trace = registration.trace();
    if (trace != null) {
      trace.wouldBlock(this);
    }
  }

  /** Whether the channel or the reactor is closed, so that {@link #poll} is true for ever. */
  public boolean isClosed() {
    return status == CLOSED;
  }

  /** Whether an operation is stored here; true for ever would be a leak. */
  public boolean isAwaited() {
    Object now = status;
    return now instanceof Waiter || now instanceof Waiter[];
  }

  /** The selector told of an event; the reactor, not inside select. */
  void happen() {
    Trace trace = registration.trace();
    if (trace != null) {
      trace.event(this);
    }
    Object before = status;
    while (before != CLOSED && !STATUS.compareAndSet(this, before, HAPPENED)) {
      before = status;
    }
    if (before == CLOSED) {
      return;
    }
    try {
      if (trace != null) {
        trace.happened(this);
      }
    } finally {
      if (before == null || before == HAPPENED) {
        dropInterest();
      } else {
        wake(before);
      }
    }
  }

  /** The channel, or the reactor, is closed: whoever waits tries again, and finds out. */
  void close() {
    wake(STATUS.getAndSet(this, CLOSED));
  }

  private void arm() {
    try {
      if ((registration.key().interestOpsOr(ops) & ops) == 0) {
        registration.reactor().changed();
      }
    } catch (CancelledKeyException e) {
      // Closed meanwhile; close comes after the key's end and wakes the waiter.
    }
  }

  private void dropInterest() {
    SelectionKey key = registration.key();
    try {
      key.interestOpsAnd(~ops);
      if (isAwaited()) {
        key.interestOpsOr(ops);
        return;
      }
    } catch (CancelledKeyException e) {
      return; // closed meanwhile
    }
    Trace trace = registration.trace();
    if (trace != null) {
      trace.interestDropped(this);
    }
  }

  private static void wake(Object waiters) {
    if (waiters instanceof Waiter waiter) {
      wake(waiter);
    } else if (waiters instanceof Waiter[] several) {
      for (Waiter waiter : several) {
        wake(waiter);
      }
    }
  }

  /**
   * A waker is foreign code. One that throws must not keep the others from being woken, nor end the
   * reactor.
   */
  private static void wake(Waiter waiter) {
    try {
      waiter.waker.wake();
    } catch (Throwable t) {
      Stray.tellThread(t);
    }
  }

  private static boolean waits(Object status, Waiter waiter) {
    return status == waiter
        || status instanceof Waiter[] several && Arrays.asList(several).contains(waiter);
  }

  private static Object with(Object status, Waiter waiter) {
    if (status == null) {
      return waiter;
    }
    Waiter[] before = status instanceof Waiter one ? new Waiter[] {one} : (Waiter[]) status;
    Waiter[] several = Arrays.copyOf(before, before.length + 1);
    several[before.length] = waiter;
    return several;
  }

  private static Object without(Object status, Waiter waiter) {
    if (status == waiter) {
      return null;
    }
    Waiter[] rest =
        Arrays.stream((Waiter[]) status).filter(each -> each != waiter).toArray(Waiter[]::new);
    return rest.length == 1 ? rest[0] : rest;
  }

  private void traceAwaited(Waker waker) {
    Trace trace = registration.trace();
    if (trace != null) {
      trace.awaited(this, waker);
    }
  }

  /** The channel's key and which of its directions, as in {@code #0 readable}. */
  @Override
  public String toString() {
    return registration + ((ops & Registration.READ) != 0 ? " readable" : " writable");
  }
}
