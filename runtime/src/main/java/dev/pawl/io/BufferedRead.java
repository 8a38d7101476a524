package dev.pawl.io;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.io.IOException;

/**
 * An operation that waits until the buffer holds all it needs, and only then consumes it: what
 * makes it cancel-safe.
 */
abstract class BufferedRead<T> extends Operation<T> {
  final ReadBuffer buffer;
  private Task<Integer, IOException> fill;

  BufferedRead(ReadBuffer buffer) {
    this.buffer = buffer;
  }

  /**
   * Looks at what is there.
   *
   * @return the result, its bytes consumed; pending if it takes more of them
   */
  abstract Poll<T> take() throws IOException;

  /**
   * The source has ended, and {@link #take} has asked for more.
   *
   * @return the result
   */
  abstract T takeAtEnd() throws IOException;

  /** What is read, for messages: {@code readLine}. */
  abstract String name();

  @Override
  final Poll<T> advance(Context cx) throws IOException {
    if (fill == null && !cx.mayProceed()) {
      return Poll.pending(); // of thousands of lines in the buffer, the others' turn comes between
    }
    while (true) {
      if (fill == null) {
        buffer.requireFree(this);
        Poll<T> taken = take();
        if (taken.isReady()) {
          return taken;
        }
        if (buffer.hasEnded()) {
          return Poll.ready(takeAtEnd());
        }
        buffer.claim(this);
        fill = buffer.fill();
      }
      if (!fills(cx)) {
        return Poll.pending();
      }
    }
  }

  private boolean fills(Context cx) throws IOException {
    Poll<Integer> poll;
    try {
      poll = await(fill, cx);
    } catch (Throwable t) {
      buffer.release(this);
      throw t;
    }
    if (poll.isReady()) {
      fill = null;
      buffer.filled(poll.get());
    }
    return poll.isReady();
  }

  @Override
  final void letGo() {
    fill = null;
    buffer.release(this);
  }

  @Override
  public final String toString() {
    return name() + " on " + buffer;
  }
}
