package dev.pawl.sync;

import java.util.function.Consumer;

/**
 * The operations that wait for one thing, first come first served: a list through the operations
 * themselves, from which any of them can be taken in one step. All of it under the primitive's
 * lock.
 */
final class Waiters {
  private Waiter first;
  private Waiter last;

  boolean isEmpty() {
    return first == null;
  }

  /** Who has waited longest, or null. */
  Waiter first() {
    return first;
  }

  void add(Waiter waiter) {
    waiter.before = last;
    if (last == null) {
      first = waiter;
    } else {
      last.after = waiter;
    }
    last = waiter;
  }

  void remove(Waiter waiter) {
    if (waiter.before == null) {
      first = waiter.after;
    } else {
      waiter.before.after = waiter.after;
    }
    if (waiter.after == null) {
      last = waiter.before;
    } else {
      waiter.after.before = waiter.before;
    }
    waiter.before = null;
    waiter.after = null;
  }

  /** Takes out who has waited longest; there has to be one. */
  Waiter removeFirst() {
    Waiter waiter = first;
    remove(waiter);
    return waiter;
  }

  /**
   * Takes out all of them, to look whether there is something. Who finds nothing waits on.
   *
   * @return a chain for {@link Waiter#wake}, or null
   */
  Waiter callAll() {
    return removeAll(Waiter::call);
  }

  /**
   * Takes out all of them, for good.
   *
   * @return a chain for {@link Waiter#wake}, or null
   */
  Waiter settleAll() {
    return removeAll(Waiter::settle);
  }

  private Waiter removeAll(Consumer<Waiter> end) {
    Waiter chain = first;
    first = null;
    last = null;
    // From its new stage on a waiter's owner may go ahead, but he leaves `after` alone.
    for (Waiter waiter = chain; waiter != null; waiter = waiter.after) {
      waiter.before = null;
      end.accept(waiter);
    }
    return chain;
  }
}
