package dev.pawl;

import dev.pawl.processor.testing.Run;

/**
 * Takes the real Task's place when a program is run straight: here await is the value of its task,
 * which is polled on the spot. Programs are compiled against the real one and linked to this one.
 */
@FunctionalInterface
public interface Task<T, X extends Throwable> {
  Poll<T> poll(Context cx) throws X;

  default boolean withdraw() {
    return true;
  }

  static <T, X extends Throwable> T await(Task<T, X> task) throws X {
    Run run = Run.current();
    Context cx = Context.of(() -> {});
    while (true) {
      Poll<T> poll = task.poll(cx);
      if (poll.isReady()) {
        return poll.get();
      }
      if (run.isCancelled() && task.withdraw()) {
        throw new Cancelled("straight");
      }
      run.suspend();
      run.wakeNow();
    }
  }

  static <T, X extends Throwable> Task<T, X> async(AsyncBlock<T, X> block) {
    return cx -> Poll.ready(block.run());
  }

  static <X extends Throwable> Task<Void, X> async(AsyncBlock.Action<X> block) {
    return cx -> {
      block.run();
      return Poll.ready(null);
    };
  }

  static <T> Task<T, RuntimeException> ready(T value) {
    return cx -> Poll.ready(value);
  }

  static <T, X extends Throwable> Task<T, X> failed(X exception) {
    return cx -> {
      throw exception;
    };
  }

  static Task<Void, RuntimeException> yieldNow() {
    boolean[] yielded = {false};
    return cx -> {
      if (yielded[0]) {
        return Poll.ready(null);
      }
      yielded[0] = true;
      cx.waker().wake();
      return Poll.pending();
    };
  }
}
