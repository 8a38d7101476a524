package dev.pawl.sync;

import dev.pawl.Context;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/*
 * The word: permits that are free, CLOSED, QUEUED.
 *
 *   QUEUED clear   nobody waits; take and put are one compareAndSet by any thread
 *   QUEUED set     somebody waits; nobody changes the word but under the lock, so that a permit can't
 *                  pass by the line
 *
 * A thread under the lock that finds QUEUED clear competes with those that are not, until its own
 * compareAndSet sets it.
 */
/**
 * A number of permits, and a line of requests for some of them: first come, first served, also if
 * the first wants more than there is and the next would be content. What a semaphore, a mutex and a
 * read-write lock are made of.
 */
final class Permits {
  /** The most that fit into the word beside its flags. */
  static final int MAX = Integer.MAX_VALUE >> 2;

  private static final int QUEUED = 1;
  private static final int CLOSED = 1 << 1;
  private static final int ONE = 1 << 2;

  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(Permits.class, "word", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final SpinLock lock = new SpinLock();
  private final Waiters line = new Waiters();
  private volatile int word;

  Permits(int permits) {
    WORD.set(this, permits * ONE);
  }

  /** How many are free. */
  int available() {
    return word / ONE;
  }

  boolean isClosed() {
    return (word & CLOSED) != 0;
  }

  /** Takes permits if they are free and nobody waits. */
  boolean tryTake(int count) {
    int now = word;
    while ((now & (QUEUED | CLOSED)) == 0 && now >= count * ONE) {
      if (WORD.compareAndSet(this, now, now - count * ONE)) {
        return true;
      }
      now = word;
    }
    return false;
  }

  /** Puts permits back, and hands them to the first in line; any thread. */
  void put(int count) {
    int now = word;
    while ((now & QUEUED) == 0) {
      if (WORD.compareAndSet(this, now, now + count * ONE)) {
        return;
      }
      now = word;
    }
    Waiter granted;
    lock.lock();
    try {
      granted = hand(count);
    } finally {
      lock.unlock();
    }
    Waiter.wake(granted);
  }

  /** Refuses requests from now on, those in line included. What is taken can be put back. */
  void close() {
    Waiter refused;
    lock.lock();
    try {
      int now;
      do {
        now = word;
      } while (!WORD.compareAndSet(this, now, (now | CLOSED) & ~QUEUED));
      for (Waiter waiter = line.first(); waiter != null; waiter = waiter.after) {
        ((Request<?, ?>) waiter).refused = true;
      }
      refused = line.settleAll();
    } finally {
      lock.unlock();
    }
    Waiter.wake(refused);
  }

  /**
   * Hands out what is free, and {@code more}; under the lock.
   *
   * @return a chain of those who got some
   */
  private Waiter hand(int more) {
    int now = word;
    while ((now & QUEUED) == 0) {
      if (WORD.compareAndSet(this, now, now + more * ONE)) {
        return null;
      }
      now = word;
    }
    int free = now / ONE + more;
    Waiter granted = null;
    Waiter newest = null;
    while (line.first() instanceof Request<?, ?> request && request.count <= free) {
      free -= request.count;
      line.removeFirst();
      request.stage(Waiter.GRANTED);
      if (newest == null) {
        granted = request;
      } else {
        newest.after = request;
      }
      newest = request;
    }
    word = free * ONE | now & CLOSED | (line.isEmpty() ? 0 : QUEUED);
    return granted;
  }

  /**
   * A request for permits. Once complete it has them, and its owner puts them back; unless the
   * permits were closed, then it is {@link #refused}.
   */
  abstract static class Request<T, X extends Throwable> extends Operation<T, X> {
    final Permits permits;
    final int count;
    boolean refused;

    Request(Permits permits, int count) {
      this.permits = permits;
      this.count = count;
    }

    /** Completes the request without a poll, if the permits are free. */
    final boolean tryNow() {
      if (!permits.tryTake(count)) {
        return false;
      }
      stage(DONE);
      return true;
    }

    @Override
    final boolean start(Context cx) {
      return permits.tryTake(count) || takeOrWait(cx);
    }

    private boolean takeOrWait(Context cx) {
      permits.lock.lock();
      try {
        while (true) {
          int now = permits.word;
          if ((now & CLOSED) != 0) {
            refused = true;
            return true;
          }
          if ((now & QUEUED) != 0
              || now < count * ONE && WORD.compareAndSet(permits, now, now | QUEUED)) {
            waitWith(cx.waker());
            permits.line.add(this);
            return false;
          }
          if (permits.tryTake(count)) {
            return true;
          }
        }
      } finally {
        permits.lock.unlock();
      }
    }

    @Override
    final SpinLock lock() {
      return permits.lock;
    }

    @Override
    final Waiter leave() {
      permits.line.remove(this);
      return permits.hand(0); // it may have been the one too large to be served
    }

    @Override
    final Waiter giveBack() {
      return permits.hand(count);
    }
  }
}
