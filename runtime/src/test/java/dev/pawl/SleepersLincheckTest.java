package dev.pawl;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Two workers that fall asleep and search, while others push: something that is due never lies
 * there while everybody sleeps.
 *
 * <p>The ones that it is there for: a worker has found nothing; now somebody pushes; now the worker
 * lies down. And: a push wakes nobody since a worker is searching; but that one has just looked
 * where the push went.
 */
public class SleepersLincheckTest {
  /** What is due, and belongs to no worker in particular. */
  private final AtomicInteger due = new AtomicInteger();

  private final Worker[] workers = {new Worker(), new Worker()};
  private final Sleepers sleepers = new Sleepers(workers, () -> false);

  public SleepersLincheckTest() {
    sleepers.begin();
  }

  /** The steps of a worker, each as an operation may interrupt them. */
  private final class Worker implements Sleepers.Sleeper {
    private volatile boolean started;
    private volatile boolean asleep;
    private volatile boolean woken;
    private boolean searching;

    @Override
    public void start() {
      started = true;
      searching = true;
    }

    @Override
    public void wakeUp() {
      woken = true;
    }

    boolean sleeps() {
      return asleep && !woken;
    }

    void work() {
      if (asleep) {
        if (!woken) {
          return;
        }
        getUp();
      }
      if (!take() && (searching || (searching = sleepers.search()))) {
        take();
      }
      if (due.get() == 0 || !searching) {
        sleepers.lieDown(this, searching);
        searching = false;
        asleep = true;
        if (due.get() > 0) {
          getUp();
        }
      }
    }

    private void getUp() {
      asleep = false;
      woken = false;
      searching = sleepers.getUp(this);
    }

    private boolean take() {
      int before = due.get();
      if (before == 0 || !due.compareAndSet(before, before - 1)) {
        return false;
      }
      if (searching) {
        searching = false;
        if (sleepers.found() && due.get() > 0) {
          call();
        }
      }
      return true;
    }
  }

  @Operation
  public void push() {
    due.incrementAndGet();
    call();
  }

  private void call() {
    if (sleepers.isCalling()) {
      sleepers.wakeOne();
    }
  }

  @Operation(nonParallelGroup = "first")
  public void firstWorks() {
    workers[0].work();
  }

  @Operation(nonParallelGroup = "second")
  public void secondWorks() {
    if (workers[1].started) {
      workers[1].work();
    }
  }

  @Validate
  public void somebodySeesToWhatIsDue() {
    boolean secondSleeps = !workers[1].started || workers[1].sleeps();
    if (due.get() > 0 && workers[0].sleeps() && secondSleeps) {
      throw new IllegalStateException(due + " due, and all asleep");
    }
  }

  @Test
  void nothingIsDueWhileAllSleep() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(3)
        .actorsPerThread(3)
        .actorsAfter(0)
        .iterations(20)
        .invocationsPerIteration(1_000)
        .check(SleepersLincheckTest.class);
  }
}
