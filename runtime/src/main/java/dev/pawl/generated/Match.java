package dev.pawl.generated;

/**
 * A value that a pattern has matched, for patterns of classes which generated code can't name: a
 * type pattern binds the match in the value's place. For generated code only.
 *
 * <pre>
 *   o instanceof Node n   ⇒   Match.&lt;Node&gt;instance(NODE, o) instanceof Match.Of&lt;Node&gt; n
 * </pre>
 *
 * @param <T> stands for the class
 */
public abstract class Match<T> {
  private Match() {}

  /**
   * A match of a value by its class, as {@code instanceof} makes it.
   *
   * @return null if {@code value} is null or not of that class
   */
  @SuppressWarnings("unchecked") // T stands for the class.
  public static <T> Match<T> instance(Class<?> type, Object value) {
    return type.isInstance(value) ? new Of<>((T) value) : null;
  }

  /** A match of any value, null included, as a pattern of a record's component makes it. */
  public static <T> Match<T> any(T value) {
    return new Of<>(value);
  }

  /**
   * The only kind of match: a class of its own, because up to Java 20 no pattern may be of the very
   * type that it is asked of.
   */
  public static final class Of<T> extends Match<T> {
    /** What the user's pattern variable holds. */
    public T value;

    private Of(T value) {
      this.value = value;
    }
  }
}
