package dev.pawl.processor.testing.program;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.processor.testing.Behaviour;
import dev.pawl.processor.testing.Run;

/** The tasks that programs await; the run's script says how each behaves. */
public final class Leaf {
  private Leaf() {}

  /** An unchecked exception of a task. */
  public static class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
      super(message);
    }
  }

  /**
   * Every other unchecked exception is of this class, so that catch clauses have something to tell
   * apart.
   */
  public static final class SubFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public SubFailure(String message) {
      super(message);
    }
  }

  /** The checked exception of a {@link #risky} task. */
  public static class Checked extends Exception {
    private static final long serialVersionUID = 1L;

    public Checked(String message) {
      super(message);
    }
  }

  /** Every other checked exception is of this class. */
  public static final class SubChecked extends Checked {
    private static final long serialVersionUID = 1L;

    public SubChecked(String message) {
      super(message);
    }
  }

  /** A checked exception that the failing task's type does not mention. */
  public static final class Undeclared extends Exception {
    private static final long serialVersionUID = 1L;

    public Undeclared(String message) {
      super(message);
    }
  }

  /** An error of a task. */
  public static final class Fault extends Error {
    private static final long serialVersionUID = 1L;

    public Fault(String message) {
      super(message);
    }
  }

  /** A task that gives {@code value}, or fails unchecked. */
  public static <T> Task<T, RuntimeException> of(T value) {
    return new Scripted<>(value, false);
  }

  /** A task that gives {@code value}, or fails with a checked exception. */
  public static <T> Task<T, Checked> risky(T value) {
    return new Scripted<>(value, true);
  }

  /** A task without a value. */
  public static Task<Void, RuntimeException> pause() {
    return of(null);
  }

  private static final class Scripted<T, X extends Throwable> implements Task<T, X> {
    private final T value;
    private final boolean checked;
    private Behaviour behaviour;
    private int number;
    private int polls;
    private boolean over;

    Scripted(T value, boolean checked) {
      this.value = value;
      this.checked = checked;
    }

    @Override
    public Poll<T> poll(Context cx) throws X {
      Run run = Run.current();
      if (over) {
        throw run.violation("#" + number + " was polled after it was over");
      }
      if (polls == 0) {
        number = run.nextAwait();
        behaviour = run.behaviour(number);
        run.note("await #" + number);
      }
      if (polls++ == behaviour.pendings()) {
        over = true;
        return complete(run);
      }
      if (behaviour.wake() == Behaviour.Wake.DURING) {
        cx.waker().wake();
      } else {
        run.wakeLater(cx.waker()::wake);
      }
      return Poll.pending();
    }

    private Poll<T> complete(Run run) throws X {
      if (behaviour.end() == Behaviour.End.VALUE) {
        return Poll.ready(value);
      }
      Throwable failure = failure();
      run.failed(number, failure);
      throw Leaf.<X>unchecked(failure);
    }

    private Throwable failure() {
      boolean even = number % 2 == 0;
      String message = "failure of #" + number;
      return switch (behaviour.end()) {
        case ERROR -> new Fault(message);
        case UNDECLARED -> new Undeclared(message);
        default ->
            checked
                ? even ? new Checked(message) : new SubChecked(message)
                : even ? new Failure(message) : new SubFailure(message);
      };
    }

    @Override
    public boolean withdraw() {
      Run.current().note("withdraw #" + number);
      over = behaviour.letsGo();
      return over;
    }
  }

  @SuppressWarnings("unchecked") // some of the failures are undeclared on purpose
  private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
