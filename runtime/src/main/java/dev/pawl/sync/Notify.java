package dev.pawl.sync;

import dev.pawl.Context;
import dev.pawl.Task;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/*
 *   EMPTY ──notifyOne──▶ NOTIFIED       one permit, however often
 *     ▲ ◀────notified─────┘
 *     │
 *     └─ the last one leaves ── WAITING ◀── notified, and there is nothing: it waits
 *
 *  EMPTY and NOTIFIED change by one compareAndSet of any thread. Into WAITING, and out of it, goes
 *  only who has the lock.
 */
/**
 * A signal without a value: tells a task that something has changed, and that it should look.
 *
 * <pre>{@code
 * while (queue.isEmpty()) {          // elsewhere: queue.add(item); changed.notifyOne();
 *   await(changed.notified());
 * }
 * }</pre>
 *
 * <p>{@link #notifyOne} while nobody waits is remembered for the next to come, once. So is no other
 * number: use a {@link Semaphore} or a {@link Channel} to count.
 *
 * <p><b>Fair</b>: who has waited longest is notified first. <b>Threads</b>: all methods may be
 * called from any thread, and tasks of several executors may share a signal. Everything before a
 * notification happens before whoever is notified by it goes on.
 */
public final class Notify {
  private static final int EMPTY = 0;
  private static final int NOTIFIED = 1;
  private static final int WAITING = 2;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Notify.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final SpinLock lock = new SpinLock();
  private final Waiters line = new Waiters();
  private volatile int state;

  /** How often everybody was notified; written under the lock. */
  private volatile int generation;

  /** A signal that has not been given yet. */
  public Notify() {}

  /**
   * Waits to be notified: by {@link #notifyOne}, from the first poll on or before it; or by {@link
   * #notifyWaiting}, from this call on, so that there is no gap between looking and waiting:
   *
   * <pre>{@code
   * Task<Void, RuntimeException> change = changed.notified();
   * if (!condition()) {
   *   await(change);
   * }
   * }</pre>
   *
   * <p>Cancel-safe: if {@link #notifyOne} had just notified it, the next in line is notified in its
   * place, or the notification is kept.
   */
  public Task<Void, RuntimeException> notified() {
    return new Notified(this);
  }

  /** Notifies who has waited longest; if nobody waits, the next to come. */
  public void notifyOne() {
    Waiter notified = null;
    int now = state;
    while (now != WAITING) {
      // Also from NOTIFIED to NOTIFIED: what was written before has to be seen as well.
      if (STATE.compareAndSet(this, now, NOTIFIED)) {
        return;
      }
      now = state;
    }
    lock.lock();
    try {
      notified = passOn();
    } finally {
      lock.unlock();
    }
    Waiter.wake(notified);
  }

  /** Notifies all who wait now, or hold a task of {@link #notified}. Nothing is kept for others. */
  public void notifyWaiting() {
    Waiter notified;
    lock.lock();
    try {
      generation++;
      notified = line.settleAll();
      if (notified != null) {
        state = EMPTY;
      }
    } finally {
      lock.unlock();
    }
    Waiter.wake(notified);
  }

  /** One notification, for whom it may concern; under the lock. */
  private Waiter passOn() {
    while (line.isEmpty()) {
      int now = state;
      if (STATE.compareAndSet(this, now, NOTIFIED)) {
        return null;
      }
    }
    Waiter first = line.removeFirst();
    first.stage(Waiter.GRANTED);
    if (line.isEmpty()) {
      state = EMPTY;
    }
    return first;
  }

  private boolean takeNotification() {
    return state == NOTIFIED && STATE.compareAndSet(this, NOTIFIED, EMPTY);
  }

  @Override
  public String toString() {
    return switch (state) {
      case EMPTY -> "Notify(empty)";
      case NOTIFIED -> "Notify(notified)";
      default -> "Notify(waiting)";
    };
  }

  private static final class Notified extends Operation<Void, RuntimeException> {
    private final Notify notify;
    private final int generation;

    Notified(Notify notify) {
      this.notify = notify;
      this.generation = notify.generation;
    }

    @Override
    boolean start(Context cx) {
      // Not by compareAndSet alone: between the look at the generation and that, everybody may be
      // notified and then one, and this task would use up both.
      return notify.generation != generation || !waits(cx);
    }

    private boolean waits(Context cx) {
      notify.lock.lock();
      try {
        if (notify.generation != generation) {
          return false;
        }
        while (notify.state != Notify.WAITING) {
          if (notify.takeNotification()) {
            return false;
          }
          STATE.compareAndSet(notify, EMPTY, Notify.WAITING);
        }
        waitWith(cx.waker());
        notify.line.add(this);
        return true;
      } finally {
        notify.lock.unlock();
      }
    }

    @Override
    Void result() {
      return null;
    }

    @Override
    SpinLock lock() {
      return notify.lock;
    }

    @Override
    Waiter leave() {
      notify.line.remove(this);
      if (notify.line.isEmpty()) {
        notify.state = EMPTY;
      }
      return null;
    }

    @Override
    Waiter giveBack() {
      return notify.passOn();
    }

    @Override
    public String toString() {
      return "Notify.notified()";
    }
  }
}
