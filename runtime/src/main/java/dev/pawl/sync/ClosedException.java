package dev.pawl.sync;

/**
 * Something could not be done because a channel or another primitive is closed. Which, the message
 * says.
 *
 * <p>Unchecked, as in Kotlin, since most channels are closed by their senders only, who know it;
 * but named in the type of every task that can throw it, so that whoever has to expect it can see
 * where. The end of what can be received is not an exception: there the value is null.
 */
public final class ClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ClosedException(String message) {
    super(message);
  }
}
