package dev.pawl.testing;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;

/** A task that is polled when the test says so, with a waker that only counts. */
public final class ByHand<T, X extends Throwable> {
  private final Task<T, X> task;
  private final CountingWaker waker = new CountingWaker();

  private ByHand(Task<T, X> task) {
    this.task = task;
  }

  /** A task that was not polled yet. */
  public static <T, X extends Throwable> ByHand<T, X> of(Task<T, X> task) {
    return new ByHand<>(task);
  }

  /** A task that was polled once, and waits. */
  public static <T, X extends Throwable> ByHand<T, X> waiting(Task<T, X> task) throws X {
    ByHand<T, X> byHand = of(task);
    if (byHand.poll().isReady()) {
      throw new AssertionError(task + " did not wait");
    }
    return byHand;
  }

  /** The value of a task that has it at once. */
  public static <T, X extends Throwable> T now(Task<T, X> task) throws X {
    return of(task).value();
  }

  /** Polls once. */
  public Poll<T> poll() throws X {
    return pollWith(waker);
  }

  /** Polls once, with another waker. */
  public Poll<T> pollWith(Waker other) throws X {
    return task.poll(Context.of(other));
  }

  /** Polls once, for the value that has to be there. */
  public T value() throws X {
    Poll<T> poll = poll();
    if (poll.isPending()) {
      throw new AssertionError(task + " is pending");
    }
    return poll.get();
  }

  /** Says that it isn't wanted any more. */
  public boolean withdraw() {
    return task.withdraw();
  }

  /** How often it was woken. */
  public int wakes() {
    return waker.wakes();
  }

  /** The task itself. */
  public Task<T, X> task() {
    return task;
  }
}
