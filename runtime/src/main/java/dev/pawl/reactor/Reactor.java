package dev.pawl.reactor;

import dev.pawl.Trace;
import dev.pawl.protocol.GuardedTrace;
import dev.pawl.protocol.Stray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits for channels in place of the tasks that use them: one {@link Selector}, and for each
 * registered channel and direction the status that {@link Direction} describes.
 *
 * <p>Two arrangements differ only in who calls {@link #react}:
 *
 * <ul>
 *   <li>{@link #driven}: its executor, when it has nothing else to do. No event crosses threads.
 *       The default.
 *   <li>{@link #start}: a daemon thread named {@code reactor}, as in the Rust version. It wakes the
 *       tasks of any number of executors.
 * </ul>
 *
 * <p>All methods but {@link #react} may be called from any thread. The selector is opened when it
 * is first needed, so that a program without sockets has none, and waits without.
 */
public final class Reactor implements AutoCloseable {
  private final Trace trace;
  private final boolean driven;
  private final AtomicInteger registrations = new AtomicInteger();
  private final Events events = new Events();

  /**
   * Held during select. Fair, so that who waits for it gets it between two selects, which is more
   * than the selector's own lock promises.
   */
  private final ReentrantLock selecting = new ReentrantLock(true);

  /** How many threads want {@link #selecting}, and no select to wait for events meanwhile. */
  private final AtomicInteger interrupting = new AtomicInteger();

  private volatile Selector selector;
  private volatile boolean closed;

  /**
   * Whether somebody wants {@link #collect} not to wait, since it did last. Set before the selector
   * is looked for and woken, and looked at after the selector was found: so it makes no difference
   * when that is opened, nor who else selects meanwhile.
   */
  private volatile boolean woken;

  /**
   * The reactor's own thread; if it is driven, the one that is inside select or about to, or waits
   * though there is no selector, or null.
   */
  private volatile Thread thread;

  private Reactor(Trace trace, boolean driven) {
    this.trace = trace;
    this.driven = driven;
  }

  /**
   * A reactor without a thread: somebody must call {@link #react}. An executor makes one for
   * itself.
   *
   * @param trace who is told what it does, or null
   */
  public static Reactor driven(Trace trace) {
    return new Reactor(trace, true);
  }

  /**
   * A reactor with a thread of its own, for {@link dev.pawl.Executor.Builder#reactor}.
   *
   * @throws UncheckedIOException if the system refuses a selector
   */
  public static Reactor start() {
    return start(null);
  }

  /**
   * Like {@link #start()}.
   *
   * @param trace who is told what it does, or null. What it throws goes to the thread's handler
   */
  public static Reactor start(Trace trace) {
    Trace guarded = trace == null ? null : new GuardedTrace(trace, Stray::tellThread);
    Reactor reactor = new Reactor(guarded, false);
    reactor.open();
    try {
      Thread thread = new Thread(reactor::loop, "reactor");
      thread.setDaemon(true); // the end of main ends the program, as in the Rust version
      reactor.thread = thread;
      thread.start();
    } catch (Throwable t) {
      reactor.closeSelector(); // the system has no thread left
      throw t;
    }
    return reactor;
  }

  /**
   * Registers a channel, without interest in anything yet.
   *
   * @param channel non-blocking, and not registered here already
   * @throws IOException if the channel or the reactor is closed, or the system refuses
   */
  public Registration register(SelectableChannel channel) throws IOException {
    Objects.requireNonNull(channel, "channel");
    try {
      Registration registration =
          new Registration(this, registrations.getAndIncrement(), channel, openSelector());
      if (closed) { // close may have gone through the keys before this one was among them
        throw new ClosedSelectorException();
      }
      return registration;
    } catch (ClosedSelectorException e) {
      throw new IOException("The reactor is closed, so no channel can wait for events there.", e);
    }
  }

  /** How many channels are registered, as of now. */
  public int registered() {
    Selector opened = selector;
    return opened == null || !opened.isOpen() ? 0 : opened.keys().size();
  }

  /**
   * Whether {@link #close} was called. Channels that were registered can go to another reactor
   * then.
   */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Collects the events that are there, and wakes whoever waits for them. One thread at a time; for
   * a reactor that is {@link #driven}.
   *
   * @param nanos how long to wait for the first event or {@link #wakeUp}, at most, rounded up to
   *     whole milliseconds; not at all if not positive, without limit if {@link Long#MAX_VALUE}
   * @throws UncheckedIOException if the selector fails
   */
  public void react(long nanos) {
    collect(nanos);
    deliver();
  }

  /**
   * The first half of {@link #react}: collects the events, and wakes nobody yet. {@link #deliver}
   * has to follow, on the same thread or with this call happening before.
   *
   * @param nanos as for {@code react}
   * @return whether there are any
   */
  public boolean collect(long nanos) {
    if (!driven && Thread.currentThread() != thread) {
      throw new IllegalStateException(
          "This reactor has a thread of its own, which alone may drive it.");
    }
    if (selector == null && nanos <= 0) {
      return false;
    }
    thread = Thread.currentThread();
    try {
      if (selector == null) {
        park(nanos);
      } else {
        select(nanos);
      }
    } finally {
      if (driven) {
        thread = null;
      }
      if (woken) {
        woken = false;
      }
    }
    return !events.isEmpty();
  }

  /** Wakes whoever waits for the events that were collected. */
  public void deliver() {
    events.deliver();
  }

  /** Without a channel there is nothing to select. Opening the selector ends the wait. */
  private void park(long nanos) {
    if (woken || selector != null) {
      return;
    }
    if (nanos == Long.MAX_VALUE) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, nanos);
    }
  }

  private void select(long nanos) {
    selecting.lock();
    try {
      boolean waits = nanos > 0 && interrupting.get() == 0 && !woken;
      if (trace != null) {
        trace.selecting(waits);
      }
      if (waits) {
        selector.select(events, millis(nanos));
      } else {
        selector.selectNow(events);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      selecting.unlock();
    }
  }

  /** What a selector takes for a limit: zero is none. */
  private static long millis(long nanos) {
    return nanos == Long.MAX_VALUE ? 0 : (nanos - 1) / 1_000_000 + 1;
  }

  /** Makes the present {@link #react}, or else the next one, not wait. */
  public void wakeUp() {
    woken = true;
    Selector opened = selector;
    if (opened != null) {
      opened.wakeup();
    } else {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Makes a {@link #react} that is going on take notice of what the calling thread has changed. On
   * the reactor's own thread there is nothing to do: the next select sees it. Nor for who reads
   * here that nobody selects: who does so next begins after that.
   */
  void changed() {
    Thread reacting = thread;
    if (reacting != null && reacting != Thread.currentThread()) {
      wakeUp();
    }
  }

  /**
   * Opens the selector, if it is not yet: before there is a channel that needs it, so that a system
   * that refuses does so here.
   *
   * @throws UncheckedIOException if the system refuses
   */
  public void open() {
    try {
      openSelector();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Selector openSelector() throws IOException {
    Selector opened = selector;
    if (opened != null) {
      return opened;
    }
    synchronized (this) {
      if (closed) {
        throw new ClosedSelectorException();
      }
      if (selector == null) {
        selector = Selector.open();
        LockSupport.unpark(thread); // who waits without it
      }
      return selector;
    }
  }

  /**
   * Has the selector let go of a key that is cancelled. The JDK does so in a select only, and until
   * then keeps the channel's descriptor, and so its port.
   */
  void forget(SelectionKey key) {
    interrupting.incrementAndGet();
    changed();
    selecting.lock();
    try {
      if (key.selector().isOpen()) {
        // What is found is not looked at: the selector is level-triggered, and will tell again.
        key.selector().selectNow(ready -> {});
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      selecting.unlock();
      interrupting.decrementAndGet();
      if (woken) {
        wakeUp(); // this select may have taken a wakeup that was meant for the reactor's own
      }
    }
  }

  private void loop() {
    try {
      while (!closed) {
        Thread.interrupted(); // nobody's message, and select would not wait any more
        react(Long.MAX_VALUE);
      }
    } finally {
      closed = true; // if it ends by an exception
      closeSelector();
    }
  }

  /**
   * Closes the selector; the channels stay open, and whoever waits for one tries again with the
   * reactor of the executor that polls him. A {@link #start started} reactor's thread has ended on
   * return, unless it is the caller.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    if (driven) {
      closeSelector();
      return;
    }
    wakeUp();
    boolean interrupted = false;
    while (Thread.currentThread() != thread && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeSelector() {
    Selector opened = selector;
    if (opened == null || !opened.isOpen()) {
      return;
    }
    for (SelectionKey key : opened.keys()) {
      ((Registration) key.attachment()).closeDirections();
    }
    try {
      opened.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Trace trace() {
    return trace;
  }
}
