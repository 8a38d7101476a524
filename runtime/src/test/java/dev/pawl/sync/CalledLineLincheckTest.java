package dev.pawl.sync;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Subscribers of a broadcast who are all told to look as one of them leaves, though there is
 * nothing to be had.
 *
 * <p>The one that it is there for: one that is polled for another reason waits again, and another
 * one comes to wait behind it, before whoever told them has come to it. Then nobody who was told
 * with it may be left out.
 */
public class CalledLineLincheckTest {
  private final Broadcast<Integer> broadcast = new Broadcast<>(8);
  private final Broadcast.Subscription<Integer> leaving = broadcast.subscribe();
  private final Customer<Integer> left = new Customer<>(leaving::receive);
  private final Customer<Integer> restless = new Customer<>(broadcast.subscribe()::receive);
  private final Customer<Integer> patient = new Customer<>(broadcast.subscribe()::receive);
  private final Customer<Integer> late = new Customer<>(broadcast.subscribe()::receive);
  private volatile boolean sent;
  private volatile boolean restlessHasIt;

  public CalledLineLincheckTest() {
    left.poll();
    restless.poll();
    patient.poll();
  }

  @Operation(nonParallelGroup = "leaving", runOnce = true)
  public void leave() {
    leaving.close();
  }

  @Operation(nonParallelGroup = "others")
  public String pollTheRestless() {
    String end = restlessHasIt ? "has it" : restless.poll();
    restlessHasIt |= end.equals("ready");
    return end;
  }

  @Operation(nonParallelGroup = "others")
  public String withdrawTheRestless() {
    return restless.withdraw();
  }

  @Operation(nonParallelGroup = "others", runOnce = true)
  public String pollTheLate() {
    return late.poll();
  }

  @Operation(nonParallelGroup = "leaving", runOnce = true)
  public void send() {
    broadcast.send(1);
    sent = true;
  }

  @Validate
  public void nobodySleepsBesideAnItem() {
    if (sent && (patient.sleeps() || restless.sleeps() || late.sleeps())) {
      throw new IllegalStateException("there is an item, and somebody sleeps");
    }
  }

  @Test
  void nobodyIsLeftOut() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(1)
        .iterations(20)
        .invocationsPerIteration(300)
        .check(CalledLineLincheckTest.class);
  }
}
