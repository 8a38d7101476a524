package dev.pawl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Spawned tasks that cannot outlive a block of code: structured concurrency.
 *
 * <pre>{@code
 * @Async
 * static Page load(String name) throws IOException {
 *   try (Scope<IOException> scope = new Scope<>()) {
 *     JoinHandle<User, IOException> user = scope.spawn(users.load(name));
 *     JoinHandle<Orders, IOException> orders = scope.spawn(orders.load(name));
 *     return new Page(await(user), await(orders));
 *   }                                                  // waits for what still runs
 * }
 * }</pre>
 *
 * <p><b>Failure.</b> The first child that fails has all the others cancelled. Closing waits until
 * their cleanup is done, then throws that failure, with what the others threw since suppressed.
 * Awaiting the handle of a child that was cancelled for this reason throws the same failure, not a
 * {@link java.util.concurrent.CancellationException}, so that a body which happens to wait for
 * another child than the one that failed fails for the true reason too. A child that was cancelled
 * by its own handle is no failure.
 *
 * <p><b>Leaving early.</b> If the body throws, or its task is cancelled, the children are cancelled
 * as well and their cleanup awaited. A body that waits for something other than its children does
 * not notice that one of them failed; in {@link #run} it is cancelled too.
 *
 * <p>Scopes nest: a cancelled child cancels the children of its own scopes, one after the other and
 * never by recursion. A child may spawn in the scope that it runs in, while that is open.
 *
 * <p>All methods may be called from any thread that is inside an executor; a child runs on the
 * executor of the code that spawns it. One task at a time can wait for a scope.
 *
 * @param <X> what children may throw besides unchecked exceptions
 */
public final class Scope<X extends Exception> implements AsyncCloseable<X> {
  /** Both ends of a ring of the children that have not ended; all fields are guarded by this. */
  private final Child<?> ends = new Child<Void>(Task.widen(Task.ready(null)));

  private Throwable failure;
  private boolean cancelled;
  private boolean closed;

  /** The task that waits for the end of the children, and its waker. */
  private Task<?, ?> waiting;

  private Waker waker;

  /** Who wants to know at once that a child has failed, or null. */
  private Waker bodyWaker;

  /** An open scope, without children. */
  public Scope() {
    ends.before = ends;
    ends.after = ends;
  }

  /**
   * Runs a body with a scope of its own, and closes the scope when the body is at its end. Other
   * than in a {@code try}, the body is cancelled when a child fails, like the other children, and
   * the failure is thrown in its place.
   *
   * <pre>{@code
   * await(Scope.<Void, IOException>run(scope -> async(() -> {
   *   scope.spawn(accept(listener));
   *   await(sleep(ofHours(1)));
   * })));
   * }</pre>
   *
   * @param body called at the first poll; the task that it returns is polled in place
   * @return a task for the body's value
   */
  public static <T, X extends Exception> Task<T, X> run(
      Function<? super Scope<X>, ? extends Task<? extends T, ? extends X>> body) {
    return new ScopedBody<>(body);
  }

  /**
   * Spawns a task that the scope answers for. In a scope that has failed or was cancelled it is
   * cancelled from the start.
   *
   * @return its handle, by which it can be awaited or cancelled
   * @throws IllegalStateException outside an executor, or if the scope is closed
   */
  public <T> JoinHandle<T, X> spawn(Task<? extends T, ? extends X> task) {
    Child<T> child = new Child<>(task);
    Spawner spawner = Spawner.current();
    add(child);
    JoinHandle<T, X> handle;
    try {
      handle = spawner.spawn(child);
    } catch (Throwable t) {
      ended(child);
      throw t;
    }
    boolean cancel;
    synchronized (this) {
      child.handle = handle;
      cancel = cancelled;
    }
    if (cancel) {
      handle.cancel();
    }
    return handle;
  }

  private synchronized void add(Child<?> child) {
    if (closed) {
      throw new IllegalStateException(
          "The scope is closed, so "
              + child
              + " can't be spawned in it: it would outlive the block that the scope stands for.");
    }
    child.before = ends.before;
    child.after = ends;
    ends.before.after = child;
    ends.before = child;
  }

  /** Cancels the children that there are, and those that are spawned from now on. */
  public void cancel() {
    List<JoinHandle<?, ?>> handles = new ArrayList<>();
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      for (Child<?> child = ends.after; child != ends; child = child.after) {
        if (child.handle != null) { // else its spawn will see that it is cancelled
          handles.add(child.handle);
        }
      }
    }
    handles.forEach(JoinHandle::cancel);
  }

  /**
   * Waits until no child is left. The scope stays open. Cancel-safe: withdrawing leaves the
   * children alone.
   *
   * @return a task that throws the first failure of a child, after all have ended
   */
  public Task<Void, X> join() {
    return new ScopeEnd<>(this, null, false);
  }

  /**
   * Waits until no child is left, and closes the scope.
   *
   * <p>Once it has begun, it waits for the children's cleanup even if it is itself cancelled.
   *
   * @return a task that throws the first failure of a child; or {@link Cancelled} if it was
   *     cancelled while there were children
   */
  @Override
  public Task<Void, X> closeAsync() {
    return closeAsync(null);
  }

  /**
   * Like {@link #closeAsync()}, after a body that has thrown: the children are cancelled.
   *
   * @param thrown not thrown again if a child threw it
   */
  @Override
  public Task<Void, X> closeAsync(Throwable thrown) {
    return new ScopeEnd<>(this, thrown, true);
  }

  /** The first failure of a child, or null. */
  synchronized Throwable failure() {
    return failure;
  }

  /** Has the body of a scope woken when a child fails; null when it is at its end. */
  synchronized void wakeOnFailure(Waker waker) {
    bodyWaker = waker;
  }

  synchronized boolean isEmpty() {
    return ends.after == ends;
  }

  /**
   * Waits for the end of all children.
   *
   * @param close whether to close the scope then
   * @return whether there are none
   */
  synchronized boolean awaitEnd(Task<?, ?> task, Waker waker, boolean close) {
    if (waiting != null && waiting != task) {
      throw new IllegalStateException(
          "The end of a scope is awaited already. It can be awaited by one task at a time.");
    }
    boolean none = isEmpty();
    waiting = none ? null : task;
    this.waker = none ? null : waker;
    closed |= none && close;
    return none;
  }

  synchronized void stopAwaiting(Task<?, ?> task) {
    if (waiting == task) {
      waiting = null;
      waker = null;
    }
  }

  private void ended(Child<?> child) {
    boolean failed;
    Waker first = null;
    Waker second;
    synchronized (this) {
      child.before.after = child.after;
      child.after.before = child.before;
      failed = child.thrown != null && failure == null;
      if (failed) {
        failure = child.thrown;
        first = bodyWaker;
      } else if (child.thrown != null && child.thrown != failure) {
        failure.addSuppressed(child.thrown);
      }
      second = isEmpty() ? waker : null;
    }
    if (failed) {
      cancel();
    }
    wake(first);
    wake(second);
  }

  private static void wake(Waker waker) {
    if (waker != null) {
      waker.wake();
    }
  }

  private final class Child<T> extends Member<T, X> {
    Child<?> before;
    Child<?> after;
    JoinHandle<?, ?> handle;

    /** What it failed with; written before it ends. */
    Throwable thrown;

    /** The waker of the latest poll. */
    private Waker polledWith;

    private boolean letGo;

    Child(Task<? extends T, ? extends X> task) {
      super(task);
    }

    @Override
    @SuppressWarnings("unchecked") // a poll is only read
    public Poll<T> poll(Context cx) throws X {
      polledWith = cx.waker();
      try {
        if (letGo) {
          throw Thrown.<X>as(failure());
        }
        return (Poll<T>) task.poll(cx);
      } catch (Cancelled t) {
        if (cx.isCancelled() && failure() != null) {
          suppress(t.getSuppressed());
          throw Thrown.<X>as(failure());
        }
        thrown = cx.isCancelled() ? null : t;
        throw t;
      } catch (Throwable t) {
        thrown = letGo ? null : t;
        throw t;
      }
    }

    /** Cancelled as another child has failed, it ends with that failure, and not for no reason. */
    @Override
    public boolean withdraw() {
      if (!task.withdraw()) {
        return false;
      }
      letGo = failure() != null;
      if (letGo) {
        polledWith.wake();
      }
      return !letGo;
    }

    @Override
    void ended() {
      Scope.this.ended(this);
    }
  }

  private synchronized void suppress(Throwable[] cleanup) {
    for (Throwable each : cleanup) {
      if (each != failure) {
        failure.addSuppressed(each);
      }
    }
  }

  @Override
  public synchronized String toString() {
    int live = 0;
    for (Child<?> child = ends.after; child != ends; child = child.after) {
      live++;
    }
    return "Scope with " + live + " running" + (closed ? ", closed" : "");
  }
}
