package dev.pawl.processor.testing.program;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.processor.testing.ProtocolViolation;
import dev.pawl.processor.testing.Run;

/** Polls a task by hand until it completes, and holds it to the protocol. */
public final class Drive {
  private Drive() {}

  private static final class CountingWaker implements Waker {
    int wakes;

    @Override
    public void wake() {
      wakes++;
    }
  }

  /** The task's value; throws what the task throws. */
  public static <T, X extends Throwable> T toTheEnd(Task<T, X> task) throws X {
    Run run = Run.current();
    Poll<T> poll;
    try {
      poll = pollUntilReady(task, run);
    } catch (ProtocolViolation violation) {
      throw violation;
    } catch (Throwable failure) {
      mustRefuseToBePolled(task, run);
      throw failure;
    }
    mustRefuseToBePolled(task, run);
    return poll.get();
  }

  private static <T, X extends Throwable> Poll<T> pollUntilReady(Task<T, X> task, Run run)
      throws X {
    while (true) {
      CountingWaker waker = new CountingWaker();
      Poll<T> poll = task.poll(context(waker, run));
      if (poll == null) {
        throw run.violation("poll gave null");
      }
      if (poll.isReady()) {
        return poll;
      }
      run.suspend();
      run.wakeNow();
      if (waker.wakes == 0) {
        throw run.violation("pending, and nobody will wake it: " + task);
      }
    }
  }

  /** A fresh one for each poll, since a task may not keep the last one's waker. */
  private static Context context(Waker waker, Run run) {
    return run.isCancelled() ? Context.ofCancelled(waker) : Context.of(waker);
  }

  private static void mustRefuseToBePolled(Task<?, ?> task, Run run) {
    try {
      task.poll(Context.of(() -> {}));
    } catch (IllegalStateException refusal) {
      return;
    } catch (Throwable other) {
      throw run.violation("polled after completion, it threw " + other);
    }
    throw run.violation("can be polled after completion: " + task);
  }
}
