package dev.pawl.combine;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.util.Objects;

/** A task that does not see that it is cancelled: behind {@link Task#shielded}. */
public final class Shielded<T, X extends Throwable> implements Task<T, X> {
  private final Task<T, X> task;

  /** Whether it has to be polled on. */
  private boolean running;

  /** See {@link Task#shielded}. */
  public Shielded(Task<T, X> task) {
    this.task = Objects.requireNonNull(task, "task");
  }

  @Override
  public Poll<T> poll(Context cx) throws X {
    running = false; // an exception completes it too
    Poll<T> poll = cx.pollAs(task, cx.waker(), false);
    running = poll.isPending();
    return poll;
  }

  @Override
  public boolean withdraw() {
    return !running;
  }

  @Override
  public String toString() {
    return "Task.shielded(" + task + ")";
  }
}
