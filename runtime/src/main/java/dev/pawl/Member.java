package dev.pawl;

import dev.pawl.protocol.AwaitedOutside;
import dev.pawl.protocol.ReportingTask;
import java.util.Objects;

/**
 * A task that is spawned on behalf of something that answers for it, so that its failure need not
 * go to the uncaught-exception handler.
 */
abstract class Member<T, X extends Throwable> extends ReportingTask<T, X>
    implements Placed, AwaitedOutside {
  /** What it runs, by whose name it goes. */
  final Task<? extends T, ? extends X> task;

  Member(Task<? extends T, ? extends X> task) {
    this.task = Objects.requireNonNull(task, "task");
  }

  /** Its cell is done; by the thread that polled it last. */
  abstract void ended();

  @Override
  public final boolean hasFailed() {
    return task instanceof ReportingTask<?, ?> inner && inner.hasFailed();
  }

  @Override
  public final Task<?, ?> wrapped() {
    return task;
  }

  @Override
  public final String toString() {
    return task.toString();
  }
}
