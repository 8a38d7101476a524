package dev.pawl;

/** What was thrown before: kept, or thrown again. */
final class Thrown {
  private Thrown() {}

  /**
   * One for both, so that neither is lost.
   *
   * @param first or null
   * @return the first if there is one, with the other suppressed in it
   */
  static Throwable both(Throwable first, Throwable then) {
    if (first == null) {
      return then;
    }
    if (first != then) {
      first.addSuppressed(then);
    }
    return first;
  }

  /**
   * What an action throws, beside what was thrown before.
   *
   * @param before or null
   * @return as {@link #both}; null if nothing was thrown
   */
  static Throwable by(Runnable action, Throwable before) {
    try {
      action.run();
      return before;
    } catch (Throwable t) {
      return both(before, t);
    }
  }

  /**
   * Throws {@code t} itself, which is known to be an {@code X} or unchecked. A cast to a type
   * variable that is bounded by {@code Exception} would check, and fail for an {@code Error}.
   *
   * @return never; so that the caller can write {@code throw}
   */
  @SuppressWarnings("unchecked") // erased: the cast checks nothing, which is the point
  static <X extends Throwable> RuntimeException as(Throwable t) throws X {
    throw (X) t;
  }
}
