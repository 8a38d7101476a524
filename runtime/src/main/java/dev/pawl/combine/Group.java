package dev.pawl.combine;

import dev.pawl.AsyncCloseable;
import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.PolledAgain;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/*
 *   first poll: every child, in order ──▶ later polls: those that were woken, in that order
 *        │                                       │
 *        └───────────────┬───────────────────────┘
 *                        ▼ one decides: fails, or wins the race
 *                the rest is cancelled: what was never polled is dropped; what lets go is dropped;
 *                what does not is polled on, cancelled; late values are closed
 *                        │ none left
 *                        ▼
 *                     outcome
 *
 *   wake:  push the child, then wake the awaiter      either the poll takes the child off the list,
 *   poll:  store the awaiter, then take the list      or the wake sees the new awaiter
 */
/**
 * Several tasks that are polled in place, by one thread at a time, and woken by any.
 *
 * @param <R> what comes of them all
 */
abstract class Group<R, X extends Throwable> implements Task<R, X> {
  private static final VarHandle WOKEN;

  static {
    try {
      WOKEN = MethodHandles.lookup().findVarHandle(Group.class, "woken", Child.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Child[] children;

  /** How many of them have something to poll. */
  private int live;

  private volatile Waker awaiter;

  /** The latest that was woken, a stack; through WOKEN. */
  @SuppressWarnings("unused")
  private volatile Child woken;

  private boolean begun;
  private boolean complete;

  /** Whether the children have been polled in a cancelled context, for the group's own is. */
  private boolean knowsOfCancel;

  /** Whether the rest is being cancelled. */
  private boolean decided;

  /** Whether the awaiter has withdrawn, while some child had cleanup to run. */
  private boolean withdrawn;

  private Throwable failure;

  /** What was thrown when there was nobody to throw it to. */
  private List<Throwable> late = List.of();

  Group(List<? extends Task<?, ?>> tasks) {
    children = new Child[Objects.requireNonNull(tasks, "tasks").size()];
    for (int i = 0; i < children.length; i++) {
      children[i] = new Child(this, i, Objects.requireNonNull(tasks.get(i), "task"));
    }
    live = children.length;
  }

  /**
   * A child has a value, and nothing is decided yet.
   *
   * @return whether it is now
   */
  abstract boolean takes(int index, Object value);

  /** Gives back a value that was taken, as there will be no outcome; null if there is none. */
  abstract Object giveBack(int index);

  /** Whether a child that is cancelled, as the group is, may leave the decision to the others. */
  abstract boolean mayLoseOne();

  /** The outcome, once all children are done and none has failed; null if there is none. */
  abstract Poll<R> outcome();

  @Override
  public final Poll<R> poll(Context cx) throws X {
    if (complete) {
      throw PolledAgain.by(this);
    }
    awaiter = cx.waker();
    if (!begun) {
      begun = true;
      knowsOfCancel = cx.isCancelled();
      pollAll(cx);
    } else if (cx.isCancelled() && !knowsOfCancel && !decided) {
      knowsOfCancel = true; // as the rest does anyhow, once all is decided
      unqueueWoken();
      pollAll(cx);
    } else {
      pollWoken(cx);
    }
    return live > 0 ? Poll.pending() : end(cx);
  }

  private void pollAll(Context cx) {
    for (Child child : children) {
      if (child.task != null && !decided) {
        poll(child, cx);
      }
    }
  }

  private void pollWoken(Context cx) {
    Child next;
    for (Child child = takeWoken(); child != null; child = next) {
      next = child.link;
      child.link = null;
      child.unqueue();
      if (child.task != null) {
        poll(child, cx);
      }
    }
  }

  private void unqueueWoken() {
    Child next;
    for (Child child = takeWoken(); child != null; child = next) {
      next = child.link;
      child.link = null;
      child.unqueue();
    }
  }

  /** Polls a child, whatever that leads to: afterwards, either it waits or it is done. */
  private void poll(Child child, Context cx) {
    child.begun = true;
    Poll<?> poll;
    try {
      poll = cx.pollAs(child.task, child, !child.closing && (decided || cx.isCancelled()));
      if (poll.isPending() && !(decided && letsGo(child))) {
        return;
      }
    } catch (Throwable t) {
      done(child);
      fails(child, t, cx);
      return;
    }
    done(child);
    if (poll.isPending() || child.closing) {
      return;
    }
    if (decided || withdrawn && !mayLoseOne()) {
      closeLate(child, poll.get());
      pollIfLive(child, cx);
    } else if (takes(child.index, poll.get())) {
      decide(cx);
    }
  }

  private void fails(Child child, Throwable t, Context cx) {
    if (decided || child.closing) {
      tooLate(t);
    } else if (t instanceof Cancelled && cx.isCancelled() && mayLoseOne()) {
      withdrawn = true;
      tooLate(t);
    } else {
      failure = t;
      decide(cx);
    }
  }

  private void done(Child child) {
    child.task = null;
    live--;
  }

  /** Nothing that a child still does can change the outcome. */
  private void decide(Context cx) {
    decided = true;
    for (Child child : children) {
      if (failure != null) {
        giveBackLate(child);
      }
      if (child.task != null && !child.closing && (!child.begun || letsGo(child))) {
        done(child);
      }
      pollIfLive(child, cx);
    }
  }

  private void pollIfLive(Child child, Context cx) {
    if (child.task != null) {
      poll(child, cx);
    }
  }

  private boolean letsGo(Child child) {
    try {
      return !child.closing && child.task.withdraw();
    } catch (Throwable t) {
      tooLate(t);
      return true;
    }
  }

  private void giveBackLate(Child child) {
    Object value = giveBack(child.index);
    if (value != null) {
      closeLate(child, value);
    }
  }

  /** A resource that nobody will get. One that is closed by a task keeps its child alive. */
  private void closeLate(Child child, Object value) {
    try {
      if (value instanceof AsyncCloseable<?> resource) {
        child.task = Objects.requireNonNull(resource.closeAsync(), "closeAsync");
        child.closing = true;
        live++;
      } else if (value instanceof AutoCloseable resource) {
        resource.close();
      }
    } catch (Throwable t) {
      tooLate(t);
    }
  }

  private void tooLate(Throwable t) {
    if (late.isEmpty()) {
      late = new ArrayList<>();
    }
    if (t instanceof Cancelled) {
      late.addAll(List.of(t.getSuppressed())); // that it is cancelled is no news
    } else {
      late.add(t);
    }
  }

  private Poll<R> end(Context cx) throws X {
    complete = true;
    Poll<R> outcome = failure == null ? outcome() : null;
    if (outcome == null || withdrawn && !mayLoseOne()) {
      throw failure();
    }
    for (Throwable each : late) {
      cx.uncaughtExceptionHandler().uncaught(toString(), each);
    }
    return outcome;
  }

  @SuppressWarnings("unchecked") // a child threw it, so it is an X or unchecked
  private X failure() {
    if (failure == null) {
      failure = new Cancelled(toString());
    }
    for (Throwable each : late) {
      if (each != failure) {
        failure.addSuppressed(each);
      }
    }
    return (X) failure;
  }

  @Override
  public final boolean withdraw() {
    if (!begun || complete) {
      return true;
    }
    for (Child child : children) {
      if (child.task != null && letsGo(child)) {
        done(child);
      }
    }
    withdrawn = true;
    if (!decided) {
      giveBackAll();
    }
    complete = live == 0 && !decided && late.isEmpty();
    if (live == 0 && !complete) {
      awaiter.wake(); // for the poll that tells what was decided, or what closing a resource threw
    }
    return complete;
  }

  private void giveBackAll() {
    for (Child child : children) {
      if (child.task == null) {
        giveBackLate(child);
        if (child.task != null) {
          child.wake();
        }
      }
    }
  }

  /** A child was woken; any thread. */
  final void woken(Child child) {
    Child top;
    do {
      top = woken;
      child.link = top;
    } while (!WOKEN.compareAndSet(this, top, child));
    awaiter.wake();
  }

  /** Those that were woken since the last time, in that order. */
  private Child takeWoken() {
    Child newest = (Child) WOKEN.getAndSet(this, null);
    Child oldest = null;
    while (newest != null) {
      Child older = newest.link;
      newest.link = oldest;
      oldest = newest;
      newest = older;
    }
    return oldest;
  }

  /** {@code "Task.join(a, b)"}, with the tasks that are still there. */
  final String named(String combinator) {
    StringBuilder text = new StringBuilder(combinator).append('(');
    int named = 0;
    for (Child child : children) {
      if (child.task != null && named++ < 8) {
        text.append(named == 1 ? "" : ", ").append(child.task);
      }
    }
    if (named > 8) {
      text.append(", … ").append(named - 8).append(" more");
    }
    return text.append(')').toString();
  }
}
