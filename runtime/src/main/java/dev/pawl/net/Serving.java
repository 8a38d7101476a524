package dev.pawl.net;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Scope;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.PolledAgain;
import dev.pawl.time.Sleep;
import java.io.IOException;

/** {@link Server#serve}: accepts; once stopped, waits for the connections; then cancels them. */
final class Serving<S extends StreamSocket> implements Task<Integer, IOException> {
  private final Server<S> server;

  /** The connections' tasks. They never fail: see {@link Attending}. */
  private final Scope<RuntimeException> scope = new Scope<>();

  private Task<S, IOException> accepting;

  /** What {@link #pause} is for. */
  private Server.Stop stop;

  private Task<Void, RuntimeException> pause;

  /** What has to be thrown in the end, or null. */
  private IOException failure;

  private int cancelled;

  /** Whether it ends for no other reason than that it is itself cancelled. */
  private boolean cutShort;

  private Task<Void, RuntimeException> closing;
  private Waker awaiter;
  private boolean begun;
  private boolean complete;

  Serving(Server<S> server) {
    this.server = server;
  }

  @Override
  public Poll<Integer> poll(Context cx) throws IOException {
    if (complete) {
      throw PolledAgain.by(this);
    }
    begun = true;
    awaiter = Awaiter.replace(this, awaiter, cx.waker());
    server.setWaker(awaiter); // before it looks at what the waker tells of
    if (closing == null && accepts(cx)) {
      return Poll.pending();
    }
    if (closing == null && drains(cx)) {
      return Poll.pending();
    }
    return close(cx);
  }

  /** Whether it goes on accepting. */
  private boolean accepts(Context cx) {
    try {
      while (server.stopped() == null && !cx.isCancelled()) {
        if (server.connections() >= server.limit) {
          return true;
        }
        if (accepting == null) {
          accepting = server.listener.accept();
        }
        Poll<S> poll = accepting.poll(cx);
        if (poll.isPending()) {
          return true;
        }
        accepting = null;
        attendTo(poll.get(), cx);
      }
    } catch (IOException e) {
      accepting = null;
      failure = server.stopped() == null ? e : null;
    }
    if (accepting != null) {
      accepting.withdraw();
      accepting = null;
    }
    return false;
  }

  private void attendTo(S stream, Context cx) {
    Attending<S> attending = new Attending<>(server, stream, cx.uncaughtExceptionHandler());
    server.begins();
    try {
      scope.spawn(attending);
    } catch (Throwable t) {
      attending.withdraw();
      throw t;
    }
  }

  /** Whether it goes on waiting for the connections. */
  private boolean drains(Context cx) {
    if (failure == null && !cx.isCancelled() && server.connections() > 0) {
      Server.Stop latest = server.stopped();
      if (latest != stop) {
        endPause();
        stop = latest;
        pause = Sleep.of(latest.grace());
      }
      if (pause.poll(cx).isPending()) {
        return true;
      }
      pause = null;
    }
    endPause();
    cancelled = server.connections();
    cutShort = cx.isCancelled() && (server.stopped() == null || cancelled > 0);
    scope.cancel();
    closing = Task.shielded(scope.closeAsync()); // it does not matter any more who is cancelled
    return false;
  }

  private void endPause() {
    if (pause != null) {
      pause.withdraw();
      pause = null;
    }
  }

  private Poll<Integer> close(Context cx) throws IOException {
    if (closing.poll(cx).isPending()) {
      return Poll.pending();
    }
    complete = true;
    server.setWaker(null);
    server.listener.close();
    if (failure != null) {
      throw failure;
    }
    if (cutShort) {
      throw new Cancelled(toString());
    }
    return Poll.ready(cancelled);
  }

  /** Lets go of nothing once it has begun: the connections have to end. */
  @Override
  public boolean withdraw() {
    return complete || !begun;
  }

  @Override
  public String toString() {
    return server + ".serve";
  }
}
