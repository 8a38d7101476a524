package dev.pawl;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * What a {@link Scope} shares between the threads on which its children are spawned and end, and
 * the one on which a task closes it.
 *
 * <p>The ones that it is there for: the last child ends while the closing task looks whether any is
 * left; either it sees that, or it is woken. Two children fail at once: one failure is the scope's,
 * the other is suppressed in it. A child is spawned while another one's failure cancels all there
 * are: it is cancelled as well.
 */
public final class ChildrenLincheckTest {
  private final Children children = new Children();
  private final Side left = new Side();
  private final Side right = new Side();
  private final Task<?, ?> closing = Task.ready(null);

  private static final Worker WORKER =
      new SingleThreaded(null, new Seat(), Executor.builder()).firstWorker();

  private volatile int wakers;
  private volatile boolean woken;
  private boolean waits;
  private volatile boolean closed;
  private volatile boolean addedTooLate;
  private volatile boolean bodyWoken;

  /** A thread on which children are spawned and end. */
  private final class Side {
    int failures;
    final Queue<Child<?, ?>> live = new ArrayDeque<>();
    final List<TaskCell<?, ?>> handles = new ArrayList<>();

    void spawn() {
      Child<?, ?> child = new Child<>(Task.ready(null), children);
      boolean wasClosed = closed;
      if (children.add(child)) {
        addedTooLate |= wasClosed;
        live.add(child);
        TaskCell<?, ?> handle =
            new TaskCell<>(WORKER, child); // in its queue, so a cancel is a flag
        handles.add(handle);
        children.started(child, handle);
      }
    }

    void end(boolean fails) {
      if (!live.isEmpty()) {
        failures += fails ? 1 : 0;
        handles.remove(0);
        children.end(live.remove(), fails ? new IOException() : null);
      }
    }
  }

  public ChildrenLincheckTest() {
    children.wakeOnFailure(() -> bodyWoken = true);
    left.spawn();
    right.spawn();
  }

  /** Only the latest one counts. */
  private Waker waker() {
    int number = ++wakers;
    return () -> woken |= number == wakers;
  }

  @Operation(nonParallelGroup = "left")
  public void spawnLeft() {
    left.spawn();
  }

  @Operation(nonParallelGroup = "left")
  public void endLeft(boolean fails) {
    left.end(fails);
  }

  @Operation(nonParallelGroup = "right")
  public void failRight() {
    right.end(true);
  }

  @Operation(nonParallelGroup = "closing")
  public void close() {
    woken = false;
    waits = !children.awaitEnd(closing, waker(), true);
    closed |= !waits;
  }

  @Operation(nonParallelGroup = "closing")
  public void stopAwaiting() {
    children.stopAwaiting(closing);
    waits = false;
  }

  @Validate
  public void theyEndTogether() {
    boolean none = left.live.isEmpty() && right.live.isEmpty();
    if (none != children.isEmpty()) {
      throw new IllegalStateException("the ring is broken: " + children);
    }
    if (waits && !woken && none) {
      throw new IllegalStateException("it waits for nobody");
    }
    if (addedTooLate) {
      throw new IllegalStateException("a child was added after the end");
    }
    checkFailures();
  }

  private void checkFailures() {
    int failures = left.failures + right.failures;
    Throwable failure = children.failure();
    int told = failure == null ? 0 : 1 + failure.getSuppressed().length;
    if (told != failures || bodyWoken != (failures > 0)) {
      throw new IllegalStateException(failures + " failures, told of " + told);
    }
    for (Side side : List.of(left, right)) {
      for (TaskCell<?, ?> each : side.handles) {
        if (each.text().equals("QUEUED, cancelled") != (failures > 0)) {
          throw new IllegalStateException(failures + " failures, a sibling is " + each.text());
        }
      }
    }
  }

  @Test
  void noneIsForgotten() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(3)
        .actorsAfter(0)
        .iterations(20)
        .invocationsPerIteration(200)
        // Each is one thread's, or under the lock.
        .addGuarantee(
            forClasses("java.util.ArrayDeque", "java.util.ArrayList").allMethods().ignore())
        .check(ChildrenLincheckTest.class);
  }
}
