package dev.pawl.combine;

import dev.pawl.Poll;
import dev.pawl.Task;
import java.util.Collection;
import java.util.Objects;

/** The first of several tasks: behind {@link Task#race} and {@link Task#select}. */
public final class Race<R, X extends Throwable> extends Group<R, X> {
  private final Outcome<R> given;
  private Poll<R> outcome;

  /** What the value of the first comes to. */
  private interface Outcome<R> {
    Poll<R> of(int index, Poll<?> value);
  }

  private Race(Object[] tasks, Outcome<R> given) {
    super(tasks);
    if (tasks.length == 0) {
      throw new IllegalArgumentException("A race of no tasks has no winner. Give it at least one.");
    }
    this.given = given;
  }

  /** The value of the first. */
  @SuppressWarnings("unchecked") // each task's value is a T
  public static <T, X extends Throwable> Task<T, X> value(
      Collection<? extends Task<? extends T, ? extends X>> tasks) {
    Outcome<T> given = (index, value) -> (Poll<T>) value;
    return new Race<>(Objects.requireNonNull(tasks, "tasks").toArray(), given);
  }

  /** Which was first, and its value. */
  @SuppressWarnings("unchecked") // each task's value is a T
  public static <T, X extends Throwable> Task<Selected<T>, X> selected(
      Collection<? extends Task<? extends T, ? extends X>> tasks) {
    Outcome<Selected<T>> given =
        (index, value) -> Poll.ready(new Selected<>(index, (T) value.get()));
    return new Race<>(Objects.requireNonNull(tasks, "tasks").toArray(), given);
  }

  @Override
  boolean takes(int index, Poll<?> value) {
    outcome = given.of(index, value);
    return true;
  }

  @Override
  Object giveBack(int index) {
    return null;
  }

  @Override
  boolean mayLoseOne() {
    return true;
  }

  @Override
  Poll<R> outcome() {
    return outcome;
  }

  @Override
  public String toString() {
    return named("Task.race");
  }
}
