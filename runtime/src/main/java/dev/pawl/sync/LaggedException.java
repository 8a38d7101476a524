package dev.pawl.sync;

/**
 * A subscriber of a {@link Broadcast} was so slow that items it had not received were overwritten.
 * Nothing else is wrong: receiving goes on with the oldest item that is left.
 *
 * <p>Checked, since it happens to a correct program under load, and what to do then (go on, start
 * afresh, give up) is for each subscriber to say.
 */
public final class LaggedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long lost;

  LaggedException(long lost) {
    super("A subscriber of a broadcast was too slow: it has lost " + lost + " items.");
    this.lost = lost;
  }

  /** How many items were lost; at least 1. */
  public long lost() {
    return lost;
  }
}
