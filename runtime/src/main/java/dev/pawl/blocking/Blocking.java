package dev.pawl.blocking;

import dev.pawl.Task;
import java.util.Objects;

/**
 * Awaits what can only block: a database driver, a lookup, a computation that takes long. The call
 * runs on a thread of the executor's {@link BlockingPool}, so the executor's own goes on.
 *
 * <pre>{@code
 * String text = await(Blocking.run(() -> Files.readString(path)));
 * }</pre>
 *
 * <p>A call that has not begun when its task is cancelled never does; nor does one that comes after
 * that, in cleanup, unless it is {@linkplain Task#shielded shielded}. For one that has, {@link
 * OnCancel} says what happens. So it is <b>not cancel-safe</b>, unless the call is one that may as
 * well be made in vain, or is left to {@linkplain OnCancel#FINISH finish}.
 */
public final class Blocking {
  /**
   * What is called.
   *
   * @param <T> the type of its value
   * @param <X> what it throws besides unchecked exceptions; javac infers it
   */
  @FunctionalInterface
  public interface Call<T, X extends Throwable> {
    /** May block. */
    T run() throws X;
  }

  /**
   * What is called, for a call without a value.
   *
   * @param <X> what it throws besides unchecked exceptions
   */
  @FunctionalInterface
  public interface Action<X extends Throwable> {
    /** May block. */
    void run() throws X;
  }

  private Blocking() {}

  /**
   * Runs a call, {@linkplain OnCancel#INTERRUPT interrupted} if the task is cancelled.
   *
   * @return a task for the call's value, or what it threw, the same object; it throws {@link
   *     IllegalStateException} if the pool is closed. If it has no thread and can't start one, it
   *     throws the system's reason, or the {@link java.util.concurrent.ThreadFactory}'s
   */
  public static <T, X extends Throwable> Task<T, X> run(Call<T, X> call) {
    return run(OnCancel.INTERRUPT, call);
  }

  /** The same for a call without a value. */
  public static <X extends Throwable> Task<Void, X> run(Action<X> action) {
    return run(OnCancel.INTERRUPT, action);
  }

  /** Like {@link #run(Call)}, with a choice of what cancellation does. */
  public static <T, X extends Throwable> Task<T, X> run(OnCancel onCancel, Call<T, X> call) {
    return task(onCancel, call, false);
  }

  /** The same for a call without a value. */
  public static <X extends Throwable> Task<Void, X> run(OnCancel onCancel, Action<X> action) {
    return run(onCancel, returningNull(action));
  }

  /**
   * Like {@link #run(OnCancel, Call)}, never on a virtual thread. For what blocks in native code,
   * as lookups of names and files do: that holds a virtual thread's carrier, of which there are as
   * few as processors.
   */
  public static <T, X extends Throwable> Task<T, X> runNative(OnCancel onCancel, Call<T, X> call) {
    return task(onCancel, call, true);
  }

  /** The same for a call without a value. */
  public static <X extends Throwable> Task<Void, X> runNative(OnCancel onCancel, Action<X> action) {
    return runNative(onCancel, returningNull(action));
  }

  private static <T, X extends Throwable> Task<T, X> task(
      OnCancel onCancel, Call<T, X> call, boolean isNative) {
    Objects.requireNonNull(onCancel, "onCancel");
    return new BlockingTask<>(Objects.requireNonNull(call, "call"), onCancel, isNative);
  }

  private static <X extends Throwable> Call<Void, X> returningNull(Action<X> action) {
    Objects.requireNonNull(action, "action");
    return () -> {
      action.run();
      return null;
    };
  }
}
