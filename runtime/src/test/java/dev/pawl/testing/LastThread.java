package dev.pawl.testing;

/**
 * A thread of a system that has no other left: what it would start is to take over its class
 * loader, and that fails as the start would.
 */
public final class LastThread extends Thread {
  /** What the system says. */
  public static final String SAID = "unable to create native thread";

  private volatile boolean refuses = true;

  public LastThread(Runnable work) {
    super(work);
  }

  /** Whether there are no others; true at first. */
  public void refuse(boolean refuses) {
    this.refuses = refuses;
  }

  @Override
  public ClassLoader getContextClassLoader() {
    if (refuses) {
      throw new OutOfMemoryError(SAID);
    }
    return super.getContextClassLoader();
  }
}
