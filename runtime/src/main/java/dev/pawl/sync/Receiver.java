package dev.pawl.sync;

import dev.pawl.Task;

/**
 * The end of a {@link Channel} where items come out.
 *
 * <pre>{@code
 * for (Job job; (job = await(jobs.receive())) != null; ) {
 *   …
 * }
 * }</pre>
 *
 * @param <T> the type of the items
 */
public interface Receiver<T> extends AutoCloseable {

  /**
   * Takes the item that was sent first, and waits while there is none.
   *
   * <p>Cancel-safe: withdrawn, it has taken no item; one that was kept for it goes to the next in
   * line, or to whoever comes. Withdrawing loses the place in line.
   *
   * @return a task for the item; or for null, which no item is, once the channel is closed and
   *     empty
   */
  Task<T, RuntimeException> receive();

  /**
   * Takes an item if there is one that nobody else has waited for.
   *
   * @return the item, or null; after {@link #isClosed} was true, null means the end
   */
  T tryReceive();

  /**
   * Closes the channel, from either end: nothing more can be sent, what was sent can still be
   * received. A receiver that leaves items behind which have to be closed takes them out by {@link
   * #tryReceive} afterwards. Does nothing if closed already.
   */
  @Override
  void close();

  /** Whether the channel is closed. There may be items left. */
  boolean isClosed();
}
