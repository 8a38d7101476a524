package dev.pawl;

import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * A value that is there for one task and what it awaits, without being handed from method to
 * method: who the user is, which request this belongs to.
 *
 * <pre>{@code
 * static final TaskLocal<User> USER = TaskLocal.create("user");
 *
 * await(USER.where(user, handle(request)));     // in handle and what it awaits: USER.get()
 * }</pre>
 *
 * <p>The value is bound around each poll of the task, on whichever thread that is, and nowhere
 * else: another task that is polled in between doesn't see it. A binding inside of another one
 * hides it.
 *
 * <p>A task that is <em>spawned</em> does not inherit it: it may outlive what the value stands for,
 * and a spawn should cost nothing for what it doesn't use. Bind it there again: {@code
 * spawn(USER.where(USER.get(), task))}.
 *
 * <p>What binds nothing pays nothing.
 *
 * @param <V> the type of the value
 */
public final class TaskLocal<V> {
  private static final Object NULL = new Object();

  private final String name;

  /** The value during a poll, {@link #NULL} for null; null where none is bound. */
  private final ThreadLocal<Object> bound = new ThreadLocal<>();

  private TaskLocal(String name) {
    this.name = name;
  }

  /**
   * A new one, bound nowhere yet.
   *
   * @param name for messages
   */
  public static <V> TaskLocal<V> create(String name) {
    return new TaskLocal<>(Objects.requireNonNull(name, "name"));
  }

  /**
   * A task that sees a value here: this one, and all that it awaits or polls.
   *
   * @param value may be null
   * @return a task for the same outcome, cancel-safe if {@code task} is
   */
  public <T, X extends Throwable> Task<T, X> where(V value, Task<T, X> task) {
    return new Bound<>(this, value, Objects.requireNonNull(task, "task"));
  }

  /** Whether the calling code sees a value. */
  public boolean isBound() {
    return bound.get() != null;
  }

  /**
   * The value that the calling code sees.
   *
   * @throws NoSuchElementException if it sees none
   */
  @SuppressWarnings("unchecked") // bind puts a V there
  public V get() {
    Object value = bound.get();
    if (value == null) {
      throw new NoSuchElementException(
          this
              + " has no value here: the calling code is not part of a task that was made by its"
              + " where method. A task that was spawned does not inherit the value.");
    }
    return value == NULL ? null : (V) value;
  }

  /** The value that the calling code sees, or another one if it sees none. */
  public V orElse(V other) {
    return isBound() ? get() : other;
  }

  @Override
  public String toString() {
    return "TaskLocal " + name;
  }

  /** Binds around each call of the task. */
  private static final class Bound<V, T, X extends Throwable> implements Task<T, X>, Placed {
    private final TaskLocal<V> local;
    private final Object value;
    private final Task<T, X> task;

    Bound(TaskLocal<V> local, V value, Task<T, X> task) {
      this.local = local;
      this.value = value == null ? NULL : value;
      this.task = task;
    }

    @Override
    public Poll<T> poll(Context cx) throws X {
      Object outer = enter();
      try {
        return task.poll(cx);
      } finally {
        exit(outer);
      }
    }

    @Override
    public boolean withdraw() {
      Object outer = enter();
      try {
        return task.withdraw();
      } finally {
        exit(outer);
      }
    }

    private Object enter() {
      Object outer = local.bound.get();
      local.bound.set(value);
      return outer;
    }

    private void exit(Object outer) {
      if (outer == null) {
        local.bound.remove();
      } else {
        local.bound.set(outer);
      }
    }

    @Override
    public Task<?, ?> wrapped() {
      return task;
    }

    /** The task alone: the value may be a secret. */
    @Override
    public String toString() {
      return task.toString();
    }
  }
}
