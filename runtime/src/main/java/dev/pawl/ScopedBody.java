package dev.pawl;

import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.LateValue;
import dev.pawl.protocol.PolledAgain;
import java.util.Objects;
import java.util.function.Function;

/*
 *     body ──value, throws──▶ closing the scope ──▶ the value, or what was thrown
 *       │ a child fails:         │ throws: instead of the value, which is closed, or suppressed
 *       │ the body is cancelled  │
 *       └──lets go, Cancelled────┴──▶ the child's failure
 */
/** A body that is polled in place with a scope around it: {@link Scope#run}. */
final class ScopedBody<T, X extends Exception> implements Task<T, X> {
  private final Function<? super Scope<X>, ? extends Task<? extends T, ? extends X>> function;
  private final Scope<X> scope = new Scope<>();
  private final Children children = scope.children();

  /** Null before the first poll. */
  private Task<? extends T, ? extends X> body;

  private boolean bodyEnded;

  /** What has to be awaited after the body; null if nothing. */
  private Task<Void, ?> closing;

  private Waker waker;
  private T value;
  private Throwable thrown;
  private boolean complete;

  ScopedBody(Function<? super Scope<X>, ? extends Task<? extends T, ? extends X>> function) {
    this.function = Objects.requireNonNull(function, "body");
  }

  @Override
  public Poll<T> poll(Context cx) throws X {
    if (complete) {
      throw PolledAgain.by(this);
    }
    waker = Awaiter.replace(this, waker, cx.waker());
    if (!bodyEnded) {
      pollBody(cx);
    }
    if (!bodyEnded || !pollClosing(cx)) {
      return Poll.pending();
    }
    complete = true;
    return outcome();
  }

  private void pollBody(Context cx) {
    children.wakeOnFailure(waker);
    try {
      if (body == null) {
        body = Objects.requireNonNull(function.apply(scope), "the task of the body");
      }
      boolean failed = children.failure() != null;
      Poll<? extends T> poll = cx.pollAs(body, waker, failed || cx.isCancelled());
      if (poll.isReady()) {
        value = poll.get();
        endBody(null);
      } else if (failed && body.withdraw()) {
        endBody(children.failure());
      }
    } catch (Throwable t) {
      Throwable failure = children.failure();
      endBody(t instanceof Cancelled && failure != null ? failure : t);
    }
  }

  private void endBody(Throwable thrown) {
    this.thrown = thrown;
    bodyEnded = true;
    children.wakeOnFailure(null);
    closing = scope.closeAsync(thrown);
  }

  private boolean pollClosing(Context cx) {
    while (closing != null) {
      try {
        if (closing.poll(cx).isPending()) {
          return false;
        }
      } catch (Throwable t) {
        add(t);
      }
      closing = thrown == null ? null : closingOfValue();
    }
    return true;
  }

  /** A value that there is no one to give to, and that may be a resource. */
  private Task<Void, ?> closingOfValue() {
    Object late = value;
    value = null;
    try {
      return LateValue.close(late);
    } catch (Throwable t) {
      add(t);
      return null;
    }
  }

  private void add(Throwable t) {
    thrown = Thrown.both(thrown, t);
  }

  private Poll<T> outcome() throws X {
    if (thrown != null) {
      throw Thrown.<X>as(thrown); // the body or a child threw it, so it is an X or unchecked
    }
    return Poll.ready(value);
  }

  @Override
  public boolean withdraw() {
    if (complete || body == null) {
      return true;
    }
    try {
      if (bodyEnded || !body.withdraw()) {
        return false;
      }
    } catch (Throwable t) {
      endBody(t);
      waker.wake(); // for the poll that closes the scope
      return false;
    }
    boolean clean = children.closeIfClean();
    endBody(clean ? null : new Cancelled(toString()));
    if (!clean) {
      waker.wake(); // for the poll that closes the scope
    }
    complete = clean;
    return clean;
  }

  @Override
  public String toString() {
    return "Scope.run(" + (body == null ? "" : body) + ")";
  }
}
