package dev.pawl.protocol;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Spawner;
import dev.pawl.Trace;
import dev.pawl.Waker;
import dev.pawl.reactor.Direction;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A user's trace, which may throw though it must not. Whoever tells it of something is in the
 * middle of that: a cell is off the queue, a waiter out of its direction. So what it throws goes to
 * somebody else.
 */
public final class GuardedTrace implements Trace {
  private final Trace trace;
  private final Consumer<Throwable> thrown;

  /**
   * @param thrown given what the trace throws, by the thread that told it; must not throw
   */
  public GuardedTrace(Trace trace, Consumer<Throwable> thrown) {
    this.trace = Objects.requireNonNull(trace, "trace");
    this.thrown = thrown;
  }

  private void tell(Runnable what) {
    try {
      what.run();
    } catch (Throwable t) {
      thrown.accept(t);
    }
  }

  @Override
  public void executorMade(Executor executor, Spawner spawner) {
    tell(() -> trace.executorMade(executor, spawner));
  }

  @Override
  public void spawned(JoinHandle<?, ?> task) {
    tell(() -> trace.spawned(task));
  }

  @Override
  public void queued(JoinHandle<?, ?> task) {
    tell(() -> trace.queued(task));
  }

  @Override
  public void polling(JoinHandle<?, ?> task) {
    tell(() -> trace.polling(task));
  }

  @Override
  public void pending(JoinHandle<?, ?> task) {
    tell(() -> trace.pending(task));
  }

  @Override
  public void completed(JoinHandle<?, ?> task) {
    tell(() -> trace.completed(task));
  }

  @Override
  public void woken(JoinHandle<?, ?> task) {
    tell(() -> trace.woken(task));
  }

  @Override
  public void wouldBlock(Direction direction) {
    tell(() -> trace.wouldBlock(direction));
  }

  @Override
  public void awaited(Direction direction, Waker waker) {
    tell(() -> trace.awaited(direction, waker));
  }

  @Override
  public void selecting(boolean mayWait) {
    tell(() -> trace.selecting(mayWait));
  }

  @Override
  public void event(Direction direction) {
    tell(() -> trace.event(direction));
  }

  @Override
  public void happened(Direction direction) {
    tell(() -> trace.happened(direction));
  }

  @Override
  public void interestDropped(Direction direction) {
    tell(() -> trace.interestDropped(direction));
  }
}
