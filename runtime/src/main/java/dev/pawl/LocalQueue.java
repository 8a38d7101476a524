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
 */
/**
 * The cells that are due and at hand for one of several workers, in order: a ring of bounded size.
 * Its worker appends and takes; any other may steal half of it.
 */
final class LocalQueue {
  static final int CAPACITY = 256;

  private static final VarHandle HEAD;
  private static final VarHandle TAIL;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(LocalQueue.class, "head", int.class);
      TAIL = lookup.findVarHandle(LocalQueue.class, "tail", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Written by the owner only, and read by thieves between head and tail. */
  private final TaskCell<?, ?>[] cells;

  private final int mask;

  /** Both only ever grow, and may overflow; through HEAD and TAIL where another thread is. */
  private int head;

  private int tail;

  LocalQueue() {
    this(CAPACITY);
  }

  /**
   * @param capacity a power of two
   */
  LocalQueue(int capacity) {
    cells = new TaskCell<?, ?>[capacity];
    mask = capacity - 1;
  }

  /**
   * Appends a cell; the owner only.
   *
   * @return false if there is no room
   */
  boolean push(TaskCell<?, ?> cell) {
    int end = tail;
    if (end - (int) HEAD.getAcquire(this) > mask) {
      return false;
    }
    cells[end & mask] = cell;
    TAIL.setRelease(this, end + 1);
    return true;
  }

  /** The oldest cell, or null if there is none; the owner only. */
  TaskCell<?, ?> take() {
    while (true) {
      int start = (int) HEAD.getAcquire(this);
      if (start == tail) {
        return null;
      }
      TaskCell<?, ?> cell = cells[start & mask];
      if (HEAD.compareAndSet(this, start, start + 1)) {
        cells[start & mask] = null;
        return cell;
      }
    }
  }

  /**
   * Takes half of the cells, rounded up; any thread but the owner's.
   *
   * @param thief the calling thread's own queue, which is empty
   * @return the oldest, which is not put in the thief's queue; null if there is none
   */
  TaskCell<?, ?> stealInto(LocalQueue thief) {
    while (true) {
      int start = (int) HEAD.getAcquire(this);
      int size = (int) TAIL.getAcquire(this) - start;
      int half = size - size / 2;
      if (half <= 0) {
        return null;
      }
      if (half > cells.length / 2) {
        continue; // the owner has gone once round between the two reads
      }
      TaskCell<?, ?> oldest = cells[start & mask];
      for (int i = 1; i < half; i++) {
        thief.cells[thief.tail + i - 1 & mask] = cells[start + i & mask];
      }
      if (HEAD.compareAndSet(this, start, start + half)) {
        TAIL.setRelease(thief, thief.tail + half - 1);
        return oldest;
      }
    }
  }

  /** How many cells can be pushed, at least; the owner only. */
  int room() {
    return cells.length - size();
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
    int size = Math.min((int) TAIL.getAcquire(this) - start, this.cells.length);
    for (int i = 0; i < size; i++) {
      TaskCell<?, ?> cell = this.cells[start + i & mask];
      if (cell != null) {
        cells.add(cell);
      }
    }
  }

  /**
   * Forgets the cells that were stolen, so that they can be garbage; the owner only, and only if
   * the queue is empty.
   */
  void forget() {
    Arrays.fill(cells, null);
  }
}
