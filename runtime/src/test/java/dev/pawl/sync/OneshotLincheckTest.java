package dev.pawl.sync;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A oneshot under every interleaving of its two sides.
 *
 * <p>The one that it is there for: the receiver withdraws and receives again, while the value comes
 * or the oneshot is closed.
 */
public class OneshotLincheckTest {
  private final Oneshot<Integer> oneshot = new Oneshot<>();
  private final Customer<Integer> receiver = new Customer<>(oneshot::receive);
  private boolean sent;
  private boolean received;

  @Operation(nonParallelGroup = "sender")
  public String send() {
    if (sent) {
      return "sent before";
    }
    sent = true;
    return oneshot.send(1) ? "sent" : "not wanted";
  }

  @Operation
  public void close() {
    oneshot.close();
  }

  @Operation(nonParallelGroup = "receiver")
  public String receive() {
    if (received) {
      return "received before";
    }
    String end = receiver.poll();
    received = receiver.take() != null;
    return end;
  }

  @Operation(nonParallelGroup = "receiver")
  public String withdraw() {
    return receiver.withdraw();
  }

  @Validate
  public void whoSleepsIsAlone() {
    if (receiver.sleeps() && (sent || oneshot.isClosed())) {
      throw new IllegalStateException("it is decided, and nobody tells the receiver");
    }
  }

  @Test
  void eachStepIsAtomic() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(2)
        .iterations(20)
        .invocationsPerIteration(300)
        .check(OneshotLincheckTest.class);
  }
}
