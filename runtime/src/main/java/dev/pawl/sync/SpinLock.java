package dev.pawl.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Guards the fields of one primitive, for as long as it takes to link a waiter or move an item.
 *
 * <p>Whoever holds it runs no foreign code (no waker, no task, no {@code equals}), takes no second
 * lock and never waits; that is what makes it right to spin. Taking it is one atomic operation and
 * giving it back a plain store, where a monitor costs two atomic operations, and a virtual thread
 * is never pinned by it.
 */
final class SpinLock {
  /** How often to look again before giving up the processor: the holder may have lost it too. */
  private static final int SPINS = 64;

  private static final int YIELDS = 64;
  private static final long NAP_NANOS = 20_000;
  private static final VarHandle HELD;

  static {
    try {
      HELD = MethodHandles.lookup().findVarHandle(SpinLock.class, "held", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("FieldMayBeFinal") // through HELD
  private boolean held;

  void lock() {
    if (!HELD.compareAndSet(this, false, true)) {
      lockContended();
    }
  }

  private void lockContended() {
    int looks = 0;
    do {
      while ((boolean) HELD.getOpaque(this)) {
        looks++;
        if (looks <= SPINS) {
          Thread.onSpinWait();
        } else if (looks <= SPINS + YIELDS) {
          Thread.yield();
        } else {
          LockSupport.parkNanos(this, NAP_NANOS);
        }
      }
    } while (!HELD.compareAndSet(this, false, true));
  }

  void unlock() {
    HELD.setRelease(this, false);
  }
}
