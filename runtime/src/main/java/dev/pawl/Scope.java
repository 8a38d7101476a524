package dev.pawl;

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
  private final Children children = new Children();

  /** What the user calls it. */
  private final String noun;

  /** An open scope, without children. */
  public Scope() {
    this("scope");
  }

  Scope(String noun) {
    this.noun = noun;
  }

  /**
   * Runs a body with a scope of its own, and closes the scope when the body is at its end. Other
   * than in a {@code try}, the body is cancelled when a child fails, like the other children, and
   * the failure is thrown in its place. Cancelled itself, it cancels them all and waits for their
   * cleanup, so that it is cancel-safe only where body and children are.
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
    Child<T, X> child = new Child<>(task, children);
    Spawner spawner = Spawner.current();
    if (!children.add(child)) {
      throw new IllegalStateException(
          "The "
              + noun
              + " is closed, so "
              + child
              + " can't be spawned in it: it would outlive the block that the "
              + noun
              + " stands for.");
    }
    JoinHandle<T, X> handle;
    try {
      handle = spawner.spawn(child);
    } catch (Throwable t) {
      children.end(child, null);
      throw t;
    }
    children.started(child, handle);
    return handle;
  }

  /**
   * Like {@link #spawn(Task)}, with a name, as {@link Spawner#spawn(String, Task)}.
   *
   * @param name not null
   */
  public <T> JoinHandle<T, X> spawn(String name, Task<? extends T, ? extends X> task) {
    return spawn(new Named<>(name, task));
  }

  /** Cancels the children that there are, and those that are spawned from now on. */
  public void cancel() {
    children.cancel();
  }

  /**
   * Waits until no child is left. The scope stays open. Cancel-safe: withdrawing leaves the
   * children alone.
   *
   * @return a task that throws the first failure of a child, after all have ended
   */
  public Task<Void, X> join() {
    return new ScopeEnd<>(children, null, false);
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
    return new ScopeEnd<>(children, thrown, true);
  }

  Children children() {
    return children;
  }

  @Override
  public String toString() {
    return "Scope with " + children;
  }
}
