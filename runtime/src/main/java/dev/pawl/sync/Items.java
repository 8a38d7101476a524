package dev.pawl.sync;

import java.util.Arrays;

/**
 * The items that are on their way through a {@link Channel}, in order; all of it under its lock. A
 * ring as an {@code ArrayDeque} has one, but it can be asked to take an item without growing.
 */
final class Items<T> {
  /** A power of two; so are the longer ones. */
  private static final int SHORT = 16;

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
    return item;
  }
}
