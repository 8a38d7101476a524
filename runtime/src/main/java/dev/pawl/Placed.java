package dev.pawl;

/** A task that wraps another one, and knows what to call it without where it is suspended. */
interface Placed {
  /** The task that it wraps. */
  Task<?, ?> wrapped();

  /** As in {@code connection 7: EchoServer.serve (EchoServer.java:17)}. */
  default String place() {
    return TaskCell.nameOf(wrapped());
  }
}
