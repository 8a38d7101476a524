package dev.pawl.net;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.UncaughtExceptionHandler;
import dev.pawl.protocol.ReportingTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** One connection of a {@link Server}: its task, and what has to be done at its end. */
final class Attending<S extends StreamSocket> extends ReportingTask<Void, RuntimeException> {
  private final Server<S> server;
  private final S stream;
  private final UncaughtExceptionHandler uncaught;

  /** Null before the first poll. */
  private Task<?, ?> task;

  private boolean ended;

  Attending(Server<S> server, S stream, UncaughtExceptionHandler uncaught) {
    this.server = server;
    this.stream = stream;
    this.uncaught = uncaught;
  }

  @Override
  public Poll<Void> poll(Context cx) {
    try {
      if (task == null) {
        task = Objects.requireNonNull(server.handler.attend(stream, server), "the handler's task");
      }
      if (task.poll(cx).isPending()) {
        return Poll.pending();
      }
    } catch (Throwable t) {
      if (t instanceof Cancelled cancelled && cx.isCancelled()) {
        end();
        throw cancelled;
      }
      reported();
      uncaught.uncaught(toString(), t);
    }
    end();
    return Poll.ready(null);
  }

  private void end() {
    ended = true;
    try {
      stream.close();
    } catch (IOException | UncheckedIOException e) {
      uncaught.uncaught(toString(), e); // it is no reason to end the others
    } finally {
      server.ended();
    }
  }

  @Override
  public boolean withdraw() {
    if (ended) {
      return true;
    }
    try {
      if (task != null && !task.withdraw()) {
        return false;
      }
    } catch (Throwable t) {
      uncaught.uncaught(toString(), t);
    }
    end();
    return true;
  }

  @Override
  public String toString() {
    return task == null ? stream.toString() : task.toString();
  }
}
