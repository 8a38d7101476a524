package dev.pawl.testing;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Task;
import dev.pawl.reactor.Reactor;

/** An executor in one of the arrangements. Failures that nobody awaits are recorded. */
public final class Rig implements AutoCloseable {
  /** Who polls, and who waits for events. */
  public enum Arrangement {
    ONE_THREAD,
    REACTOR_ON_ITS_OWN_THREAD,
    SEVERAL_THREADS
  }

  private final Reactor shared;
  private final Recorder uncaught = new Recorder();
  private final Executor executor;

  public Rig(Arrangement arrangement) {
    Executor.Builder builder = Executor.builder().uncaughtExceptionHandler(uncaught);
    shared = arrangement == Arrangement.REACTOR_ON_ITS_OWN_THREAD ? Reactor.start() : null;
    if (shared != null) {
      builder.reactor(shared);
    }
    executor = builder.threads(arrangement == Arrangement.SEVERAL_THREADS ? 3 : 1).build();
  }

  public Executor executor() {
    return executor;
  }

  public Recorder uncaught() {
    return uncaught;
  }

  /** Runs a task to its end. */
  public <T, X extends Throwable> T run(Task<T, X> task) throws X {
    return executor.run(task);
  }

  /** Spawns a task, and polls until there is nothing to do at once. */
  public <T, X extends Throwable> JoinHandle<T, X> start(Task<T, X> task) {
    JoinHandle<T, X> handle = executor.spawner().spawn(task);
    Steps.settle(executor);
    return handle;
  }

  /** Cancels a task and polls until it has ended; by that, not otherwise. */
  public void cancel(JoinHandle<?, ?> handle) {
    if (!handle.cancel()) {
      throw new AssertionError("it had ended before");
    }
    Steps.untilDone(executor, handle);
  }

  @Override
  public void close() {
    executor.close();
    if (shared != null) {
      shared.close();
    }
  }
}
