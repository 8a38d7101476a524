package dev.pawl;

import java.util.Objects;

/** A task with a name that whoever spawned it gave it, beside the place that it has by itself. */
final class Named<T, X extends Throwable> implements Task<T, X>, Placed {
  private final String name;
  private final Task<T, X> task;

  Named(String name, Task<T, X> task) {
    this.name = Objects.requireNonNull(name, "name");
    this.task = Objects.requireNonNull(task, "task");
  }

  @Override
  public Poll<T> poll(Context cx) throws X {
    return task.poll(cx);
  }

  @Override
  public boolean withdraw() {
    return task.withdraw();
  }

  @Override
  public Task<?, ?> wrapped() {
    return task;
  }

  @Override
  public String place() {
    return name + ": " + TaskCell.nameOf(task);
  }

  /** {@code connection 7: EchoServer.serve awaiting receiveFrom (EchoServer.java:21)}. */
  @Override
  public String toString() {
    return name + ": " + task;
  }
}
