package dev.pawl.time;

/**
 * What an {@link Interval} does about ticks that nobody waited for in time. A tick is missed if it
 * is taken a whole period late, or more; being a little late moves none of the later ones.
 *
 * <pre>
 *   period 10, and the tick of 10 is taken at 35, the next ones at once:
 *
 *   BURST   0   35(10) 35(20) 35(30) 40   50  …   as many ticks as there were periods
 *   DELAY   0   35                   45   55  …   at least a period between two ticks
 *   SKIP    0   35                   40   50  …   always at a multiple of the period
 * </pre>
 */
public enum MissedTicks {
  /** They come at once, one after the other, until the interval has caught up. */
  BURST,

  /** They are dropped, and the period begins anew at the tick that came late. */
  DELAY,

  /** They are dropped, and the later ones stay where they were. */
  SKIP
}
