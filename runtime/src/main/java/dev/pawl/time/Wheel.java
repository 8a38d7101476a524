package dev.pawl.time;

/*
 * A deadline is a number of eleven digits of 64 values each. A timer lies on the level of the
 * highest digit in which its deadline differs from the time that has elapsed, in the slot of that
 * digit:
 *
 *     elapsed     …0 0 5 9          level 2, slot 7    one slot = 64 × 64 ns
 *     deadline    …0 7 1 3    ⇒     level 0 of 1 ns … level 10 of 36 years
 *
 * So whatever lies on a lower level is due before whatever lies on a higher one, and on one level
 * the lowest slot is due first. When time enters a slot, its timers are dealt out again, onto lower
 * levels; each is moved at most ten times, as a rule three or four times, however many there are.
 * On level 0 all timers of a slot have the same deadline.
 *
 * Order of arrival is kept: a slot is dealt out, from its head, at the moment from which on timers
 * for its time can go to the levels below.
 */
/**
 * Timers by their deadline, to the nanosecond: a hierarchical timing wheel. Adding and removing one
 * take the same short time whether there are ten or ten million, and allocate nothing.
 *
 * <p>Not for several threads.
 *
 * @see <a href="https://doi.org/10.1109/90.650142">Varghese and Lauck, Hashed and Hierarchical
 *     Timing Wheels</a>
 */
final class Wheel {
  private static final int BITS = 6;
  private static final int SLOTS = 1 << BITS;
  private static final int LEVELS = 11;

  /** Up to how many timers of a slot are looked at to say exactly when the first one is due. */
  private static final int LOOKED_AT = 16;

  /** The first timer of each slot. A level is made when it is first used. */
  private final Timer[][] slots = new Timer[LEVELS][];

  /** For each level, a bit for each slot that has timers. */
  private final long[] occupied = new long[LEVELS];

  /** A bit for each level that has timers. */
  private int levels;

  /** No timer in the wheel has an earlier deadline. */
  private long elapsed;

  boolean isEmpty() {
    return levels == 0;
  }

  /** Adds a timer; one whose deadline is over is due at once. */
  void add(Timer timer) {
    if (timer.deadline < elapsed) {
      timer.deadline = elapsed;
    }
    append(timer);
  }

  private void append(Timer timer) {
    int level = level(timer);
    int slot = slot(timer, level);
    if (slots[level] == null) {
      slots[level] = new Timer[SLOTS];
    }
    timer.next = null;
    Timer first = slots[level][slot];
    if (first == null) {
      slots[level][slot] = timer;
      timer.previous = timer;
      occupied[level] |= 1L << slot;
      levels |= 1 << level;
    } else {
      timer.previous = first.previous;
      timer.previous.next = timer;
      first.previous = timer;
    }
  }

  /** Removes a timer that is in the wheel. */
  void remove(Timer timer) {
    // Time never enters the slot of a timer without dealing it out, so this is where it was put.
    int level = level(timer);
    int slot = slot(timer, level);
    Timer first = slots[level][slot];
    Timer next = timer.next;
    if (timer == first) {
      slots[level][slot] = next;
      if (next == null) {
        vacate(level, slot);
      } else {
        next.previous = timer.previous;
      }
    } else {
      timer.previous.next = next;
      (next == null ? first : next).previous = timer.previous;
    }
    timer.next = null;
    timer.previous = null;
  }

  /**
   * Takes out the timer that is due first.
   *
   * @param now not before that of an earlier call
   * @return null if none is due at {@code now}
   */
  Timer takeDue(long now) {
    while (levels != 0) {
      int level = Integer.numberOfTrailingZeros(levels);
      int slot = Long.numberOfTrailingZeros(occupied[level]);
      Timer first = slots[level][slot];
      // One that is alone, or among equals, need not be dealt out.
      if ((level == 0 || first.next == null) && first.deadline <= now) {
        remove(first);
        elapsed = first.deadline;
        return first;
      }
      if (start(level, slot) > now) {
        break;
      }
      dealOut(level, slot);
    }
    elapsed = Math.max(elapsed, now);
    return null;
  }

  private void dealOut(int level, int slot) {
    Timer timer = slots[level][slot];
    slots[level][slot] = null;
    vacate(level, slot);
    elapsed = start(level, slot);
    while (timer != null) {
      Timer next = timer.next;
      append(timer);
      timer = next;
    }
  }

  private void vacate(int level, int slot) {
    occupied[level] &= ~(1L << slot);
    if (occupied[level] == 0) {
      levels &= ~(1 << level);
    }
  }

  /**
   * When to look again: the deadline of the first timer. If it is one of many in its slot, some
   * moment before it, at most ten times in its life.
   *
   * @return {@link Long#MAX_VALUE} if there is none
   */
  long nextDeadline() {
    if (levels == 0) {
      return Long.MAX_VALUE;
    }
    int level = Integer.numberOfTrailingZeros(levels);
    int slot = Long.numberOfTrailingZeros(occupied[level]);
    Timer timer = slots[level][slot];
    long earliest = timer.deadline;
    for (int i = 1; level > 0 && (timer = timer.next) != null; i++) {
      if (i == LOOKED_AT) {
        return start(level, slot);
      }
      earliest = Math.min(earliest, timer.deadline);
    }
    return earliest;
  }

  private int level(Timer timer) {
    long differing = timer.deadline ^ elapsed;
    return (Long.SIZE - 1 - Long.numberOfLeadingZeros(differing | 1)) / BITS;
  }

  private static int slot(Timer timer, int level) {
    return (int) (timer.deadline >>> level * BITS) & SLOTS - 1;
  }

  /** The first moment of a slot in which nothing is due yet. */
  private long start(int level, int slot) {
    long above = level == LEVELS - 1 ? 0 : -1L << (level + 1) * BITS;
    return elapsed & above | (long) slot << level * BITS;
  }
}
