package dev.pawl.sync;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A broadcast that one thread sends to and closes, while a subscriber receives and closes its
 * subscription.
 *
 * <p>The one that it is there for: an item is sent while the subscriber looks whether there is one.
 * Either it gets that, or it is woken.
 */
public class BroadcastLincheckTest {
  /** Enough for nobody to lag. */
  private static final int CAPACITY = 8;

  private final Broadcast<Integer> broadcast = new Broadcast<>(CAPACITY);
  private final Broadcast.Subscription<Integer> subscription = broadcast.subscribe();
  private final Customer<Integer> receiver = new Customer<>(subscription::receive);
  private int sent;
  private boolean closed;
  private int received;
  private boolean unsubscribed;

  @Operation(nonParallelGroup = "sender")
  public String send() {
    return closed ? "closed" : String.valueOf(broadcast.send(++sent));
  }

  @Operation(nonParallelGroup = "sender")
  public void close() {
    closed = true;
    broadcast.close();
  }

  @Operation(nonParallelGroup = "receiver")
  public String receive() {
    String end = receiver.poll();
    if (!end.equals("ready")) {
      return end;
    }
    Integer item = receiver.take();
    if (item != null && item != ++received) {
      throw new IllegalStateException(item + " instead of " + received);
    }
    return String.valueOf(item);
  }

  @Operation(nonParallelGroup = "receiver")
  public String withdraw() {
    return receiver.withdraw();
  }

  @Operation(nonParallelGroup = "receiver", runOnce = true)
  public void unsubscribe() {
    unsubscribed = true;
    subscription.close();
  }

  @Validate
  public void nobodySleepsBesideAnItem() {
    if (receiver.sleeps() && (closed || unsubscribed || received < sent)) {
      throw new IllegalStateException(sent + " sent, " + received + " received, and it sleeps");
    }
  }

  @Test
  void eachStepIsAtomic() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(1)
        .iterations(8)
        .invocationsPerIteration(200)
        .check(BroadcastLincheckTest.class);
  }
}
