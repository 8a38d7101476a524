package dev.pawl.io;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.PolledAgain;
import java.io.IOException;

/** An operation that awaits reads and writes, one after the other. */
abstract class Operation<T> implements Task<T, IOException> {
  private Waker awaiter;
  private boolean completed;

  /** The read or write that is going on, or null. */
  private Task<?, IOException> awaited;

  /** Goes on as far as possible. */
  abstract Poll<T> advance(Context cx) throws IOException;

  /** Such as {@code readLine on TcpStream(…)}. */
  @Override
  public abstract String toString();

  @Override
  public final Poll<T> poll(Context cx) throws IOException {
    if (completed) {
      throw PolledAgain.by(this);
    }
    awaiter = Awaiter.replace(this, awaiter, cx.waker());
    completed = true; // an exception completes it too
    Poll<T> poll = advance(cx);
    completed = poll.isReady();
    return poll;
  }

  /** Polls what {@link #advance} awaits next; it is awaited no more when it completes. */
  final <R> Poll<R> await(Task<R, IOException> task, Context cx) throws IOException {
    awaited = null; // an exception ends it too
    Poll<R> poll = task.poll(cx);
    if (poll.isPending()) {
      awaited = task;
    }
    return poll;
  }

  @Override
  public final boolean withdraw() {
    boolean letsGo = true; // an exception ends it too
    try {
      letsGo = awaited == null || awaited.withdraw();
    } finally {
      if (letsGo) {
        awaited = null;
        awaiter = null;
        letGo();
      }
    }
    return letsGo;
  }

  /** It was withdrawn, and so was what it awaited. */
  void letGo() {}
}
