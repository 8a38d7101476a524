package dev.pawl.reactor;

import dev.pawl.Trace;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What one select found. It is only written down inside select, which holds the selector's locks
 * meanwhile, and {@linkplain #deliver delivered} outside: wakers are foreign code.
 */
final class Events implements Consumer<SelectionKey> {
  private Registration[] registrations = new Registration[16];
  private int[] ops = new int[16];
  private int count;

  @Override
  public void accept(SelectionKey key) {
    int ready;
    try {
      ready = key.readyOps();
    } catch (CancelledKeyException e) {
      return; // closed by another thread since
    }
    if (count == ops.length) {
      registrations = Arrays.copyOf(registrations, 2 * count);
      ops = Arrays.copyOf(ops, 2 * count);
    }
    registrations[count] = (Registration) key.attachment();
    ops[count] = ready;
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /**
   * Delivers them all, unless a {@link Trace} throws: the rest is forgotten then, and the selector,
   * being level-triggered, tells of it again.
   */
  void deliver() {
    int found = count;
    count = 0;
    try {
      for (int i = 0; i < found; i++) {
        registrations[i].happen(ops[i]);
      }
    } finally {
      Arrays.fill(registrations, 0, found, null);
    }
  }
}
