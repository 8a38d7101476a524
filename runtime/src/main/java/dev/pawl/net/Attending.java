package dev.pawl.net;

import dev.pawl.Cancelled;
import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One connection of a {@link Server}: its task, and what has to be done at its end. */
final class Attending<S extends StreamSocket> implements Task<Void, RuntimeException> {
  private final Server<S> server;
  private final S stream;

  /** Null before the first poll. */
  private Task<?, ?> task;

  private boolean ended;

  Attending(Server<S> server, S stream) {
    this.server = server;
    this.stream = stream;
  }

  @Override
  public Poll<Void> poll(Context cx) {
    try {
      if (task == null) {
        task = server.handler.attend(stream, server);
      }
      if (task.poll(cx).isPending()) {
        return Poll.pending();
      }
    } catch (Throwable t) {
      if (t instanceof Cancelled cancelled && cx.isCancelled()) {
        end();
        throw cancelled;
      }
      cx.uncaughtExceptionHandler().uncaught(toString(), t);
    }
    end();
    return Poll.ready(null);
  }

  private void end() {
    ended = true;
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      server.ended();
    }
  }

  @Override
  public boolean withdraw() {
    if (ended) {
      return true;
    }
    if (task != null && !task.withdraw()) {
      return false;
    }
    end();
    return true;
  }

  @Override
  public String toString() {
    return task == null ? stream.toString() : task.toString();
  }
}
