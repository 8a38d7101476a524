package dev.pawl.time;

import dev.pawl.Waker;

/**
 * One entry of {@link Timers}: a moment, and who is woken then. The task that waits extends this,
 * so that waiting allocates nothing; a sleeping task is 40 bytes.
 *
 * <p>While it is {@link #ARMED}, all fields are guarded by the lock of {@link #timers}; otherwise
 * they are the task's.
 */
abstract class Timer {
  /** Never armed. */
  static final byte NEW = 0;

  /** Waits in the wheel of {@link #timers}. */
  static final byte ARMED = 1;

  /** Its moment has come. */
  static final byte FIRED = 2;

  /** Was armed, and taken back. */
  static final byte DISARMED = 3;

  /** The task is complete, and the timer of no more use. */
  static final byte DONE = 4;

  /** Written under the lock; {@link #FIRED} may be read without it. */
  volatile byte state;

  /** In nanoseconds since {@link #timers} began. */
  long deadline;

  /** The neighbours in a slot of the {@link Wheel}; the first one's previous is the last. */
  Timer next;

  Timer previous;

  /** Where it is, or was, armed. */
  Timers timers;

  /** Who is woken; null when it has fired or was taken back. */
  Waker waker;

  final boolean hasFired() {
    return state == FIRED;
  }
}
