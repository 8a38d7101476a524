package dev.pawl;

import dev.pawl.testing.Numbered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * A worker's queue under every interleaving of its owner and two thieves: each call looks as if it
 * were one step, so no cell is lost and none is had twice.
 *
 * <p>The one that it is there for: a thief has read where the queue begins and ends, and copied;
 * now the owner takes, and puts other cells where those were, or replaces the ring; now the thief
 * moves the head.
 */
public class LocalQueueLincheckTest {
  private final LocalQueue queue = new LocalQueue(1);
  private int made;

  @Operation(nonParallelGroup = "owner")
  public void push() {
    queue.push(new TaskCell<>(null, new Numbered(made++)));
  }

  @Operation(nonParallelGroup = "owner")
  public String take() {
    TaskCell<?, ?> cell = queue.take();
    return cell == null ? "none" : cell.toString();
  }

  /** As before a worker sleeps: the ring is short again. */
  @Operation(nonParallelGroup = "owner")
  public void forget() {
    if (queue.size() == 0) {
      queue.forget();
    }
  }

  @Operation
  public String steal() {
    LocalQueue mine = new LocalQueue(2);
    List<String> stolen = new ArrayList<>();
    for (TaskCell<?, ?> cell = queue.stealInto(mine); cell != null; cell = mine.take()) {
      stolen.add(cell.toString());
    }
    return stolen.toString();
  }

  /** What it should look like from outside. */
  public static final class Specification {
    private final Deque<String> queue = new ArrayDeque<>();
    private int made;

    public void push() {
      queue.add(String.valueOf(made++));
    }

    public String take() {
      return queue.isEmpty() ? "none" : queue.remove();
    }

    public void forget() {}

    public String steal() {
      List<String> stolen = new ArrayList<>();
      for (int half = queue.size() - queue.size() / 2; half > 0; half--) {
        stolen.add(queue.remove());
      }
      return stolen.toString();
    }
  }

  @Test
  void eachStepIsAtomic() {
    new ModelCheckingOptions()
        .sequentialSpecification(Specification.class)
        .threads(3)
        .actorsBefore(2)
        .actorsPerThread(2)
        .actorsAfter(2)
        .iterations(15)
        .invocationsPerIteration(250)
        .check(LocalQueueLincheckTest.class);
  }
}
