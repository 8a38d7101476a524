package dev.pawl.sync;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A value that is made when it is first asked for, by a task, and only once.
 *
 * <pre>{@code
 * Once<Pool, IOException> pool = new Once<>(() -> PoolAsync.connect(address));
 * …
 * await(await(pool.get()).execute(query));
 * }</pre>
 *
 * <p>The first who asks runs the initialiser, as a part of its own task; the others wait. If the
 * initialiser fails, its own asker gets the exception, and the one that has waited longest tries
 * again with a new task; so too if the task that ran it was cancelled.
 *
 * <p><b>Threads</b>: all methods may be called from any thread, and tasks of several executors may
 * ask. Everything that the initialiser did happens before whoever gets the value goes on. To get a
 * value that is there costs a volatile read.
 *
 * @param <T> the type of the value
 * @param <X> what the initialiser may throw besides unchecked exceptions
 */
public final class Once<T, X extends Throwable> {
  private final SpinLock lock = new SpinLock();
  private final Supplier<? extends Task<T, X>> initialiser;

  /** Both under the lock. */
  private final Waiters line = new Waiters();

  private boolean running;

  /** Written once, when the value is there. */
  private volatile Poll<T> value;

  /**
   * One whose value has yet to be made.
   *
   * @param initialiser makes the task that makes the value, which may be null; called once for each
   *     attempt, by the thread that polls. That task must not ask for this very value: it would
   *     wait for itself
   */
  public Once(Supplier<? extends Task<T, X>> initialiser) {
    this.initialiser = Objects.requireNonNull(initialiser, "initialiser");
  }

  /**
   * The value; makes it if nobody has, waits if somebody is at it.
   *
   * <p>Cancel-safe: withdrawn while it waits, nothing has happened. Withdrawn while it runs the
   * initialiser, it withdraws that; if that has cleanup to run, it is polled on until that is done.
   * Then the next in line tries.
   *
   * @return a task for the value; it throws what its own attempt to make it threw
   */
  public Task<T, X> get() {
    return new Get<>(this);
  }

  /** Whether the value is there. */
  public boolean isDone() {
    return value != null;
  }

  /** Such as {@code Once(not done)}. */
  @Override
  public String toString() {
    Poll<T> done = value;
    return done == null ? "Once(not done)" : "Once(" + done.get() + ")";
  }

  /** An attempt has come to nothing: it is the next one's turn; under the lock. */
  private Waiter passOn() {
    if (line.isEmpty()) {
      running = false;
      return null;
    }
    Waiter next = line.removeFirst();
    next.stage(Waiter.GRANTED);
    return next;
  }

  /** Granted is the right to run the initialiser. */
  private static final class Get<T, X extends Throwable> extends Operation<T, X> {
    private final Once<T, X> once;
    private Task<T, X> attempt;

    Get(Once<T, X> once) {
      this.once = once;
    }

    @Override
    boolean start(Context cx) throws X {
      return once.value != null || !waits(cx) && (once.value != null || redeem(cx));
    }

    private boolean waits(Context cx) {
      once.lock.lock();
      try {
        if (once.value != null) {
          return false;
        }
        if (once.running) {
          waitWith(cx.waker());
          once.line.add(this);
          return true;
        }
        once.running = true;
        replaceWaker(cx.waker());
        stage(GRANTED);
        return false;
      } finally {
        once.lock.unlock();
      }
    }

    @Override
    boolean redeem(Context cx) throws X {
      Poll<T> poll;
      try {
        if (attempt == null) {
          attempt = Objects.requireNonNull(once.initialiser.get(), "the initialiser's task");
        }
        poll = attempt.poll(cx);
        if (poll.isPending()) {
          return false;
        }
      } catch (Throwable t) {
        fail();
        throw t;
      }
      succeed(poll);
      return true;
    }

    private void succeed(Poll<T> poll) {
      Waiter others;
      once.lock.lock();
      try {
        once.value = poll;
        others = once.line.settleAll();
      } finally {
        once.lock.unlock();
      }
      wake(others);
    }

    private void fail() {
      Waiter next;
      once.lock.lock();
      try {
        stage(DONE);
        next = once.passOn();
      } finally {
        once.lock.unlock();
      }
      wake(next);
    }

    @Override
    T result() {
      return once.value.get();
    }

    @Override
    public boolean withdraw() {
      if (stage() == GRANTED && attempt != null && !letsGo()) {
        return false;
      }
      return super.withdraw();
    }

    private boolean letsGo() {
      try {
        return attempt.withdraw();
      } catch (Throwable t) {
        fail();
        throw t;
      }
    }

    @Override
    SpinLock lock() {
      return once.lock;
    }

    @Override
    Waiter leave() {
      once.line.remove(this);
      return null;
    }

    @Override
    Waiter giveBack() {
      return once.passOn();
    }

    @Override
    public String toString() {
      return attempt == null ? "Once.get()" : "Once.get(), running " + attempt;
    }
  }
}
