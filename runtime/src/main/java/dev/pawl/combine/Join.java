package dev.pawl.combine;

import dev.pawl.Poll;
import dev.pawl.Task;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** All of several tasks: behind {@link Task#join(Collection)} and its kin. */
public final class Join<R, X extends Throwable> extends Group<R, X> {
  private final Object[] values;
  private final Function<Object[], R> combine;

  /**
   * @param tasks each is replaced by its value
   */
  private Join(Object[] tasks, Function<Object[], R> combine) {
    super(tasks);
    this.values = tasks;
    this.combine = Objects.requireNonNull(combine, "combine");
  }

  /** As many values as there are tasks, in their order. */
  public static <T, X extends Throwable> Task<List<T>, X> of(
      Collection<? extends Task<? extends T, ? extends X>> tasks) {
    return new Join<>(Objects.requireNonNull(tasks, "tasks").toArray(), Join::listed);
  }

  /**
   * A fixed number of tasks of their own types.
   *
   * @param combine given the values in the order of the tasks
   */
  public static <R, X extends Throwable> Task<R, X> of(
      Function<Object[], R> combine, Task<?, ?>... tasks) {
    Objects.requireNonNull(tasks, "tasks");
    return new Join<>(Arrays.copyOf(tasks, tasks.length, Object[].class), combine);
  }

  @SuppressWarnings("unchecked") // each task put in a T
  private static <T> List<T> listed(Object[] values) {
    return (List<T>) Collections.unmodifiableList(Arrays.asList(values));
  }

  @Override
  boolean takes(int index, Poll<?> value) {
    values[index] = value.get();
    return false;
  }

  @Override
  Object giveBack(int index) {
    Object value = values[index];
    values[index] = null;
    return value;
  }

  @Override
  boolean mayLoseOne() {
    return false;
  }

  @Override
  Poll<R> outcome() {
    return Poll.ready(combine.apply(values));
  }

  @Override
  public String toString() {
    return named("Task.join");
  }
}
