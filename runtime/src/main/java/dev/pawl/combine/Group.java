package dev.pawl.combine;

import dev.pawl.AsyncCloseable;
import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.protocol.PolledAgain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/*
 *   first poll: every task, in order ──▶ later polls: those that were woken, in that order
 *        │                                      │
 *        └───────────────┬──────────────────────┘
 *                        ▼ one decides: fails, or wins the race
 *                the rest is cancelled: what was never polled is dropped; what lets go is dropped;
 *                what does not is polled on, cancelled; late values are closed
 *                        │ none left
 *                        ▼
 *                     outcome
 *
 * A task that is ready at its first poll costs no more than that poll: there is a child for it only
 * once it asks for its waker, or waits.
 */
/**
 * Several tasks that are polled in place, by one thread at a time, and woken by any.
 *
 * @param <R> what comes of them all
 */
abstract class Group<R, X extends Throwable> extends Awakenings implements Task<R, X> {
  /** From {@link #begun} on, the tasks that were never polled; before it, the subclass's. */
  private final Object[] slots;

  /** How many of the tasks have been polled. */
  private int begun;

  /** Those that waited, or asked for a waker, at the index of their task; null if none did. */
  private Child[] children;

  /** How many of them have something to poll. */
  private int live;

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

  /**
   * @param tasks an array of nobody else's. Each entry is null from the first poll of its task on,
   *     and may then be used by the subclass
   */
  Group(Object[] tasks) {
    for (Object task : tasks) {
      Objects.requireNonNull(task, "task");
    }
    slots = tasks;
  }

  /**
   * A task has a value, and nothing is decided yet.
   *
   * @return whether it is now
   */
  abstract boolean takes(int index, Poll<?> value);

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
    if (begun == 0) {
      firstAwaitedBy(cx.waker());
      knowsOfCancel = cx.isCancelled();
      cx.pollEach(this::current, () -> pollAllFirst(cx));
    } else {
      awaitedBy(cx.waker());
      pollOn(cx);
    }
    return live > 0 ? Poll.pending() : end(cx);
  }

  private void pollAllFirst(Context cx) {
    while (begun < slots.length && !decided) {
      pollNext(cx);
    }
  }

  /** Polls the next task for the first time. */
  private void pollNext(Context cx) {
    int index = begun++;
    Task<?, ?> task = (Task<?, ?>) slots[index];
    slots[index] = null;
    Poll<?> poll;
    try {
      poll = task.poll(cx);
      if (poll.isPending()) {
        live(index, task);
        return;
      }
    } catch (Throwable t) {
      fails(t, cx);
      return;
    }
    if (takes(index, poll)) {
      decide(cx);
    }
  }

  /** The child of the task that is being polled for the first time. */
  private Child current() {
    return child(begun - 1);
  }

  private Child child(int index) {
    if (children == null) {
      children = new Child[slots.length];
    }
    if (children[index] == null) {
      children[index] = new Child(this, index);
    }
    return children[index];
  }

  private Child live(int index, Task<?, ?> task) {
    Child child = child(index);
    child.task = task;
    live++;
    return child;
  }

  private void pollOn(Context cx) {
    if (cx.isCancelled() && !knowsOfCancel && !decided) {
      knowsOfCancel = true; // as the rest does anyhow, once all is decided
      unqueueWoken();
      pollAll(cx);
    } else {
      pollWoken(cx);
    }
  }

  private void pollAll(Context cx) {
    for (Child child : children) {
      if (!decided) {
        pollIfLive(child, cx);
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

  private void pollIfLive(Child child, Context cx) {
    if (isLive(child)) {
      poll(child, cx);
    }
  }

  private static boolean isLive(Child child) {
    return child != null && child.task != null;
  }

  /** Polls a child, whatever that leads to: afterwards, either it waits or it is done. */
  private void poll(Child child, Context cx) {
    Poll<?> poll;
    try {
      poll = cx.pollAs(child.task, child, !child.closing && (decided || cx.isCancelled()));
      if (poll.isPending() && !(decided && letsGo(child))) {
        return;
      }
    } catch (Throwable t) {
      done(child);
      if (child.closing) {
        tooLate(t);
      } else {
        fails(t, cx);
      }
      return;
    }
    done(child);
    if (poll.isPending() || child.closing) {
      return;
    }
    if (decided || withdrawn && !mayLoseOne()) {
      closeLate(child.index, poll.get());
      pollIfLive(child, cx);
    } else if (takes(child.index, poll)) {
      decide(cx);
    }
  }

  private void fails(Throwable t, Context cx) {
    if (decided) {
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
    Arrays.fill(slots, begun, slots.length, null);
    for (int i = 0; i < begun; i++) {
      if (failure != null) {
        giveBackLate(i);
      }
      Child child = childIfAny(i);
      if (isLive(child) && letsGo(child)) {
        done(child);
      }
      pollIfLive(child, cx);
    }
  }

  private Child childIfAny(int index) {
    return children == null ? null : children[index];
  }

  private boolean letsGo(Child child) {
    try {
      return !child.closing && child.task.withdraw();
    } catch (Throwable t) {
      tooLate(t);
      return true;
    }
  }

  private void giveBackLate(int index) {
    Object value = giveBack(index);
    if (value != null) {
      closeLate(index, value);
    }
  }

  /** A resource that nobody will get. One that is closed by a task keeps its child alive. */
  private void closeLate(int index, Object value) {
    try {
      if (value instanceof AsyncCloseable<?> resource) {
        Task<?, ?> closing = Objects.requireNonNull(resource.closeAsync(), "closeAsync");
        live(index, closing).closing = true;
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
    if (begun == 0 || complete) {
      return true;
    }
    for (Child child : children) {
      if (isLive(child) && letsGo(child)) {
        done(child);
      }
    }
    withdrawn = true;
    if (!decided) {
      giveBackAll();
    }
    complete = live == 0 && !decided && late.isEmpty();
    if (live == 0 && !complete) {
      wakeAwaiter(); // for the poll that tells what was decided, or what closing a resource threw
    }
    return complete;
  }

  private void giveBackAll() {
    for (int i = 0; i < begun; i++) {
      if (!isLive(children[i])) {
        giveBackLate(i);
        if (isLive(children[i])) {
          children[i].wake();
        }
      }
    }
  }

  /** {@code "Task.join(a, b)"}, with the tasks that are still there. */
  final String named(String combinator) {
    StringBuilder text = new StringBuilder(combinator).append('(');
    int named = 0;
    for (int i = 0; i < slots.length; i++) {
      Object task = taskAt(i);
      if (task != null && named++ < 8) {
        text.append(named == 1 ? "" : ", ").append(task);
      }
    }
    if (named > 8) {
      text.append(", … ").append(named - 8).append(" more");
    }
    return text.append(')').toString();
  }

  private Object taskAt(int index) {
    if (index >= begun) {
      return slots[index];
    }
    return childIfAny(index) == null ? null : children[index].task;
  }
}
