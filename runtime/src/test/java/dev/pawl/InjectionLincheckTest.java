package dev.pawl;

import dev.pawl.testing.Numbered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * What is left to whoever has time, under every interleaving of those who push and those who take:
 * each call looks as if it were one step.
 *
 * <p>The ones that it is there for: two workers take at once, one of them several, while a push is
 * under way; and the executor closes it while somebody pushes: then the cell is either refused, or
 * there to be taken.
 */
@Param(name = "cell", gen = IntGen.class, conf = "1:9")
public class InjectionLincheckTest {
  private final Injection injection = new Injection();

  @Operation
  public boolean push(@Param(name = "cell") int cell) {
    return injection.push(new TaskCell<>(null, new Numbered(cell)));
  }

  @Operation
  public String take() {
    return String.valueOf(injection.take());
  }

  @Operation
  public String takeSeveral() {
    LocalQueue mine = new LocalQueue(2);
    List<String> taken = new ArrayList<>();
    for (TaskCell<?, ?> each = injection.takeInto(mine); each != null; each = mine.take()) {
      taken.add(each.toString());
    }
    return taken.toString();
  }

  @Operation
  public boolean isEmpty() {
    return injection.isEmpty();
  }

  @Operation
  public boolean close() {
    return injection.close();
  }

  /** What it should look like from outside. */
  public static final class Specification {
    private final Deque<Integer> queue = new ArrayDeque<>();
    private boolean closed;

    public boolean push(int cell) {
      return !closed && queue.add(cell);
    }

    public String take() {
      return String.valueOf(queue.poll());
    }

    public String takeSeveral() {
      List<Integer> taken = new ArrayList<>();
      for (int i = 0; i < 17 && !queue.isEmpty(); i++) {
        taken.add(queue.remove());
      }
      return taken.toString();
    }

    public boolean isEmpty() {
      return queue.isEmpty();
    }

    public boolean close() {
      closed |= queue.isEmpty();
      return closed;
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
        .check(InjectionLincheckTest.class);
  }
}
