package dev.pawl;

import dev.pawl.blocking.BlockingPool;
import dev.pawl.reactor.Reactor;
import dev.pawl.time.Clock;
import dev.pawl.time.Timers;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a task is polled with: whom to wake, whether it is cancelled, and the services through which
 * alone it touches the world outside. Valid during the poll only: an executor uses the same object
 * for the next task. Keep the {@link #waker}, not the context.
 */
public final class Context {
  /**
   * Leaf operations that one poll may complete before it has to let others run. Large enough to
   * cost nothing, small enough that a socket which always has the next datagram cannot keep the
   * thread to itself.
   */
  private static final int BUDGET = 128;

  private final Executor executor;

  /**
   * The waker of the task as a whole. The context is old, and G1 has each reference that is stored
   * in an old object followed by a fence: so once in a poll, and not if the same task is polled
   * again.
   */
  private Waker root;

  /** Within {@link #pollAs}, the waker in place of the task's; else null. */
  private Waker waker;

  /** Within {@link #pollEach}, and unless there is a {@link #waker}, who makes it; else null. */
  private Supplier<? extends Waker> wakers;

  private boolean cancelled;
  private int budget;

  /** What {@link #atEndOfPoll} was given, the first {@code putOff} of them. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array can't be of a parameterized type
  private Consumer<Context>[] actions = new Consumer[2];

  private int putOff;

  Context(Executor executor) {
    this.executor = executor;
  }

  /**
   * A context for driving a task by hand. It has no services: asking for one throws {@link
   * IllegalStateException}.
   *
   * @param waker woken when the task should be polled again
   */
  public static Context of(Waker waker) {
    return byHand(waker, false);
  }

  /** Like {@link #of}, for a task that is cancelled. */
  public static Context ofCancelled(Waker waker) {
    return byHand(waker, true);
  }

  private static Context byHand(Waker waker, boolean cancelled) {
    Context cx = new Context(null);
    cx.begin(Objects.requireNonNull(waker, "waker"), cancelled);
    return cx;
  }

  /** Whether it was made by {@link #of} or {@link #ofCancelled}, and so has no services. */
  public boolean isByHand() {
    return executor == null;
  }

  /** Makes this the context of one poll. */
  void begin(Waker waker, boolean cancelled) {
    if (root != waker) {
      root = waker;
    }
    this.cancelled = cancelled;
    this.budget = BUDGET;
  }

  /** The cell that is polled, or was last; an executor's context only. */
  TaskCell<?, ?> cell() {
    return (TaskCell<?, ?>) root;
  }

  /** Wakes the task that is being polled. May be kept, and used from any thread at any time. */
  public Waker waker() {
    if (waker != null) {
      return waker;
    }
    return wakers == null ? root : wakers.get();
  }

  /**
   * Whether the task is cancelled. Once true, it is true at every later poll. A leaf task need not
   * ask: whoever awaits it {@linkplain Task#withdraw withdraws} it if it is pending.
   */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Whether a leaf operation may go ahead in this poll. One that could go on for ever without
   * waiting, as on a socket that always has data, asks before each attempt.
   *
   * @return false if the task has had its share. It has then been woken, and the operation must
   *     return {@link Poll#pending}
   */
  public boolean mayProceed() {
    if (--budget >= 0 || executor == null) {
      return true;
    }
    waker().wake();
    return false;
  }

  /**
   * Has something done when the present poll of the whole task is over, before anybody learns what
   * came of it and before another task is polled: what a leaf operation puts off to do it once for
   * several. Done also if the poll throws.
   *
   * @param action must not throw; what it throws nevertheless is taken for the poll's failure, or
   *     is suppressed in that
   * @return false in a context made by hand: then nobody would do it, and it must not be put off
   */
  public boolean atEndOfPoll(Consumer<Context> action) {
    Objects.requireNonNull(action, "action");
    if (executor == null) {
      return false;
    }
    if (putOff == actions.length) {
      actions = Arrays.copyOf(actions, 2 * putOff);
    }
    actions[putOff++] = action;
    return true;
  }

  /**
   * The poll is over.
   *
   * @param thrown by the poll, or null. What fails now is suppressed in it, or else thrown
   */
  void endPoll(Throwable thrown) {
    if (putOff > 0) {
      doWhatWasPutOff(thrown);
    }
  }

  /** All of it, whatever one of them throws: the next poll must find nothing of this one's. */
  private void doWhatWasPutOff(Throwable thrown) {
    Throwable failure = thrown;
    for (int i = 0; i < putOff; i++) { // an action may add another
      Consumer<Context> action = actions[i];
      actions[i] = null;
      try {
        action.accept(this);
      } catch (Throwable t) {
        failure = Thrown.both(failure, t);
      }
    }
    putOff = 0;
    if (failure != thrown) {
      throw Thrown.<RuntimeException>as(failure); // an action declares nothing else
    }
  }

  /**
   * Polls a task that is part of the one being polled, as a combinator does: with a waker of the
   * combinator's own, which tells it who was woken, or cancelled though the combinator is not.
   *
   * @param waker what {@link #waker} gives meanwhile
   * @param cancelled what {@link #isCancelled} gives meanwhile
   * @return what the task's poll returned
   * @throws X what it threw
   */
  public <T, X extends Throwable> Poll<T> pollAs(Task<T, X> task, Waker waker, boolean cancelled)
      throws X {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(waker, "waker");
    Waker outerWaker = this.waker;
    boolean outerCancelled = this.cancelled;
    this.waker = waker;
    this.cancelled = cancelled;
    try {
      return task.poll(this);
    } finally {
      this.waker = outerWaker;
      this.cancelled = outerCancelled;
    }
  }

  /**
   * Polls several tasks that are parts of the one being polled, each with a waker of its own that
   * is made only if the task asks for it: one that is ready at once does not.
   *
   * @param wakers what {@link #waker} gives meanwhile, asked each time anew
   * @param polls polls the tasks, with this context
   */
  public void pollEach(Supplier<? extends Waker> wakers, Runnable polls) {
    Objects.requireNonNull(wakers, "wakers");
    Objects.requireNonNull(polls, "polls");
    Waker outerWaker = this.waker;
    Supplier<? extends Waker> outerWakers = this.wakers;
    // Once for all the tasks, as it costs a fence.
    this.waker = null;
    this.wakers = wakers;
    try {
      polls.run();
    } finally {
      this.waker = outerWaker;
      this.wakers = outerWakers;
    }
  }

  /**
   * The clock, which alone says what time it is.
   *
   * @throws IllegalStateException in a context made by hand
   */
  public Clock clock() {
    return executor("a clock").timers().clock();
  }

  /**
   * What waits for a moment.
   *
   * @throws IllegalStateException in a context made by hand
   */
  public Timers timers() {
    return executor("timers").timers();
  }

  /**
   * The reactor with which channels are registered.
   *
   * @throws IllegalStateException in a context made by hand
   */
  public Reactor reactor() {
    return executor("a reactor").reactor();
  }

  /**
   * The threads for calls that block.
   *
   * @throws IllegalStateException in a context made by hand
   */
  public BlockingPool blocking() {
    return executor("a pool for blocking work").blocking();
  }

  /**
   * Who is told of a failure that the one who awaits does not get, because it is not his, or comes
   * too late. May be kept, and told by any thread.
   *
   * @throws IllegalStateException in a context made by hand
   */
  public UncaughtExceptionHandler uncaughtExceptionHandler() {
    return executor("a handler").uncaught()::tell;
  }

  /**
   * The spawner of the executor that polls.
   *
   * @throws IllegalStateException in a context made by hand
   */
  public Spawner spawner() {
    return executor("a spawner").spawner();
  }

  private Executor executor(String service) {
    if (executor == null) {
      throw new IllegalStateException(
          "This context has only a waker: it was made by Context.of to drive a task by hand. The"
              + " task asked for "
              + service
              + ", which only an Executor provides.");
    }
    return executor;
  }
}
