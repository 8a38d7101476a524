package dev.pawl.sync;

import dev.pawl.Task;

/**
 * The end of a {@link Channel} where items go in.
 *
 * @param <T> the type of the items
 */
public interface Sender<T> extends AutoCloseable {

  /**
   * Sends an item, and waits while the channel is full.
   *
   * <p>Cancel-safe: withdrawn, it has not sent the item, with the one exception of {@linkplain
   * Channel#rendezvous a rendezvous} whose receiver has the item already: then it can't be
   * withdrawn, and completes. Withdrawing loses the place in line.
   *
   * @param item not null
   * @return a task that is complete when the channel has the item; it throws {@link
   *     ClosedException} if the channel is closed before that, and the item is not sent then
   */
  Task<Void, ClosedException> send(T item);

  /**
   * Sends an item if that is possible without waiting.
   *
   * @param item not null
   * @return false if the channel is full, or others wait to send
   * @throws ClosedException if the channel is closed
   */
  boolean trySend(T item);

  /**
   * Closes the channel, from either end: nothing more can be sent, what was sent can still be
   * received. Does nothing if closed already.
   */
  @Override
  void close();

  /** Whether the channel is closed. */
  boolean isClosed();
}
