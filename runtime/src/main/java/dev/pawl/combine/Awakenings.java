package dev.pawl.combine;

import dev.pawl.Waker;
import dev.pawl.protocol.Awaiter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/*
 *   wake:  push the child, then wake the awaiter      either the poll takes the child off the list,
 *   poll:  store the awaiter, then take the list      or the wake sees the new awaiter
 */
/** Which children of a {@link Group} have been woken since its last poll, and who is told of it. */
abstract class Awakenings {
  private static final VarHandle AWAITER;
  private static final VarHandle WOKEN;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      AWAITER = lookup.findVarHandle(Awakenings.class, "awaiter", Waker.class);
      WOKEN = lookup.findVarHandle(Awakenings.class, "woken", Child.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile Waker awaiter;

  /** The latest that was woken, a stack; through WOKEN. */
  @SuppressWarnings("unused")
  private volatile Child woken;

  /** The first poll begins: without a fence, as there is no child yet that could be woken. */
  final void firstAwaitedBy(Waker waker) {
    AWAITER.setRelease(this, waker);
  }

  /**
   * A later poll begins.
   *
   * @throws IllegalStateException if it is not that of the one who awaits
   */
  final void awaitedBy(Waker waker) {
    awaiter = Awaiter.replace(this, awaiter, waker);
  }

  final Waker awaiter() {
    return awaiter;
  }

  final void wakeAwaiter() {
    awaiter.wake();
  }

  /** A child was woken; any thread. */
  final void woken(Child child) {
    Child top;
    do {
      top = woken;
      child.link = top;
    } while (!WOKEN.compareAndSet(this, top, child));
    awaiter.wake();
  }

  /** Those that were woken since the last time, in that order, each to be unlinked. */
  final Child takeWoken() {
    Child newest = (Child) WOKEN.getAndSet(this, null);
    Child oldest = null;
    while (newest != null) {
      Child older = newest.link;
      newest.link = oldest;
      oldest = newest;
      newest = older;
    }
    return oldest;
  }
}
