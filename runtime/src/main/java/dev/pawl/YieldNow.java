package dev.pawl;

import dev.pawl.protocol.PolledAgain;

/** Steps back once: the wake that it gives itself puts the task behind all that are ready now. */
final class YieldNow implements Task<Void, RuntimeException> {
  private static final byte NEW = 0;
  private static final byte YIELDED = 1;
  private static final byte DONE = 2;

  private byte state;

  @Override
  public Poll<Void> poll(Context cx) {
    switch (state) {
      case NEW:
        state = YIELDED;
        cx.waker().wake();
        return Poll.pending();
      case YIELDED:
        state = DONE;
        return Poll.ready(null);
      default:
        throw PolledAgain.by(this);
    }
  }

  @Override
  public String toString() {
    return "Task.yieldNow()";
  }
}
