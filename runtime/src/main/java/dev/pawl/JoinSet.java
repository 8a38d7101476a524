package dev.pawl;

import dev.pawl.Outcomes.Outcome;
import dev.pawl.protocol.AwaitedOutside;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.LateCloser;
import dev.pawl.protocol.LateValue;
import dev.pawl.protocol.PolledAgain;
import dev.pawl.protocol.ReportingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * Spawned tasks whose outcomes are taken one by one, in the order in which they come: Rust's {@code
 * JoinSet}.
 *
 * <pre>{@code
 * try (JoinSet<Page, IOException> pages = new JoinSet<>()) {
 *   for (String url : urls) {
 *     pages.spawn(fetch(url));
 *   }
 *   while (!pages.isEmpty()) {
 *     index(await(pages.next()));
 *   }
 * }                                  // cancels what still runs
 * }</pre>
 *
 * <p>An outcome belongs to who takes it: the failure of one task is thrown by the {@link #next}
 * that takes it, and leaves the others alone. Taking one costs the same however many there are.
 *
 * <p>All methods may be called from any thread that is inside an executor; one task at a time can
 * wait for the next outcome.
 *
 * @param <T> the type of the values
 * @param <X> what the tasks may throw besides unchecked exceptions
 */
public final class JoinSet<T, X extends Throwable> implements AsyncCloseable<RuntimeException> {
  /** Knows who runs. Its children never fail: what they come to is in {@link #outcomes}. */
  private final Scope<RuntimeException> running = new Scope<>("JoinSet");

  private final Outcomes outcomes = new Outcomes();

  /** A set without tasks. */
  public JoinSet() {}

  /**
   * Spawns a task on the executor that runs the calling code.
   *
   * @return a handle by which it can be cancelled, and its end awaited; the outcome is the set's
   * @throws IllegalStateException outside an executor, or if the set is closed
   */
  public JoinHandle<Void, RuntimeException> spawn(Task<? extends T, ? extends X> task) {
    outcomes.expectOne();
    try {
      return running.spawn(new Runner(task));
    } catch (Throwable t) {
      outcomes.expectOneLess();
      throw t;
    }
  }

  /**
   * Like {@link #spawn(Task)}, with a name, as {@link Spawner#spawn(String, Task)}.
   *
   * @param name not null
   */
  public JoinHandle<Void, RuntimeException> spawn(
      String name, Task<? extends T, ? extends X> task) {
    return spawn(new Named<>(name, task));
  }

  /** How many tasks there are that run, or whose outcome was not taken yet. */
  public int size() {
    return outcomes.size();
  }

  /** Whether there is nothing to wait for, nor anything to take. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** Cancels the tasks that there are, and those that are spawned from now on. */
  public void cancel() {
    running.cancel();
  }

  /**
   * Waits for the next outcome. Cancel-safe: an outcome that was not taken is still there.
   *
   * @return a task for the value of whichever task came to its end first; it throws what that
   *     threw, or {@link CancellationException} if it was cancelled; and {@link
   *     IllegalStateException} if the set is empty, or another task waits already
   */
  public Task<T, X> next() {
    return new Next();
  }

  /**
   * Cancels what runs, waits for its cleanup, even if it is itself cancelled, and closes the set.
   * Outcomes that were not taken are dropped: values that are {@link AutoCloseable} are closed, and
   * failures go to the {@link UncaughtExceptionHandler}.
   */
  @Override
  public Task<Void, RuntimeException> closeAsync() {
    return closeAsync(null);
  }

  @Override
  public Task<Void, RuntimeException> closeAsync(Throwable thrown) {
    return new Closing(thrown);
  }

  private static boolean isPlainCancellation(Throwable t) {
    return t instanceof CancellationException
        && (t.getCause() == null || t.getCause().getSuppressed().length == 0);
  }

  /** Runs a task, and puts its outcome into the set. */
  private final class Runner extends ReportingTask<Void, RuntimeException>
      implements Placed, AwaitedOutside {
    private final Task<? extends T, ? extends X> task;
    private final Outcomes.Source source = new Outcomes.Source();

    Runner(Task<? extends T, ? extends X> task) {
      this.task = Objects.requireNonNull(task, "task");
    }

    @Override
    public Poll<Void> poll(Context cx) {
      Outcome outcome;
      boolean cancelled = false;
      try {
        Poll<? extends T> poll = task.poll(cx);
        if (poll.isPending()) {
          return Poll.pending();
        }
        outcome = new Outcome(toString(), poll.get(), null);
      } catch (Throwable t) {
        cancelled = t instanceof Cancelled && cx.isCancelled();
        outcome = new Outcome(toString(), null, cancelled ? cancellation(t) : t);
        reported();
      }
      if (!outcomes.add(source, outcome)) {
        drop(outcome, cx); // it had been given up
      }
      if (cancelled) {
        throw new Cancelled(outcome.task());
      }
      return Poll.ready(null);
    }

    private void drop(Outcome outcome, Context cx) {
      LateCloser late = LateCloser.of(cx);
      if (outcome.thrown() == null) {
        late.close(this, outcome.value());
      } else if (!isPlainCancellation(outcome.thrown())) {
        late.tell(this, outcome.thrown());
      }
    }

    @Override
    public void givenUp(CancellationException reason) {
      outcomes.add(source, new Outcome(TaskCell.nameOf(task), null, reason));
    }

    @Override
    public Task<?, ?> wrapped() {
      return task;
    }

    private CancellationException cancellation(Throwable cause) {
      CancellationException cancelled = new CancellationException(this + " was cancelled");
      cancelled.initCause(cause);
      return cancelled;
    }

    @Override
    public boolean withdraw() {
      String name = toString();
      Throwable thrown;
      try {
        if (!task.withdraw()) {
          return false;
        }
        thrown = cancellation(new Cancelled(name));
      } catch (Throwable t) {
        thrown = t;
      }
      outcomes.add(source, new Outcome(name, null, thrown));
      return true;
    }

    @Override
    public String toString() {
      return task.toString();
    }
  }

  private final class Next implements Task<T, X> {
    private Waker awaiter;
    private boolean complete;

    @Override
    @SuppressWarnings("unchecked") // a task came to it, so it is a T, or an X or unchecked
    public Poll<T> poll(Context cx) throws X {
      if (complete) {
        throw PolledAgain.by(this);
      }
      awaiter = Awaiter.replace(this, awaiter, cx.waker());
      Outcome outcome = outcomes.take(this, awaiter);
      if (outcome == null) {
        return Poll.pending();
      }
      complete = true;
      if (outcome.thrown() != null) {
        throw (X) outcome.thrown();
      }
      return Poll.ready((T) outcome.value());
    }

    @Override
    public boolean withdraw() {
      outcomes.stopWaiting(this);
      awaiter = null;
      return true;
    }

    @Override
    public String toString() {
      return "JoinSet.next";
    }
  }

  /** Ends what runs, then drops what was not taken. */
  private final class Closing implements Task<Void, RuntimeException> {
    private final Task<Void, RuntimeException> end;
    private final List<Task<?, ?>> resources = new ArrayList<>();
    private Cancelled cancelled;
    private boolean ended;
    private boolean complete;

    Closing(Throwable thrown) {
      this.end = running.closeAsync(thrown);
    }

    @Override
    public Poll<Void> poll(Context cx) {
      if (complete) {
        throw PolledAgain.by(this);
      }
      running.cancel();
      if (!ended && !pollEnd(cx)) {
        return Poll.pending();
      }
      while (!resources.isEmpty()) {
        if (!pollResource(resources.get(resources.size() - 1), cx)) {
          return Poll.pending();
        }
        resources.remove(resources.size() - 1);
      }
      complete = true;
      if (cancelled != null) {
        throw cancelled;
      }
      return Poll.ready(null);
    }

    private boolean pollEnd(Context cx) {
      try {
        if (end.poll(cx).isPending()) {
          return false;
        }
      } catch (Cancelled t) {
        cancelled = t;
      }
      ended = true;
      for (Outcome outcome = outcomes.takeIfThere();
          outcome != null;
          outcome = outcomes.takeIfThere()) {
        drop(outcome, cx);
      }
      return true;
    }

    private void drop(Outcome outcome, Context cx) {
      try {
        Task<Void, ?> closing = LateValue.close(outcome.value());
        if (closing != null) {
          resources.add(closing);
        }
      } catch (Throwable t) {
        cx.uncaughtExceptionHandler().uncaught(outcome.task(), t);
      }
      if (outcome.thrown() != null && !isPlainCancellation(outcome.thrown())) {
        cx.uncaughtExceptionHandler().uncaught(outcome.task(), outcome.thrown());
      }
    }

    private boolean pollResource(Task<?, ?> closing, Context cx) {
      try {
        return closing.poll(cx).isReady();
      } catch (Throwable t) {
        cx.uncaughtExceptionHandler().uncaught(closing.toString(), t);
        return true;
      }
    }

    @Override
    public boolean withdraw() {
      return false;
    }

    @Override
    public String toString() {
      return "JoinSet.closeAsync";
    }
  }

  @Override
  public String toString() {
    return "JoinSet of " + size();
  }
}
