package dev.pawl.reactor;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A direction under every interleaving of a receiver, the reactor and a peer.
 *
 * <p>The one that it is there for: the reactor has found nobody waiting for an event; now the
 * receiver finds nothing to receive, stores itself and sees the interest armed; now the reactor
 * drops the interest. Then data may lie there for ever, unless the reactor looks again.
 */
public final class DirectionLincheckTest {
  private final FakeKey key = new FakeKey();
  private final Direction reading;
  private final Waiter waiter = new Waiter() {};
  private volatile int data;
  private volatile boolean waiting;
  private volatile boolean woken;

  public DirectionLincheckTest() throws IOException {
    reading = new Registration(Reactor.driven(null), 0, new FakeChannel(key), null).reading();
    // Where it becomes interesting: a datagram lies there, its event has woken the receiver, who
    // has yet to come, and the interest is still armed.
    receive();
    arrive();
    select();
  }

  /** A datagram arrives. */
  @Operation(nonParallelGroup = "reactor")
  public void arrive() {
    data++;
  }

  /** The selector, level-triggered, and what the reactor makes of it. */
  @Operation(nonParallelGroup = "reactor")
  public void select() {
    if (data > 0 && (key.interestOps() & SelectionKey.OP_READ) != 0) {
      reading.happen();
    }
  }

  /** The loop of WouldBlock, as one poll of a task. */
  @Operation(nonParallelGroup = "receiver")
  public void receive() {
    woken = false;
    if (waiting) {
      reading.retry();
    }
    waiting = false;
    while (data == 0) {
      if (!reading.poll(waiter, () -> woken = true)) {
        waiting = true;
        return;
      }
    }
    data = 0;
    reading.withdraw(waiter);
  }

  /** The receiver's task is cancelled. */
  @Operation(nonParallelGroup = "receiver")
  public void withdraw() {
    reading.withdraw(waiter);
    waiting = false;
  }

  @Validate
  public void whoWaitsIsWokenOrWillBe() {
    boolean armed = (key.interestOps() & SelectionKey.OP_READ) != 0;
    if (waiting && !woken && !armed) {
      throw new IllegalStateException("the receiver waits, and no event will come");
    }
  }

  @Test
  void noEventIsLost() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(3)
        .actorsAfter(0)
        .iterations(25)
        .invocationsPerIteration(1_000)
        .check(DirectionLincheckTest.class);
  }

  /** A key that is nothing but its interest. */
  private static final class FakeKey extends SelectionKey {
    private final AtomicInteger interest = new AtomicInteger();

    @Override
    public int interestOps() {
      return interest.get();
    }

    @Override
    public int interestOpsOr(int ops) {
      return change(before -> before | ops);
    }

    @Override
    public int interestOpsAnd(int ops) {
      return change(before -> before & ops);
    }

    /**
     * By compareAndSet, before which Lincheck switches threads; it does not before getAndUpdate.
     */
    private int change(IntUnaryOperator change) {
      int before;
      do {
        before = interest.get();
      } while (!interest.compareAndSet(before, change.applyAsInt(before)));
      return before;
    }

    @Override
    public SelectionKey interestOps(int ops) {
      interest.set(ops);
      return this;
    }

    @Override
    public SelectableChannel channel() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Selector selector() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isValid() {
      return true;
    }

    @Override
    public void cancel() {}

    @Override
    public int readyOps() {
      return 0;
    }
  }

  /** A channel that is registered under the key given. */
  private static final class FakeChannel extends SelectableChannel {
    private final SelectionKey key;

    FakeChannel(SelectionKey key) {
      this.key = key;
    }

    @Override
    public SelectionKey register(Selector selector, int ops, Object attachment) {
      return key;
    }

    @Override
    public SelectorProvider provider() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int validOps() {
      return SelectionKey.OP_READ;
    }

    @Override
    public boolean isRegistered() {
      return true;
    }

    @Override
    public SelectionKey keyFor(Selector selector) {
      return key;
    }

    @Override
    public SelectableChannel configureBlocking(boolean block) {
      return this;
    }

    @Override
    public boolean isBlocking() {
      return false;
    }

    @Override
    public Object blockingLock() {
      return this;
    }

    @Override
    protected void implCloseChannel() {}
  }
}
