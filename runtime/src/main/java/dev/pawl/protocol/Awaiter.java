package dev.pawl.protocol;

import dev.pawl.Waker;

/**
 * A waker that stands for one awaiter: a spawned task, a place in a combinator, a thread. A task
 * knows one waker; so if it is polled with that of another awaiter while the first one waits, the
 * first would never hear of it. In Rust, where a future belongs to whoever polls it, that can't be
 * written; here it is refused when it happens.
 *
 * <p>A waker of another kind, a lambda say, may be a new one at each poll of the same awaiter.
 * Nothing is known of it, and it is refused nothing.
 */
public interface Awaiter extends Waker {

  /**
   * Whether it waits for what it was polled with. As of some moment, if asked by another thread.
   */
  boolean isWaiting();

  /** Whom it wakes in its turn, when it is woken; null if it is itself polled then. */
  Waker outer();

  /**
   * Takes the place of the one who has awaited a task until now.
   *
   * @param task what is awaited, by its name
   * @param present the waker of the poll before, or null
   * @param next that of the present poll
   * @return {@code next}
   * @throws IllegalStateException if the one before would wait for ever; then nothing is replaced
   */
  static Waker replace(Object task, Waker present, Waker next) {
    if (present != next && forgets(present, next)) {
      throw refusal(task, present);
    }
    return next;
  }

  /** Whether one that waits would not be woken any more. */
  static boolean forgets(Waker present, Waker next) {
    return present instanceof Awaiter first
        && next instanceof Awaiter second
        && first.isWaiting()
        && !wakes(second, first);
  }

  /** What is thrown then; to be asked under no lock, as names may be for the user's code to say. */
  static IllegalStateException refusal(Object task, Waker present) {
    String awaited = task.toString();
    String by = outermost(present).toString();
    // A task that was spawned twice is its own awaiter, by name.
    return new IllegalStateException(
        awaited
            + (by.equals(awaited) ? " is awaited already." : " is awaited by " + by + " already.")
            + " It can be awaited by one task at a time; a value that several need is made by a"
            + " Once.");
  }

  private static Waker outermost(Waker awaiter) {
    Waker outermost = awaiter;
    while (outermost instanceof Awaiter each && each.outer() != null) {
      outermost = each.outer();
    }
    return outermost;
  }

  /** One may take its task to a combinator that it polls in its turn, and whose wakes reach it. */
  private static boolean wakes(Awaiter inner, Awaiter awaiter) {
    Waker woken = inner;
    while (woken != awaiter && woken instanceof Awaiter each) {
      woken = each.outer();
    }
    return woken == awaiter;
  }
}
