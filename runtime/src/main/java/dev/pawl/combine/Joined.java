package dev.pawl.combine;

/**
 * The values of tasks of different types that were joined, in the order of the tasks:
 *
 * <pre>{@code
 * var both = await(join(loadUser(id), loadOrders(id)));
 * return page(both.first(), both.second());
 * }</pre>
 */
public final class Joined {
  private Joined() {}

  /** The values of two tasks; each may be null. */
  public record Two<A, B>(A first, B second) {}

  /** The values of three tasks; each may be null. */
  public record Three<A, B, C>(A first, B second, C third) {}

  /** The values of four tasks; each may be null. */
  public record Four<A, B, C, D>(A first, B second, C third, D fourth) {}

  /** The values of five tasks; each may be null. */
  public record Five<A, B, C, D, E>(A first, B second, C third, D fourth, E fifth) {}

  /** The values of six tasks; each may be null. */
  public record Six<A, B, C, D, E, F>(A first, B second, C third, D fourth, E fifth, F sixth) {}

  /** The values of seven tasks; each may be null. */
  public record Seven<A, B, C, D, E, F, G>(
      A first, B second, C third, D fourth, E fifth, F sixth, G seventh) {}

  /** The values of eight tasks; each may be null. */
  public record Eight<A, B, C, D, E, F, G, H>(
      A first, B second, C third, D fourth, E fifth, F sixth, G seventh, H eighth) {}
}
