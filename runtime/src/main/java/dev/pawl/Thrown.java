package dev.pawl;

/** What was thrown before, thrown again. */
final class Thrown {
  private Thrown() {}

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
