package dev.pawl.protocol;

import java.util.concurrent.CancellationException;

/** A spawned task for which others wait by other means than its handle: by a future, say. */
public interface AwaitedOutside {
  /**
   * The executor was closed, and has given the task up: it will not be polled again, as a rule. One
   * whose poll has gone on since may come to its end all the same. Any thread; also while it is
   * being polled. Must not throw.
   *
   * @param reason for those who wait
   */
  void givenUp(CancellationException reason);
}
