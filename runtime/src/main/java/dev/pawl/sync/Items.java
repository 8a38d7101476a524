package dev.pawl.sync;

import java.util.Arrays;

/**
 * The items that are on their way through a {@link Channel}, in order; all of it under its lock. A
 * ring as an {@code ArrayDeque} has one, but it can be asked to take an item without growing, and
 * gives back the memory of a burst: it halves once an eighth of it is in use, so that each item
 * pays for less than one place that is copied.
 */
final class Items<T> {
  /** A power of two; so are the longer ones. */
  private static final int SHORT = 16;

  /** What is not longer need not be given back, and the usual channel never asks. */
  private static final int KEPT = 1024;

  private Object[] ring = new Object[SHORT];
  private int head;
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Appends an item if that takes no memory. */
  boolean offer(T item) {
    Object[] ring = this.ring;
    if (size == ring.length) {
      return false;
    }
    ring[head + size++ & ring.length - 1] = item;
    return true;
  }

  /** Appends an item. */
  void add(T item) {
    if (size == ring.length) {
      grow();
    }
    offer(item);
  }

  private void grow() {
    Object[] longer = Arrays.copyOfRange(ring, head, head + 2 * ring.length);
    System.arraycopy(ring, 0, longer, ring.length - head, head);
    ring = longer;
    head = 0;
  }

  /** Takes the oldest; there has to be one. */
  @SuppressWarnings("unchecked") // only items come in
  T remove() {
    Object[] ring = this.ring;
    int slot = head & ring.length - 1;
    T item = (T) ring[slot];
    ring[slot] = null;
    head = slot + 1;
    size--;
    if (ring.length > KEPT && size <= ring.length >> 3) {
      shrink();
    }
    return item;
  }

  /**
   * Without memory for a shorter ring it stays as it is: who takes an item must not fail by that.
   */
  private void shrink() {
    Object[] shorter;
    try {
      shorter = new Object[ring.length >> 1];
    } catch (OutOfMemoryError e) {
      return;
    }
    for (int i = 0; i < size; i++) {
      shorter[i] = ring[head + i & ring.length - 1];
    }
    ring = shorter;
    head = 0;
  }

  /** How many items it has room for. */
  int room() {
    return ring.length;
  }
}
