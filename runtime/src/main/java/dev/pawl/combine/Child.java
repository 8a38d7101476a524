package dev.pawl.combine;

import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One of the tasks of a {@link Group} that was not ready at once, and the waker that it is polled
 * with. Woken, it puts itself on the group's list, once, so that the group need not poll them all.
 */
final class Child implements Awaiter {
  private static final VarHandle QUEUED;

  static {
    try {
      QUEUED = MethodHandles.lookup().findVarHandle(Child.class, "queued", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Awakenings group;
  final int index;

  /**
   * The task, or what closes its late value; null during its first poll, and once there is nothing
   * more to poll.
   */
  Task<?, ?> task;

  /** Whether {@link #task} closes a late value. */
  boolean closing;

  /** The one that was woken before, on the group's list. */
  Child link;

  @SuppressWarnings("unused") // through QUEUED
  private boolean queued;

  Child(Awakenings group, int index) {
    this.group = group;
    this.index = index;
  }

  /** Any thread, any time. */
  @Override
  public void wake() {
    // Written even if it was true: that publishes what the caller did before to the poll to come.
    if (!(boolean) QUEUED.getAndSet(this, true)) {
      group.woken(this);
    }
  }

  @Override
  public boolean isWaiting() {
    return task != null;
  }

  @Override
  public Waker outer() {
    return group.awaiter();
  }

  @Override
  public String toString() {
    return group.toString();
  }

  /** It was taken off the list: a wake from now on puts it there again. */
  void unqueue() {
    QUEUED.getAndSet(this, false);
  }
}
