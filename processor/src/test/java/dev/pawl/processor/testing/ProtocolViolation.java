package dev.pawl.processor.testing;

/**
 * A task, or who drives it, broke the protocol of poll and wake; no program may catch this unseen.
 */
public final class ProtocolViolation extends Error {
  private static final long serialVersionUID = 1L;

  public ProtocolViolation(String message) {
    super(message);
  }
}
