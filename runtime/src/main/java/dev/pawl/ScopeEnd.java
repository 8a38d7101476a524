package dev.pawl;

import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.PolledAgain;

/** Waits for the end of the children of a {@link Scope}: its join and its closing. */
final class ScopeEnd<X extends Exception> implements Task<Void, X> {
  private final Children children;

  /** What the body of the scope threw, or null. */
  private final Throwable thrown;

  /** Whether to close the scope, and so to wait whatever happens. */
  private final boolean closes;

  /** Whether there were children to cancel, for no other reason than that the closing one is. */
  private boolean cutShort;

  private Waker awaiter;
  private boolean complete;

  ScopeEnd(Children children, Throwable thrown, boolean closes) {
    this.children = children;
    this.thrown = thrown;
    this.closes = closes;
  }

  @Override
  public Poll<Void> poll(Context cx) throws X {
    if (complete) {
      throw PolledAgain.by(this);
    }
    awaiter = Awaiter.replace(this, awaiter, cx.waker());
    if (closes && (thrown != null || cx.isCancelled())) {
      cutShort |= thrown == null && !children.isEmpty();
      children.cancel();
    }
    if (!children.awaitEnd(this, awaiter, closes)) {
      return Poll.pending();
    }
    complete = true;
    Throwable failure = children.failure();
    if (failure != null && failure != thrown) {
      throw Thrown.<X>as(failure); // a child threw it, so it is an X or unchecked
    }
    if (cutShort) {
      throw new Cancelled(toString());
    }
    return Poll.ready(null);
  }

  @Override
  public boolean withdraw() {
    if (closes) {
      return false;
    }
    children.stopAwaiting(this);
    awaiter = null;
    return true;
  }

  @Override
  public String toString() {
    return closes ? "Scope.closeAsync" : "Scope.join";
  }
}
