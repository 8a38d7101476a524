package dev.pawl;

import dev.pawl.testing.Numbered;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A worker whose poll schedules one task after the other, while another one takes over the one that
 * is next, as behind a long poll, and steals from its queue. ({@link LocalQueueLincheckTest} has
 * the queue, {@link SleepersLincheckTest} who is woken, {@link InjectionLincheckTest} what is left
 * to all.)
 *
 * <p>The one that it is there for: the worker finds a task that is next already, and puts it into
 * the queue to make room for the new one; now another worker takes it over. Each task is had once.
 */
public final class StealingWorkerLincheckTest {
  private final WorkStealing scheduler = new WorkStealing(null, Executor.builder().threads(2));
  private final Worker worker = new Worker(null, scheduler, 0, true);
  private final StealingWorker stealing =
      new StealingWorker(scheduler, worker, new StealingWorker[2]);
  private final List<String> had = new ArrayList<>();
  private volatile int made;

  /** The worker polls a task, which spawns two others. */
  @Operation(nonParallelGroup = "worker")
  public void pollOneThatSpawns() {
    worker.poll(
        new TaskCell<>(
            worker,
            cx -> {
              spawn();
              spawn();
              return Poll.ready(null);
            }));
  }

  private void spawn() {
    stealing.schedule(new TaskCell<>(worker, new Numbered(made++)));
  }

  @Operation(nonParallelGroup = "thief")
  public void takeOver() {
    had(stealing.takeNext());
  }

  @Operation(nonParallelGroup = "thief")
  public void steal() {
    LocalQueue mine = new LocalQueue(2);
    for (TaskCell<?, ?> each = stealing.queue.stealInto(mine); each != null; each = mine.take()) {
      had(each);
    }
  }

  private void had(TaskCell<?, ?> cell) {
    if (cell != null) {
      synchronized (had) {
        had.add(cell.toString());
      }
    }
  }

  @Validate
  public void eachIsHadOnce() {
    had(stealing.takeNext());
    for (TaskCell<?, ?> each = stealing.queue.take(); each != null; each = stealing.queue.take()) {
      had(each);
    }
    if (had.size() != made || had.stream().distinct().count() != made) {
      throw new IllegalStateException(made + " were made, and these were had: " + had);
    }
  }

  @Test
  void eachTaskIsHadOnce() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(4)
        .invocationsPerIteration(200)
        .check(StealingWorkerLincheckTest.class);
  }
}
