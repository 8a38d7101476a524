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
 * now the owner takes, and puts other cells where those were; now the thief moves the head.
 */
public class LocalQueueLincheckTest {
  private final LocalQueue queue = new LocalQueue(2);
  private int made;

  @Operation(nonParallelGroup = "owner")
  public boolean push() {
    return queue.push(new TaskCell<>(null, new Numbered(made++)));
  }

  @Operation(nonParallelGroup = "owner")
  public String take() {
    TaskCell<?, ?> cell = queue.take();
    return cell == null ? "none" : cell.toString();
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

    public boolean push() {
      String name = String.valueOf(made++);
      return queue.size() < 2 && queue.add(name);
    }

    public String take() {
      return queue.isEmpty() ? "none" : queue.remove();
    }

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
        .actorsBefore(3)
        .actorsPerThread(2)
        .actorsAfter(2)
        .iterations(5)
        .invocationsPerIteration(250)
        .check(LocalQueueLincheckTest.class);
  }
}
