package dev.pawl.reactor;

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

  void deliver() {
    for (int i = 0; i < count; i++) {
      Registration registration = registrations[i];
      registrations[i] = null;
      registration.happen(ops[i]);
    }
    count = 0;
  }
}
