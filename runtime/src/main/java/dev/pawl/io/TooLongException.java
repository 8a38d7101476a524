package dev.pawl.io;

import java.io.IOException;

/**
 * The peer has sent more than was to be accepted before a line, a part or a frame ended. Nothing of
 * it was consumed, and no more is kept than twice the limit, or the reader's capacity if that is
 * more: as a rule the connection is closed now.
 */
public final class TooLongException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int limit;

  TooLongException(String what, long size, int limit) {
    super(
        size > 0
            ? what + " of " + size + " bytes is longer than the limit of " + limit + " bytes."
            : what + " is longer than the limit of " + limit + " bytes.");
    this.limit = limit;
  }

  /** How many bytes would have been accepted. */
  public int limit() {
    return limit;
  }
}
