package dev.pawl.combine;

import dev.pawl.Poll;
import dev.pawl.Task;
import java.util.List;
import java.util.function.Function;

/** The first of several tasks: behind {@link Task#race} and {@link Task#select}. */
public final class Race<T, R, X extends Throwable> extends Group<R, X> {
  private final Function<Selected<T>, R> given;
  private Selected<T> winner;

  private Race(List<? extends Task<? extends T, ?>> tasks, Function<Selected<T>, R> given) {
    super(tasks);
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("A race of no tasks has no winner. Give it at least one.");
    }
    this.given = given;
  }

  /** The value of the first. */
  public static <T, X extends Throwable> Task<T, X> value(
      List<? extends Task<? extends T, ? extends X>> tasks) {
    return new Race<T, T, X>(tasks, Selected::value);
  }

  /** Which was first, and its value. */
  public static <T, X extends Throwable> Task<Selected<T>, X> selected(
      List<? extends Task<? extends T, ? extends X>> tasks) {
    return new Race<T, Selected<T>, X>(tasks, selected -> selected);
  }

  @Override
  @SuppressWarnings("unchecked") // each task's value is a T
  boolean takes(int index, Object value) {
    winner = new Selected<>(index, (T) value);
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
    return winner == null ? null : Poll.ready(given.apply(winner));
  }

  @Override
  public String toString() {
    return named("Task.race");
  }
}
