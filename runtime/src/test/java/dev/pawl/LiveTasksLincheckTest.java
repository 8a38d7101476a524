package dev.pawl;

import dev.pawl.testing.Numbered;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * The live tasks of one of several workers: it adds those that it polls first, any worker removes
 * those that it has brought to an end, and who closes the executor asks which there are. Each call
 * looks as if it were one step.
 *
 * <p>The ones that it is there for: two neighbours are removed at once, or the last one as another
 * is added, and one is linked to what is no longer there; and somebody goes through them meanwhile,
 * and is led away by one that is just being removed.
 */
public final class LiveTasksLincheckTest {
  private final LiveTasks live = new LiveTasks(true);
  private final Queue<TaskCell<?, ?>> first = new ArrayDeque<>();
  private final Queue<TaskCell<?, ?>> second = new ArrayDeque<>();
  private int made;

  public LiveTasksLincheckTest() {
    for (int i = 0; i < 2; i++) {
      add(first);
      add(second);
    }
  }

  private void add(Queue<TaskCell<?, ?>> ending) {
    TaskCell<?, ?> cell = new TaskCell<>(null, new Numbered(made++));
    live.add(cell);
    ending.add(cell);
  }

  @Operation(nonParallelGroup = "first")
  public void add() {
    add(first);
  }

  @Operation(nonParallelGroup = "first")
  public boolean firstEndsOne() {
    return endOne(first);
  }

  @Operation(nonParallelGroup = "second")
  public boolean secondEndsOne() {
    return endOne(second);
  }

  private boolean endOne(Queue<TaskCell<?, ?>> ending) {
    TaskCell<?, ?> cell = ending.poll();
    if (cell != null) {
      live.remove(cell);
    }
    return cell != null;
  }

  @Operation
  public String all() {
    return live.all().toString();
  }

  @Validate
  public void thoseThatHaveNotEndedAreLeft() {
    List<TaskCell<?, ?>> left = live.all();
    if (left.size() != first.size() + second.size()
        || !left.containsAll(first)
        || !left.containsAll(second)) {
      throw new IllegalStateException(left + " are left, and not " + first + " and " + second);
    }
  }

  /** What it should look like from outside. */
  public static final class Specification {
    private final TreeSet<Integer> live = new TreeSet<>(List.of(0, 1, 2, 3));
    private final Queue<Integer> first = new ArrayDeque<>(List.of(0, 2));
    private final Queue<Integer> second = new ArrayDeque<>(List.of(1, 3));
    private int made = 4;

    public void add() {
      live.add(made);
      first.add(made++);
    }

    public boolean firstEndsOne() {
      return !first.isEmpty() && live.remove(first.remove());
    }

    public boolean secondEndsOne() {
      return !second.isEmpty() && live.remove(second.remove());
    }

    public String all() {
      return live.toString();
    }
  }

  @Test
  void eachStepIsAtomicAndNoneIsLost() {
    new ModelCheckingOptions()
        .sequentialSpecification(Specification.class)
        .threads(3)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(8)
        .invocationsPerIteration(100)
        .check(LiveTasksLincheckTest.class);
  }
}
