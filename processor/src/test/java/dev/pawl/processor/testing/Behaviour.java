package dev.pawl.processor.testing;

/** What an awaited task does when it is polled. */
public enum Behaviour {
  READY(0, Wake.NEVER, End.VALUE),
  /** Pending once, having woken before it said so. */
  ONCE(1, Wake.DURING, End.VALUE),
  FAILS(0, Wake.NEVER, End.EXCEPTION),
  FAILS_LATER(1, Wake.DURING, End.EXCEPTION),
  /** Pending once, woken after poll has returned. */
  LATE(1, Wake.AFTER, End.VALUE),
  TWICE(2, Wake.AFTER, End.VALUE),
  FAULT_LATER(1, Wake.AFTER, End.ERROR),
  /** Throws a checked exception that its type does not declare. */
  SNEAKY(0, Wake.NEVER, End.UNDECLARED),
  SNEAKY_LATER(1, Wake.AFTER, End.UNDECLARED),
  /** Does not let go when its awaiter is cancelled, and has to be polled on. */
  SHIELDED(2, Wake.DURING, End.VALUE);

  /** When a pending task calls its waker. */
  public enum Wake {
    NEVER,
    DURING,
    AFTER
  }

  /** How a task completes. */
  public enum End {
    VALUE,
    EXCEPTION,
    ERROR,
    UNDECLARED
  }

  private final int pendings;
  private final Wake wake;
  private final End end;

  Behaviour(int pendings, Wake wake, End end) {
    this.pendings = pendings;
    this.wake = wake;
    this.end = end;
  }

  /** How often poll says pending before it completes. */
  public int pendings() {
    return pendings;
  }

  public Wake wake() {
    return wake;
  }

  public End end() {
    return end;
  }

  /** Whether the task lets go when its awaiter is cancelled. */
  public boolean letsGo() {
    return this != SHIELDED;
  }
}
