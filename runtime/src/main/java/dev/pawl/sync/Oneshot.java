package dev.pawl.sync;

import dev.pawl.Context;
import dev.pawl.Task;

/**
 * One value from one task to another: the answer to a request, say.
 *
 * <pre>{@code
 * Oneshot<Reply> reply = new Oneshot<>();
 * await(requests.send(new Request(line, reply)));
 * return await(reply.receive());
 * }</pre>
 *
 * <p>Either side may {@link #close} it: the sender to say that no value will come, the receiver to
 * say that it isn't wanted any more. A value that was sent before can still be received; if nobody
 * does, it is dropped, and not closed, whatever it holds open.
 *
 * <p><b>Threads</b>: all methods may be called from any thread, and the two sides may be on
 * different executors. Everything before {@code send} happens before the receiver goes on.
 *
 * @param <T> the type of the value
 */
public final class Oneshot<T> implements AutoCloseable {
  private final SpinLock lock = new SpinLock();

  /** All under the lock. */
  private State state = State.EMPTY;

  private T value;

  /** Who waits for the value, or has been told of it and has yet to take it. */
  private Receive<T> receiver;

  private enum State {
    EMPTY,
    SENT,
    RECEIVED,
    CLOSED
  }

  /** One that has no value yet. */
  public Oneshot() {}

  /**
   * Gives the value; never waits.
   *
   * @param value may be null
   * @return false if the oneshot was closed, so that nobody gets the value and it is still the
   *     caller's to dispose of
   * @throws IllegalStateException if a value was sent already
   */
  public boolean send(T value) {
    Waiter waiting;
    lock.lock();
    try {
      if (state == State.CLOSED) {
        return false;
      }
      if (state != State.EMPTY) {
        throw new IllegalStateException("A oneshot was sent a second value. It carries one.");
      }
      state = State.SENT;
      this.value = value;
      waiting = tellReceiver();
    } finally {
      lock.unlock();
    }
    Waiter.wake(waiting);
    return true;
  }

  /**
   * Waits for the value, and takes it.
   *
   * <p>Cancel-safe: withdrawn, it has taken nothing, and a value that had just arrived can still be
   * received.
   *
   * @return a task for the value; it throws {@link ClosedException} if the oneshot is closed
   *     without one, and {@link IllegalStateException} if another task receives, or has received,
   *     it
   */
  public Task<T, ClosedException> receive() {
    return new Receive<>(this);
  }

  /**
   * Says that no value will come, or is wanted; whoever waits for it gets {@link ClosedException}.
   * A value that was sent can still be received. Does nothing if closed already.
   */
  @Override
  public void close() {
    Waiter waiting;
    lock.lock();
    try {
      if (state != State.EMPTY) {
        return;
      }
      state = State.CLOSED;
      waiting = tellReceiver();
    } finally {
      lock.unlock();
    }
    Waiter.wake(waiting);
  }

  /** Whether it was closed before a value was sent. */
  public boolean isClosed() {
    lock.lock();
    try {
      return state == State.CLOSED;
    } finally {
      lock.unlock();
    }
  }

  /** Whoever waits can look again; under the lock. */
  private Waiter tellReceiver() {
    if (receiver != null) {
      receiver.stage(Waiter.GRANTED);
    }
    return receiver;
  }

  /** Such as {@code Oneshot(empty)}. */
  @Override
  public String toString() {
    lock.lock();
    try {
      return "Oneshot(" + state.name().toLowerCase(java.util.Locale.ROOT) + ")";
    } finally {
      lock.unlock();
    }
  }

  private static final class Receive<T> extends Operation<T, ClosedException> {
    private final Oneshot<T> oneshot;
    private T value;
    private boolean closed;

    Receive(Oneshot<T> oneshot) {
      this.oneshot = oneshot;
    }

    @Override
    boolean start(Context cx) {
      return redeem(cx);
    }

    @Override
    boolean redeem(Context cx) {
      oneshot.lock.lock();
      try {
        if (oneshot.receiver != null && oneshot.receiver != this) {
          throw new IllegalStateException(
              "A oneshot is received by two tasks. It has one value, for one of them.");
        }
        switch (oneshot.state) {
          case EMPTY -> {
            oneshot.receiver = this;
            waitWith(cx.waker());
            return false;
          }
          case SENT -> {
            oneshot.state = State.RECEIVED;
            value = oneshot.value;
            oneshot.value = null;
          }
          case RECEIVED ->
              throw new IllegalStateException(
                  "A oneshot was received a second time. It has one value.");
          case CLOSED -> closed = true;
        }
        oneshot.receiver = null;
        return true;
      } finally {
        oneshot.lock.unlock();
      }
    }

    @Override
    T result() {
      if (closed) {
        throw new ClosedException("The oneshot was closed before a value was sent.");
      }
      return value;
    }

    @Override
    SpinLock lock() {
      return oneshot.lock;
    }

    @Override
    Waiter leave() {
      oneshot.receiver = null;
      return null;
    }

    @Override
    Waiter giveBack() {
      return leave();
    }

    @Override
    public String toString() {
      return "Oneshot.receive()";
    }
  }
}
