package dev.pawl.net;

import dev.pawl.Context;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.CompletableFuture;

/**
 * One by one until datagrams are seen to come faster than they are answered, then in batches. So a
 * program that starts, and a socket with little to do, pay nothing for what would gain them
 * nothing.
 */
final class AdaptiveLane extends DatagramLane {
  /** How many datagrams have to be there already when the one before has been dealt with. */
  private static final int BUSY = 256;

  private final Provider provider;
  private final DatagramChannel channel;
  private final Registrations registrations;
  private final DatagramLane plain;

  /** Null until the socket is busy. */
  private volatile DatagramLane fast;

  private boolean isInRow;
  private int inRow;
  private boolean decided;

  /** Prepares the provider, once in a process and on a thread of its own: nobody waits for it. */
  private static final class Preparation {
    private static volatile CompletableFuture<Boolean> result;

    static synchronized CompletableFuture<Boolean> of(Provider provider) {
      if (result == null) {
        result = CompletableFuture.supplyAsync(provider::prepare, Preparation::start);
      }
      return result;
    }

    private static void start(Runnable preparing) {
      Thread thread = new Thread(preparing, "datagram batches");
      thread.setDaemon(true);
      thread.start();
    }
  }

  AdaptiveLane(
      Provider provider, DatagramChannel channel, Registrations registrations, DatagramLane plain) {
    this.provider = provider;
    this.channel = channel;
    this.registrations = registrations;
    this.plain = plain;
  }

  @Override
  InetSocketAddress receive(ByteBuffer buffer) throws IOException {
    DatagramLane lane = fast;
    return lane != null ? lane.receive(buffer) : receivePlainly(buffer);
  }

  /** One at a time: a lane that batches changes what the channel would receive. */
  private synchronized InetSocketAddress receivePlainly(ByteBuffer buffer) throws IOException {
    if (fast != null) {
      return fast.receive(buffer);
    }
    InetSocketAddress sender = plain.receive(buffer);
    if (sender != null && isInRow && !decided && ++inRow >= BUSY && isPrepared()) {
      change();
    }
    isInRow = sender != null;
    return sender;
  }

  private boolean isPrepared() {
    try {
      return Preparation.of(provider).isDone();
    } catch (Throwable noThread) {
      decided = true; // one by one, then: a datagram has been received, and is not to be lost
      return false;
    }
  }

  /** Changes to batches at once, waiting for what that takes. */
  synchronized void changeNow() {
    Preparation.of(provider).join();
    change();
  }

  /**
   * Does nothing if it has been tried, or the socket is closed. Whatever fails, as for want of a
   * descriptor, the socket is none the worse; and a datagram has been received already.
   */
  private void change() {
    if (decided) {
      return;
    }
    decided = true;
    try {
      if (Preparation.of(provider).join()) {
        fast = provider.open(channel, registrations, plain);
      }
    } catch (IOException | RuntimeException e) {
      // One by one, as where the system refuses.
    }
  }

  @Override
  boolean send(ByteBuffer buffer, SocketAddress target, Context cx) throws IOException {
    DatagramLane lane = fast;
    return (lane != null ? lane : plain).send(buffer, target, cx);
  }

  @Override
  boolean holdsReceived() {
    DatagramLane lane = fast;
    return lane != null && lane.holdsReceived();
  }

  @Override
  boolean isWorthReceiving() {
    DatagramLane lane = fast;
    return lane == null || lane.isWorthReceiving();
  }

  @Override
  synchronized void settle() {
    if (fast != null) {
      fast.settle();
    }
  }

  /** Not during a change, which tries values of an option and puts back the one that was there. */
  @Override
  synchronized <V> V withOptions(OptionCall<V> call) throws IOException {
    return super.withOptions(call);
  }

  @Override
  synchronized void reconnected() {
    if (fast != null) {
      fast.reconnected();
    }
  }

  @Override
  synchronized void close() {
    decided = true;
    if (fast != null) {
      fast.close();
    }
  }

  /** The lane that it has come to. */
  @Override
  public String toString() {
    DatagramLane lane = fast;
    return (lane != null ? lane : plain).toString();
  }
}
