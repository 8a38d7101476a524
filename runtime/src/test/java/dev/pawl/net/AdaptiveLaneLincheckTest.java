package dev.pawl.net;

import dev.pawl.Context;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A socket that changes to batches while others receive, and while it is closed.
 *
 * <p>The ones that it is there for: somebody has seen that there are no batches yet, and receives
 * one by one after the lane has changed what that means; or the lane is opened after the socket was
 * closed, and holds a descriptor for ever.
 */
public final class AdaptiveLaneLincheckTest {
  private static final InetSocketAddress SENDER = new InetSocketAddress(1);

  static {
    new AdaptiveLane(new Opening(new AtomicInteger()), null, null, null).changeNow();
  }

  private final AtomicInteger opened = new AtomicInteger();
  private final Plain plain = new Plain();
  private final AdaptiveLane lane = new AdaptiveLane(new Opening(opened), null, null, plain);
  private final ByteBuffer buffer = ByteBuffer.allocate(0);

  private static class Lane extends DatagramLane {
    @Override
    InetSocketAddress receive(ByteBuffer buffer) throws ClosedChannelException {
      return SENDER;
    }

    @Override
    boolean send(ByteBuffer buffer, SocketAddress target, Context cx) {
      return true;
    }
  }

  /** One by one; not to be used to receive once there are batches. */
  private final class Plain extends Lane {
    private volatile boolean misused;

    @Override
    InetSocketAddress receive(ByteBuffer buffer) {
      int before = opened.get();
      misused |= before > 0;
      return SENDER;
    }
  }

  private static final class Opening implements DatagramLane.Provider {
    private final AtomicInteger opened;

    Opening(AtomicInteger opened) {
      this.opened = opened;
    }

    @Override
    public boolean isUsable() {
      return true;
    }

    @Override
    public boolean prepare() {
      return true;
    }

    @Override
    public DatagramLane open(
        DatagramChannel channel, Registrations registrations, DatagramLane plain) {
      opened.incrementAndGet();
      return new Lane() {
        private boolean closed;

        @Override
        void close() {
          if (closed) {
            throw new IllegalStateException("it is closed twice");
          }
          closed = true;
          opened.decrementAndGet();
        }
      };
    }
  }

  private volatile boolean closed;

  @Operation(nonParallelGroup = "one")
  public void receive() throws Exception {
    lane.receive(buffer);
  }

  @Operation(nonParallelGroup = "other")
  public void receiveToo() throws Exception {
    lane.receive(buffer);
  }

  @Operation(nonParallelGroup = "other")
  public void change() {
    lane.changeNow();
  }

  @Operation(nonParallelGroup = "closing")
  public void close() {
    if (!closed) {
      lane.close();
      closed = true;
    }
  }

  @Validate
  public void nothingIsReceivedPastTheBatchesNorLeftOpen() {
    if (plain.misused) {
      throw new IllegalStateException("it went past the batches");
    }
    if (opened.get() != 0 && closed || opened.get() > 1) {
      throw new IllegalStateException(opened + " are open");
    }
  }

  @Test
  void aChangeIsOneStep() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(10)
        .invocationsPerIteration(300)
        .check(AdaptiveLaneLincheckTest.class);
  }
}
