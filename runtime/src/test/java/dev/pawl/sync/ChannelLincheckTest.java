package dev.pawl.sync;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A channel with room for one item under every interleaving of a sender and two receivers.
 *
 * <p>The ones that it is there for: an item is sent, and kept for a receiver that is withdrawing,
 * while another comes; the channel is closed meanwhile, and the other must not be told of the end
 * while that item may come back. And: a place is kept for a sender that is withdrawing, or finds
 * the channel closed.
 */
@SuppressWarnings("this-escape") // a subclass only says which channel, and has no fields
public class ChannelLincheckTest {
  private final Channel<Integer> channel = channel();
  private final Customer<Void> sender = new Customer<>(() -> channel.send(nextItem()));
  final Customer<Integer> first = new Customer<>(channel::receive);
  final Customer<Integer> second = new Customer<>(channel::receive);
  private int lastItem;
  private int sent;
  private int received;
  private int receivedBySecond;
  private boolean closed;

  Channel<Integer> channel() {
    return Channel.bounded(1);
  }

  private int nextItem() {
    return ++lastItem;
  }

  @Operation(nonParallelGroup = "sender")
  public String send() {
    String end = sender.poll();
    if (end.equals("ready")) {
      sent++;
    }
    return end;
  }

  @Operation(nonParallelGroup = "sender")
  public String withdrawSend() {
    return sender.withdraw();
  }

  @Operation(nonParallelGroup = "sender")
  public void close() {
    channel.close();
    closed = true;
  }

  @Operation(nonParallelGroup = "first")
  public String receive() {
    String end = first.poll();
    Integer item = first.take();
    if (item != null) {
      received++;
    }
    return end.equals("ready") ? String.valueOf(item) : end;
  }

  @Operation(nonParallelGroup = "first")
  public String withdrawReceive() {
    return first.withdraw();
  }

  @Operation(nonParallelGroup = "second")
  public String receiveSecond() {
    String end = second.poll();
    Integer item = second.take();
    if (item != null) {
      receivedBySecond++;
    }
    return end.equals("ready") ? String.valueOf(item) : end;
  }

  @Operation(nonParallelGroup = "second")
  public String withdrawReceiveSecond() {
    return second.withdraw();
  }

  @Validate
  public void noItemIsLostAndNobodySleepsInVain() {
    int left = channel.size();
    int taken = received + receivedBySecond;
    // Of a rendezvous: a receiver may have the item of a sender that has yet to be told.
    int untold = sender.comes() && sent < taken + left ? 1 : 0;
    if (sent + untold != taken + left) {
      throw new IllegalStateException(sent + " sent, " + taken + " received, " + left + " left");
    }
    if (left > mostLeft()) {
      throw new IllegalStateException(left + " left, where there is no room for as many");
    }
    boolean bothSleep = first.sleeps() && second.sleeps();
    boolean oneSleeps = first.sleeps() || second.sleeps();
    boolean oneComes = first.comes() || second.comes();
    if (left > 0 && (bothSleep || oneSleeps && !oneComes)
        || closed && left == 0 && oneSleeps
        || sender.sleeps() && (closed || isRoomFor(left) || oneSleeps && !oneComes)) {
      throw new IllegalStateException("it could go on, and nobody tells it");
    }
  }

  /** How many items it may hold. */
  int mostLeft() {
    return 1;
  }

  boolean isRoomFor(int left) {
    return left == 0;
  }

  @Test
  void eachStepIsAtomic() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(2)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(20)
        .invocationsPerIteration(200)
        .check(getClass());
  }
}
