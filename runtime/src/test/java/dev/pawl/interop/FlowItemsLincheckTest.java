package dev.pawl.interop;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.testing.WakeFlag;
import java.util.concurrent.Flow;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A publisher's thread, a task that takes its items, and somebody who closes them.
 *
 * <p>The one that it is there for: an item, or the end, comes while the taker looks whether there
 * is one. Either it gets it, or it is woken. What is asked for is never more than there is room
 * for.
 */
public final class FlowItemsLincheckTest {
  private static final int CAPACITY = 2;

  private final FlowItems<Integer> items = new FlowItems<>(CAPACITY);
  private final Flow.Subscriber<Integer> publisher = items.subscriber();

  /** The latest one, while the taker waits; none of the earlier ones counts. */
  private volatile WakeFlag waker;

  private volatile boolean closed;
  private volatile boolean cancelled;
  private volatile boolean ended;
  private volatile int given;
  private volatile long asked;
  private int taken;
  private boolean over;
  private Task<Integer, Exception> next;

  public FlowItemsLincheckTest() {
    publisher.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long count) {
            asked += count;
          }

          @Override
          public void cancel() {
            cancelled = true;
          }
        });
  }

  @Operation(nonParallelGroup = "publisher")
  public void give() {
    if (!ended && given < asked) {
      given++;
      publisher.onNext(given);
    }
  }

  @Operation(nonParallelGroup = "publisher")
  public void end() {
    if (!ended) {
      ended = true;
      publisher.onComplete();
    }
  }

  @Operation(nonParallelGroup = "taker")
  public void poll() throws Exception {
    if (over) {
      return;
    }
    if (next == null) {
      next = items.next();
    }
    waker = new WakeFlag();
    Poll<Integer> poll = next.poll(Context.of(waker));
    if (poll.isReady()) {
      next = null;
      waker = null;
      over = poll.get() == null;
      if (!over && poll.get() != ++taken) {
        throw new IllegalStateException(poll.get() + " instead of " + taken);
      }
    }
  }

  @Operation(nonParallelGroup = "taker")
  public void withdraw() {
    if (next != null) {
      next.withdraw();
      next = null;
      waker = null;
    }
  }

  @Operation(nonParallelGroup = "closer", runOnce = true)
  public void close() {
    items.close();
    closed = true;
  }

  @Validate
  public void whoWaitsIsWoken() {
    if (!over && waker != null && !waker.isWoken() && (closed || ended || given > taken)) {
      throw new IllegalStateException(given + " given, " + taken + " taken, and nobody is woken");
    }
    if (asked > taken + CAPACITY) {
      throw new IllegalStateException(asked + " asked for, though " + taken + " were taken");
    }
    if (closed && !ended && !cancelled) {
      throw new IllegalStateException("closed, and the publisher goes on");
    }
  }

  @Test
  void noItemIsLostAndNobodyWaitsForWhatIsThere() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(1)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(10)
        .invocationsPerIteration(200)
        .check(FlowItemsLincheckTest.class);
  }
}
