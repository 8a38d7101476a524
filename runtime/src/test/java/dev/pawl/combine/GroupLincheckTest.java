package dev.pawl.combine;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import dev.pawl.Waker;
import dev.pawl.testing.WakeFlag;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A group that is polled by one thread while its children are woken by others: {@link Group},
 * {@link Awakenings} and {@link Child}.
 *
 * <p>The one that it is there for: a child has looked at its data and found nothing; now another
 * thread posts and wakes the child, which is on the group's list already; now the poll takes it off
 * the list. Either the poll still sees what was posted, or the child is put on the list again and
 * the group's own awaiter is woken.
 *
 * <p>The first poll is among what is checked: it stores the awaiter without a fence, and makes the
 * children while others may be woken. {@link WokenGroupLincheckTest} begins later.
 */
@Param(name = "child", gen = IntGen.class, conf = "0:1")
public class GroupLincheckTest {
  private final Waiting[] children = {new Waiting(), new Waiting()};
  private final Task<List<Void>, RuntimeException> group = Task.join(List.of(children));

  /** The latest one, if it was polled; none of the earlier ones counts. */
  private volatile WakeFlag awaiter;

  /** Never ready; knows how much it has seen of what was posted. */
  private static final class Waiting implements Task<Void, RuntimeException> {
    private volatile int posted;
    private int seen;
    private volatile Waker waker;

    void wake() {
      Waker present = waker;
      if (present != null) {
        present.wake();
      }
    }

    @Override
    public Poll<Void> poll(Context cx) {
      waker = cx.waker();
      seen = posted;
      return Poll.pending();
    }
  }

  @Operation(nonParallelGroup = "waker")
  public void post(@Param(name = "child") int number) {
    children[number].posted++;
    children[number].wake();
  }

  @Operation(nonParallelGroup = "otherWaker")
  public void wake(@Param(name = "child") int number) {
    children[number].wake();
  }

  @Operation(nonParallelGroup = "executor")
  public void poll() {
    if (isDue()) {
      awaiter = new WakeFlag();
      group.poll(Context.of(awaiter));
    }
  }

  private boolean isDue() {
    return awaiter == null || awaiter.isWoken();
  }

  @Validate
  public void noWakeIsLost() {
    for (Waiting child : children) {
      if (child.seen != child.posted && !isDue()) {
        throw new IllegalStateException("lost: " + child.posted + ", seen " + child.seen);
      }
    }
    while (isDue()) {
      poll();
    }
    for (Waiting child : children) {
      if (child.seen != child.posted) {
        throw new IllegalStateException("not polled: " + child.posted + ", seen " + child.seen);
      }
    }
  }

  @Test
  void noWakeOfAChildIsLost() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(10)
        .invocationsPerIteration(500)
        .check(getClass());
  }
}
