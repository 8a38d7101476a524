package dev.pawl;

import dev.pawl.testing.Numbered;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * The ready queue under every interleaving of pushes and the executor's own calls: each looks as if
 * it were one step.
 *
 * <p>The ones that it is there for: the executor has found the queue empty; now another thread
 * pushes; now the executor falls asleep. Either it does not, or the push knows that it has to wake
 * it. And in the same place, the executor closes: either it does not, or the push is refused.
 */
@Param(name = "task", gen = IntGen.class, conf = "0:9")
public class ReadyQueueLincheckTest {
  private final ReadyQueue queue = new ReadyQueue();
  private boolean asleep;

  @Operation
  public String push(@Param(name = "task") int task) {
    return queue.push(new TaskCell<>(null, new Numbered(task))).toString();
  }

  @Operation(nonParallelGroup = "executor")
  public String take() {
    if (asleep) {
      return "asleep";
    }
    queue.admit();
    TaskCell<?, ?> cell = queue.take();
    return cell == null ? null : cell.toString();
  }

  @Operation(nonParallelGroup = "executor")
  public boolean fallAsleep() {
    return !asleep && (asleep = queue.fallAsleep());
  }

  @Operation(nonParallelGroup = "executor")
  public void wakeUp() {
    asleep = false;
    queue.wakeUp();
  }

  @Operation(nonParallelGroup = "executor")
  public boolean close() {
    return !asleep && queue.close();
  }

  /** What it should look like from outside. */
  public static final class Specification {
    private final Queue<String> queue = new ArrayDeque<>();
    private boolean asleep;
    private boolean mustBeWoken;
    private boolean closed;

    public String push(int task) {
      if (closed) {
        return "REFUSED";
      }
      queue.add(String.valueOf(task));
      boolean wake = mustBeWoken;
      mustBeWoken = false;
      return wake ? "MUST_WAKE" : "QUEUED";
    }

    public String take() {
      return asleep ? "asleep" : queue.poll();
    }

    public boolean fallAsleep() {
      boolean falls = !asleep && !closed && queue.isEmpty();
      asleep |= falls;
      mustBeWoken |= falls;
      return falls;
    }

    public void wakeUp() {
      asleep = false;
      mustBeWoken = false;
    }

    public boolean close() {
      closed |= !asleep && queue.isEmpty();
      return closed;
    }
  }

  @Test
  void eachStepIsAtomic() {
    new ModelCheckingOptions()
        .sequentialSpecification(Specification.class)
        .threads(3)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(2)
        .iterations(40)
        .invocationsPerIteration(150)
        .check(ReadyQueueLincheckTest.class);
  }
}
