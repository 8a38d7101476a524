package dev.pawl.combine;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.util.Objects;
import java.util.function.Function;

/** A task whose value is turned into another: behind {@link Task#map}. */
public final class Mapped<T, R, X extends Throwable> implements Task<R, X> {
  private final Task<T, X> task;
  private final Function<? super T, ? extends R> function;

  /** See {@link Task#map}. */
  public Mapped(Task<T, X> task, Function<? super T, ? extends R> function) {
    this.task = Objects.requireNonNull(task, "task");
    this.function = Objects.requireNonNull(function, "function");
  }

  @Override
  public Poll<R> poll(Context cx) throws X {
    Poll<T> poll = task.poll(cx);
    return poll.isPending() ? Poll.pending() : Poll.ready(function.apply(poll.get()));
  }

  @Override
  public boolean withdraw() {
    return task.withdraw();
  }

  @Override
  public String toString() {
    return task.toString();
  }
}
