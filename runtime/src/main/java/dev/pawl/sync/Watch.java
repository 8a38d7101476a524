package dev.pawl.sync;

import dev.pawl.Context;
import dev.pawl.Task;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A value that changes, and that tasks can wait to see change: configuration, progress, a state.
 * Observers see the latest value; what was replaced before they looked they don't see.
 *
 * <pre>{@code
 * Watch.Observer<Config> config = watch.observe();
 * for (Config now = config.get(); now != null; now = await(config.changed())) {
 *   apply(now);
 * }
 * }</pre>
 *
 * <p><b>Threads</b>: all methods may be called from any thread, and the tasks may be on different
 * executors. Everything before a value is set happens before whoever sees it goes on. To look costs
 * a volatile read.
 *
 * @param <T> the type of the value, which is never null
 */
public final class Watch<T> implements AutoCloseable {
  private final SpinLock lock = new SpinLock();
  private final Waiters line = new Waiters(); // under the lock
  private boolean closed; // under the lock

  /** Written under the lock. */
  private volatile Version<T> latest;

  /** One value that was set; versions are told apart by identity, as a value may be set twice. */
  private static final class Version<T> {
    final T value;

    Version(T value) {
      this.value = value;
    }
  }

  /**
   * A watch that nobody observes yet.
   *
   * @param value the first value, not null
   */
  public Watch(T value) {
    latest = new Version<>(Objects.requireNonNull(value, "value"));
  }

  /** The latest value. */
  public T get() {
    return latest.value;
  }

  /**
   * Sets the value, and tells all observers, also if it is equal to the one before.
   *
   * @param value not null
   * @throws ClosedException if the watch is closed
   */
  public void set(T value) {
    Objects.requireNonNull(value, "value");
    replace(null, value);
  }

  /**
   * Sets the value to what a function makes of it, as {@link
   * java.util.concurrent.atomic.AtomicReference#updateAndGet}.
   *
   * @param update without side effects: it is called again if the value was set meanwhile
   * @return the new value
   * @throws ClosedException if the watch is closed
   */
  public T update(UnaryOperator<T> update) {
    Objects.requireNonNull(update, "update");
    while (true) {
      Version<T> before = latest;
      T value = Objects.requireNonNull(update.apply(before.value), "updated value");
      if (replace(before, value)) {
        return value;
      }
    }
  }

  /** Replaces the value, if the version is still {@code expected} or that is null. */
  private boolean replace(Version<T> expected, T value) {
    Version<T> next = new Version<>(value);
    Waiter waiting;
    lock.lock();
    try {
      if (closed) {
        throw new ClosedException("The watch was closed before the value was set.");
      }
      if (expected != null && latest != expected) {
        return false;
      }
      latest = next;
      waiting = line.callAll();
    } finally {
      lock.unlock();
    }
    Waiter.wake(waiting);
    return true;
  }

  /** An observer that has seen the value as it is now. It costs nothing while it doesn't wait. */
  public Observer<T> observe() {
    return new Observer<>(this);
  }

  /**
   * Says that the value will not change any more: observers that wait for it get null. Does nothing
   * if closed already.
   */
  @Override
  public void close() {
    Waiter waiting;
    lock.lock();
    try {
      closed = true;
      waiting = line.callAll();
    } finally {
      lock.unlock();
    }
    Waiter.wake(waiting);
  }

  /** Such as {@code Watch(starting)}, with the value. */
  @Override
  public String toString() {
    return "Watch(" + get() + ")";
  }

  /**
   * Remembers which value it has seen; to be used by one task at a time.
   *
   * @param <T> the type of the value
   */
  public static final class Observer<T> {
    private final Watch<T> watch;
    private Version<T> seen;

    private Observer(Watch<T> watch) {
      this.watch = watch;
      this.seen = watch.latest;
    }

    /** The latest value, which counts as seen from now on. */
    public T get() {
      seen = watch.latest;
      return seen.value;
    }

    /**
     * Waits until there is a value that this observer has not seen.
     *
     * <p>Cancel-safe: withdrawn, it has seen nothing.
     *
     * @return a task for the latest value, which counts as seen from then on; or for null once the
     *     watch is closed and its last value seen
     */
    public Task<T, RuntimeException> changed() {
      return new Changed<>(this);
    }

    private boolean hasNews() {
      return watch.latest != seen;
    }

    /** Such as {@code Watch.Observer(up to date)}. */
    @Override
    public String toString() {
      return hasNews() ? "Watch.Observer(behind)" : "Watch.Observer(up to date)";
    }
  }

  private static final class Changed<T> extends Operation<T, RuntimeException> {
    private final Observer<T> observer;
    private T value;

    Changed(Observer<T> observer) {
      this.observer = observer;
    }

    @Override
    boolean start(Context cx) {
      return redeem(cx);
    }

    @Override
    boolean redeem(Context cx) {
      if (!observer.hasNews() && waits(cx)) {
        return false;
      }
      if (observer.hasNews()) {
        value = observer.get();
      }
      return true;
    }

    private boolean waits(Context cx) {
      Watch<T> watch = observer.watch;
      watch.lock.lock();
      try {
        if (watch.closed || observer.hasNews()) {
          return false;
        }
        if (!awaitsItsCall(cx.waker())) {
          waitWith(cx.waker());
          watch.line.add(this);
        }
        return true;
      } finally {
        watch.lock.unlock();
      }
    }

    @Override
    T result() {
      return value;
    }

    @Override
    SpinLock lock() {
      return observer.watch.lock;
    }

    @Override
    Waiter leave() {
      observer.watch.line.remove(this);
      return null;
    }

    @Override
    public String toString() {
      return "Watch.Observer.changed()";
    }
  }
}
