package dev.pawl;

import dev.pawl.protocol.AwaitedOutside;
import java.util.concurrent.CancellationException;

/** A task that was spawned in a {@link Scope}. */
final class Child<T, X extends Throwable> extends Member<T, X> {
  private final Children siblings;

  /** The neighbours on the ring of {@link Children}, and the handle; guarded by that. */
  Child<?, ?> before;

  Child<?, ?> after;
  JoinHandle<?, ?> handle;

  /** What it failed with; written before it ends. */
  private Throwable thrown;

  /** The waker of the latest poll. */
  private Waker polledWith;

  private boolean letGo;

  Child(Task<? extends T, ? extends X> task, Children siblings) {
    super(task);
    this.siblings = siblings;
  }

  @Override
  @SuppressWarnings("unchecked") // a poll is only read
  public Poll<T> poll(Context cx) throws X {
    polledWith = cx.waker();
    try {
      if (letGo) {
        throw Thrown.<X>as(siblings.failure()); // a sibling's, so it is an X or unchecked
      }
      return (Poll<T>) task.poll(cx);
    } catch (Cancelled t) {
      Throwable failure = siblings.failure();
      if (cx.isCancelled() && failure != null) {
        for (Throwable each : t.getSuppressed()) {
          siblings.suppress(each);
        }
        throw Thrown.<X>as(failure);
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
    try {
      if (!task.withdraw()) {
        return false;
      }
    } catch (Throwable t) {
      thrown = t;
      throw t;
    }
    letGo = siblings.failure() != null;
    if (letGo) {
      polledWith.wake();
    }
    return !letGo;
  }

  @Override
  void ended() {
    siblings.end(this, thrown);
  }

  /** A failure, as the scope promises that its children don't outlive it. */
  @Override
  public void givenUp(CancellationException reason) {
    boolean isTold = task instanceof AwaitedOutside;
    if (isTold) {
      ((AwaitedOutside) task).givenUp(reason);
    }
    siblings.end(this, isTold ? null : reason);
  }
}
