package dev.pawl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Set;

/*
 *               head                    tail
 *                │                       │
 *      … null ▸  A ▸ B ▸ C ▸ D ▸ E ▸ F ▸   …        push: the owner writes a slot, then the tail
 *                └────┬────┘                        take: the owner moves the head on by one
 *                   stolen                          stealInto: a thief moves the head on by half
 *
 * A cell belongs to whoever moves the head past it. A thief copies first and moves then: no slot
 * is written again before the head has passed it, so if the move succeeds the copies are good, and
 * if it fails they are nobody's.
 *
 * A full ring is replaced by one twice as long. A thief reads the head, the tail and the ring, in
 * this order. So the ring is no older than the tail, and has all cells before it; and if it is
 * newer than the head, it has none that the head has passed meanwhile, but then the move fails.
 */
/**
 * The cells that are due and at hand for one of several workers, in order: a ring, which grows. Its
 * worker appends and takes; any other may steal half of it.
 *
 * <p>Unbounded, as what it can't hold would have to go where all take from: tasks that one spawned
 * would be dealt out one by one, and two cores be busy with handing each other the cache lines of
 * task and awaiter. A thief takes them in stretches.
 */
final class LocalQueue extends Padded {
  /** A power of two; so are the longer ones. */
  private static final int SHORT = 256;

  /** How many cells a thief takes at most, so that the owner's next step rarely foils it. */
  private static final int MOST_STOLEN = 128;

  private static final VarHandle HEAD;
  private static final VarHandle TAIL;
  private static final VarHandle RING;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(LocalQueue.class, "head", int.class);
      TAIL = lookup.findVarHandle(LocalQueue.class, "tail", int.class);
      RING = lookup.findVarHandle(LocalQueue.class, "ring", TaskCell[].class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int shortest;

  /** Written by the owner only, and read by thieves between head and tail. */
  private TaskCell<?, ?>[] ring;

  /** Both only ever grow, and may overflow; through HEAD and TAIL where another thread is. */
  private int head;

  private int tail;

  LocalQueue() {
    this(SHORT);
  }

  /**
   * @param shortest how long the ring is at first, a power of two
   */
  LocalQueue(int shortest) {
    this.shortest = shortest;
    ring = new TaskCell<?, ?>[shortest];
  }

  /** Appends a cell; the owner only. */
  void push(TaskCell<?, ?> cell) {
    TaskCell<?, ?>[] ring = ringFor(1);
    ring[tail & ring.length - 1] = cell;
    TAIL.setRelease(this, tail + 1);
  }

  /** The ring, which has room for so many more cells; the owner only. */
  private TaskCell<?, ?>[] ringFor(int more) {
    int start = (int) HEAD.getAcquire(this);
    TaskCell<?, ?>[] present = ring;
    int needed = tail - start + more;
    return needed <= present.length ? present : grow(start, needed);
  }

  private TaskCell<?, ?>[] grow(int start, int needed) {
    TaskCell<?, ?>[] longer = new TaskCell<?, ?>[2 * Integer.highestOneBit(needed - 1)];
    for (int i = start; i != tail; i++) {
      longer[i & longer.length - 1] = ring[i & ring.length - 1];
    }
    RING.setRelease(this, longer);
    return longer;
  }

  /** The oldest cell, or null if there is none; the owner only. */
  TaskCell<?, ?> take() {
    while (true) {
      int start = (int) HEAD.getAcquire(this);
      if (start == tail) {
        return null;
      }
      int slot = start & ring.length - 1;
      TaskCell<?, ?> cell = ring[slot];
      if (HEAD.compareAndSet(this, start, start + 1)) {
        ring[slot] = null;
        return cell;
      }
    }
  }

  /**
   * Takes half of the cells, rounded up, or {@value #MOST_STOLEN}; any thread but the owner's.
   *
   * @param thief the calling thread's own queue, which is empty
   * @return the oldest, which is not put in the thief's queue; null if there is none
   */
  TaskCell<?, ?> stealInto(LocalQueue thief) {
    while (true) {
      int start = (int) HEAD.getAcquire(this);
      int size = (int) TAIL.getAcquire(this) - start;
      int half = Math.min(size - size / 2, MOST_STOLEN);
      if (half <= 0) {
        return null;
      }
      TaskCell<?, ?>[] from = (TaskCell<?, ?>[]) RING.getAcquire(this);
      TaskCell<?, ?>[] to = thief.ringFor(half - 1);
      for (int i = 1; i < half; i++) {
        to[thief.tail + i - 1 & to.length - 1] = from[start + i & from.length - 1];
      }
      TaskCell<?, ?> oldest = from[start & from.length - 1];
      if (HEAD.compareAndSet(this, start, start + half)) {
        TAIL.setRelease(thief, thief.tail + half - 1);
        return oldest;
      }
    }
  }

  /** How many cells there are, as of some moment during the call; any thread. */
  int size() {
    int start = (int) HEAD.getAcquire(this);
    return Math.max(0, (int) TAIL.getAcquire(this) - start);
  }

  /**
   * Adds the cells that are there; any thread. If some are pushed or taken meanwhile, some may be
   * missing, and some added that are not there any more.
   */
  void addTo(Set<TaskCell<?, ?>> cells) {
    int start = (int) HEAD.getAcquire(this);
    int size = (int) TAIL.getAcquire(this) - start;
    TaskCell<?, ?>[] present = (TaskCell<?, ?>[]) RING.getAcquire(this);
    for (int i = 0; i < Math.min(size, present.length); i++) {
      TaskCell<?, ?> cell = present[start + i & present.length - 1];
      if (cell != null) {
        cells.add(cell);
      }
    }
  }

  /**
   * Forgets the cells that were stolen, and what it took to hold many, so that they can be garbage;
   * the owner only, and only if the queue is empty.
   */
  void forget() {
    if (ring.length > shortest) {
      RING.setRelease(this, new TaskCell<?, ?>[shortest]);
    } else {
      Arrays.fill(ring, null);
    }
  }
}
