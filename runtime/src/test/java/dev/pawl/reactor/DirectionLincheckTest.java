package dev.pawl.reactor;

import dev.pawl.testing.FakeChannel;
import dev.pawl.testing.FakeKey;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A direction under every interleaving of a receiver, the reactor and a peer.
 *
 * <p>The one that it is there for: the reactor has found nobody waiting for an event; now the
 * receiver finds nothing to receive, stores itself and sees the interest armed; now the reactor
 * drops the interest. Then data may lie there for ever, unless the reactor looks again. And: the
 * channel is closed while the receiver stores itself.
 */
public final class DirectionLincheckTest {
  private final FakeKey key;
  private final Direction reading;
  private final Waiter waiter = new Waiter() {};
  private volatile int data;
  private volatile boolean waiting;
  private volatile boolean woken;
  private volatile boolean closed;

  public DirectionLincheckTest() throws IOException {
    FakeChannel channel = new FakeChannel();
    reading = new Registration(Reactor.driven(null), 0, channel, null).reading();
    key = channel.key();
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
      if (reading.isClosed()) {
        return; // the attempt that follows would tell
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

  /** The channel, or the reactor. */
  @Operation(nonParallelGroup = "reactor", runOnce = true)
  public void close() {
    reading.close();
    closed = true;
  }

  @Validate
  public void whoWaitsIsWokenOrWillBe() {
    boolean armed = (key.interestOps() & SelectionKey.OP_READ) != 0;
    if (waiting && !woken && (closed || !armed)) {
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
        .invocationsPerIteration(300)
        .check(DirectionLincheckTest.class);
  }
}
