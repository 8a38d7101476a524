package dev.pawl;

import dev.pawl.protocol.PolledAgain;

/** A task that is complete at its first poll: {@link Task#ready} and {@link Task#failed}. */
final class Immediate<T, X extends Throwable> implements Task<T, X> {
  private final T value;
  private final X failure;
  private boolean polled;

  Immediate(T value, X failure) {
    this.value = value;
    this.failure = failure;
  }

  @Override
  public Poll<T> poll(Context cx) throws X {
    if (polled) {
      throw PolledAgain.by(this);
    }
    polled = true;
    if (failure != null) {
      throw failure;
    }
    return Poll.ready(value);
  }

  @Override
  public String toString() {
    return failure == null ? "Task.ready(" + value + ")" : "Task.failed(" + failure + ")";
  }
}
