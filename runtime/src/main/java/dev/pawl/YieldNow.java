package dev.pawl;

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
        throw new IllegalStateException(
            this
                + " was polled after it completed. A task may be polled until it is ready,"
                + " then never again.");
    }
  }

  @Override
  public String toString() {
    return "Task.yieldNow()";
  }
}
