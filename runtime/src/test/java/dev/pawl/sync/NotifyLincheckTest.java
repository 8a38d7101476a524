package dev.pawl.sync;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A signal under every interleaving of one who gives it and two who wait for it.
 *
 * <p>The ones that it is there for: a task has found no notification; now one is left for whoever
 * comes, by one compareAndSet; now the task joins the line. And: a notification reaches a task that
 * is withdrawing, while another joins the line.
 */
public class NotifyLincheckTest {
  private final Notify notify = new Notify();
  private final Customer<Void> first = new Customer<>(notify::notified);
  private final Customer<Void> second = new Customer<>(notify::notified);

  @Operation(nonParallelGroup = "notifier")
  public void notifyOne() {
    notify.notifyOne();
  }

  @Operation(nonParallelGroup = "notifier")
  public void notifyWaiting() {
    notify.notifyWaiting();
  }

  /** A step of its own: what is notified between this and the poll counts. */
  @Operation(nonParallelGroup = "first")
  public void prepareFirst() {
    first.prepare();
  }

  @Operation(nonParallelGroup = "first")
  public String pollFirst() {
    return first.isPrepared() ? first.poll() : "nothing to poll";
  }

  @Operation(nonParallelGroup = "first")
  public String withdrawFirst() {
    return first.withdraw();
  }

  /** A step of its own: what is notified between this and the poll counts. */
  @Operation(nonParallelGroup = "second")
  public void prepareSecond() {
    second.prepare();
  }

  @Operation(nonParallelGroup = "second")
  public String pollSecond() {
    return second.isPrepared() ? second.poll() : "nothing to poll";
  }

  @Operation(nonParallelGroup = "second")
  public String withdrawSecond() {
    return second.withdraw();
  }

  @Validate
  public void nobodySleepsBesideANotification() {
    if (notify.toString().equals("Notify(notified)") && (first.sleeps() || second.sleeps())) {
      throw new IllegalStateException("there is a notification, and somebody sleeps");
    }
  }

  @Test
  void eachStepIsAtomic() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(3)
        .actorsPerThread(2)
        .actorsAfter(2)
        .iterations(20)
        .invocationsPerIteration(300)
        .check(NotifyLincheckTest.class);
  }
}
