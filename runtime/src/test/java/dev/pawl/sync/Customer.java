package dev.pawl.sync;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.WakeFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A task of a Lincheck test: has one operation at a time, polls it, may withdraw from it. Its steps
 * say in a word how they ended, so that Lincheck can compare them with every order of whole steps.
 */
final class Customer<T> {
  private final Supplier<? extends Task<? extends T, ?>> operation;
  private Task<? extends T, ?> current;

  /** The latest one; only it counts, as if the operation had been handed from task to task. */
  private volatile WakeFlag waker = new WakeFlag();

  /** Of the operations that were withdrawn. */
  private final List<WakeFlag> left = new ArrayList<>();

  private boolean waits;
  private T value;

  Customer(Supplier<? extends Task<? extends T, ?>> operation) {
    this.operation = operation;
  }

  /** Has an operation to poll, if it had none. */
  void prepare() {
    if (current == null) {
      current = operation.get();
    }
  }

  /** Whether it has one. */
  boolean isPrepared() {
    return current != null;
  }

  /** Begins an operation, or goes on with it. */
  String poll() {
    prepare();
    waker = new WakeFlag();
    waits = false;
    Poll<? extends T> poll;
    try {
      poll = current.poll(Context.of(waker));
    } catch (ClosedException e) {
      current = null;
      return "closed";
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
    if (poll.isPending()) {
      waits = true;
      return "pending";
    }
    current = null;
    value = poll.get();
    return "ready";
  }

  /** Withdraws, if an operation is going on. */
  String withdraw() {
    if (current == null) {
      return "nothing to withdraw";
    }
    if (!current.withdraw()) {
      return "refused";
    }
    current = null;
    waits = false;
    left.add(waker);
    return "withdrawn";
  }

  /** What the last operation came to; once. */
  T take() {
    T taken = value;
    value = null;
    return taken;
  }

  /** Whether its last poll was pending, and it has not been woken since. */
  boolean sleeps() {
    return waits && !waker.isWoken();
  }

  /** How often it was woken for something that it has not come for; when nobody is in a step. */
  int wokenInVain() {
    return (comes() ? 1 : 0) + (int) left.stream().filter(WakeFlag::isWoken).count();
  }

  /** Whether its last poll was pending, and it has been woken and not come yet. */
  boolean comes() {
    return waits && waker.isWoken();
  }
}
