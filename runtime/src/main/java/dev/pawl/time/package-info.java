/**
 * Waiting for a moment. In reading order:
 *
 * <ol>
 *   <li>{@link dev.pawl.time.Clock}: what time it is, and for how long a thread may wait; {@link
 *       dev.pawl.time.ManualClock} is one that a test moves. Nothing else here asks the system.
 *   <li>{@code Wheel}: which timer is due next. It knows no threads and no clock.
 *   <li>{@link dev.pawl.time.Timers}: the wheel of one executor, for any thread. It wakes nobody
 *       while its lock is held, and never before the time.
 *   <li>{@code Timer}: one entry, extended by the task that waits, so that waiting allocates
 *       nothing.
 *   <li>{@link dev.pawl.time.Sleep}, {@link dev.pawl.time.Interval} with {@link
 *       dev.pawl.time.MissedTicks}, and {@code Timeout} with {@link
 *       dev.pawl.time.TimedOutException}: the tasks. They are ready when their timer has fired, and
 *       never because they looked at the clock: so of two that are late, the one with the earlier
 *       deadline still comes first.
 * </ol>
 */
package dev.pawl.time;
