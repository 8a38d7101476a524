package dev.pawl.generated;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;

/**
 * What the tasks generated from {@code @Async} methods extend. For generated code only: its shape
 * changes with the processor's.
 *
 * <p>A subclass keeps the method's live variables in fields and has one {@code switch} over {@link
 * #resume}. Between polls the state is the number of the await to go on from; during a poll, and
 * for ever after completion, it is {@value #CLOSED}, so that neither returning nor throwing needs
 * to store anything.
 *
 * <p>A machine that awaits a machine polls it: that is what a poll means, all the way down. Deep
 * down it costs what it need not, so a poll of a deep {@link CallChain} begins at its bottom.
 *
 * @param <T> the method's boxed result
 * @param <X> what it throws besides unchecked exceptions
 */
public abstract class StateMachine<T, X extends Throwable> implements Task<T, X> {
  private static final int START = 0;
  private static final int CLOSED = -1;

  /** Its {@link CallChain} has brought the machine to its end, and its awaiter has yet to ask. */
  private static final int ENDED = -2;

  /** At its start, and it has been spawned. */
  private static final int SPAWNED = -3;

  private int state;

  /**
   * While suspended, the child; or, if it is the first of a chain, the {@link CallChain}. While
   * {@link #ENDED}, what the machine threw, or null. Otherwise null.
   */
  private Object held;

  /**
   * Who awaits it: the waker of its latest poll, from the first one on that was pending; or of all
   * of them, once it is spawned.
   */
  private Waker awaiter;

  /** Made at its start: nothing runs before the first poll. */
  protected StateMachine() {}

  /**
   * Runs until the next await that has to wait, or to the end.
   *
   * @return true when complete, so that {@link #result} has the value; false when suspended
   * @throws X what the method throws
   */
  protected abstract boolean advance(Context cx) throws X;

  /** The method's result, valid after {@link #advance} returned true. */
  protected abstract T result();

  /**
   * @param state where the machine is suspended, or 0 for the method as a whole
   * @return {@code "EchoServer.serve awaiting receiveFrom (EchoServer.java:21)"}; for 0, {@code
   *     "EchoServer.serve (EchoServer.java:17)"}
   */
  protected abstract String describe(int state);

  /**
   * Begins a poll.
   *
   * @return the state to go on from, 0 at first; {@value #CLOSED} if the machine is at its end, and
   *     there is nothing to do but to hand over the result
   * @throws IllegalStateException if the machine is complete, or is being polled; or if another one
   *     awaits it, who is not affected
   */
  protected final int resume(Context cx) {
    int from = state;
    if (from != START) {
      return resumeAt(from, cx);
    }
    state = CLOSED;
    return from;
  }

  private int resumeAt(int from, Context cx) {
    if (from == CLOSED) {
      throw new IllegalStateException(
          said("was polled after it completed")
              + ". A task may be polled until it is ready, then never again.");
    }
    awaitedBy(cx.waker());
    state = CLOSED;
    if (from == SPAWNED) {
      return START;
    }
    return from == ENDED ? handOver() : from;
  }

  private void awaitedBy(Waker waker) {
    if (awaiter != waker) {
      awaiter = Awaiter.replace(this, awaiter, waker);
    }
  }

  /**
   * It is about to be spawned, and the spawned task alone may poll it: said before any thread does,
   * so that two never begin at once.
   *
   * @param task the waker of its polls
   * @throws IllegalStateException if it was spawned before, or another one awaits it
   */
  public final void spawnedAs(Waker task) {
    awaitedBy(task);
    if (state == START) {
      state = SPAWNED;
    }
  }

  /** It was not spawned after all. */
  public final void notSpawned() {
    awaiter = null;
    if (state == SPAWNED) {
      state = START;
    }
  }

  private int handOver() {
    if (held instanceof Throwable thrown) {
      held = null;
      throw rethrow(thrown);
    }
    return CLOSED;
  }

  /**
   * Suspends the machine at an await whose child is pending; or, if the task is cancelled, throws
   * at that await. The child has been polled just before, so a value that was there is not lost.
   *
   * @throws Cancelled if the context is cancelled and the child let go
   */
  protected final void suspend(int state, Task<?, ?> child, Context cx) {
    // A child that refuses has cleanup to run. It stays the one to wait for, and the machine throws
    // at a later await: this one ends with the child's own outcome.
    if (cx.isCancelled() && child.withdraw()) {
      throw new Cancelled(describe(state));
    }
    this.state = state;
    this.held = child;
    if (awaiter == null) {
      awaiter = cx.waker();
    }
  }

  /**
   * The child that {@link #suspend} recorded, which is forgotten, so that a completed child is
   * garbage.
   */
  protected final Object awaited() {
    Object child = held instanceof CallChain chain ? chain.first() : held;
    held = null;
    return child;
  }

  /**
   * Throws {@code t} itself, whatever it is. The return type lets the caller write {@code throw
   * rethrow(t)}, which tells javac that nothing follows.
   */
  @SuppressWarnings("unchecked") // erased: the cast to E checks nothing, which is the point
  protected static <E extends Throwable> RuntimeException rethrow(Throwable t) throws E {
    throw (E) t;
  }

  /**
   * Does nothing, and tells javac that {@code E} can be thrown here, where only a poll that erased
   * it could throw it.
   */
  protected static <E extends Throwable> void mayThrow() throws E {}

  /**
   * Closes a resource on the way out with an exception, as try-with-resources does (JLS 14.20.3.1).
   *
   * @param resource may be null
   * @param primary gets what {@code close} throws as suppressed
   */
  protected static void closeAfter(AutoCloseable resource, Throwable primary) {
    if (resource == null) {
      return;
    }
    try {
      resource.close();
    } catch (Throwable t) {
      primary.addSuppressed(t);
    }
  }

  @Override
  public final Poll<T> poll(Context cx) throws X {
    return advanceChain(cx) && advance(cx) ? Poll.ready(result()) : Poll.pending();
  }

  /**
   * Polls what this machine waits for, if that is a chain.
   *
   * @return false if it goes on waiting
   */
  private boolean advanceChain(Context cx) {
    if (held instanceof StateMachine<?, ?> child && CallChain.isDeep(child)) {
      awaitedBy(cx.waker()); // before what is below becomes part of a chain of another's
      held = new CallChain(child);
    }
    return !(held instanceof CallChain chain) || advance(chain, cx);
  }

  private boolean advance(CallChain chain, Context cx) {
    int suspendedAt = resume(cx);
    try {
      return chain.advance(cx);
    } finally {
      state = suspendedAt;
    }
  }

  /**
   * {@link #advance} for a chain, which goes on with the awaiter and not with the caller: what it
   * comes to is kept until the awaiter polls.
   *
   * @return whether the machine is at its end
   */
  final boolean advanceToKeep(Context cx) {
    Throwable thrown = null;
    try {
      if (!advance(cx)) {
        return false;
      }
    } catch (Throwable t) {
      thrown = t;
    }
    held = thrown;
    state = ENDED;
    return true;
  }

  /** The machine that this one waits for, or null if it waits for another kind of task. */
  final StateMachine<?, ?> childMachine() {
    if (held instanceof CallChain chain) {
      return chain.first();
    }
    return held instanceof StateMachine<?, ?> child ? child : null;
  }

  /** Gives up a chain of its own, as its machines become part of another one, and go on by that. */
  final void joinChain() {
    if (held instanceof CallChain chain) {
      held = chain.first();
    }
  }

  /**
   * @return whether the machine has not started, so that it has nothing to clean up. One that is
   *     suspended has to be polled on: {@code Cancelled} is thrown at its own await
   */
  @Override
  public boolean withdraw() {
    return state == START || state == SPAWNED;
  }

  /** The method and where it was declared, whatever state the machine is in. */
  public final String place() {
    return describe(START);
  }

  /**
   * Where the machine is suspended: {@code EchoServer.serve awaiting receiveFrom
   * (EchoServer.java:21)}.
   */
  @Override
  public final String toString() {
    return state == CLOSED ? said("completed") : describe(Math.max(state, START));
  }

  /** {@code "EchoServer.serve (EchoServer.java:17)"} with {@code verb} put before the place. */
  private String said(String verb) {
    String method = place();
    int paren = method.lastIndexOf(" (");
    return paren < 0
        ? method + " " + verb
        : method.substring(0, paren) + " " + verb + method.substring(paren);
  }
}
