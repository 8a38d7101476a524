package dev.pawl;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Two workers that fall asleep and search, while others push: something that is due never lies
 * there while everybody sleeps; and while one is awake, the other doesn't sleep soundly.
 *
 * <p>The ones that it is there for: a worker has found nothing; now somebody pushes; now the worker
 * lies down. And: a push wakes nobody since a worker is searching; but that one has just looked
 * where the push went. And: who is on watch finds that all are asleep; now the other gets up. And:
 * one lies down, and is not on watch as the other has it; now that one gets up.
 */
public class SleepersLincheckTest {
  /** What is due, and belongs to no worker in particular. */
  private final AtomicInteger due = new AtomicInteger();

  private final Worker[] workers = {new Worker(), new Worker()};
  private final Sleepers sleepers = new Sleepers(workers, () -> false);

  public SleepersLincheckTest() {
    workers[0].started = true;
    sleepers.begin();
  }

  /** The steps of a worker, each as an operation may interrupt them. */
  private final class Worker implements Sleepers.Sleeper {
    private volatile boolean started;
    private volatile boolean asleep;
    private volatile boolean woken;

    /** Whether its sleep has no limit. */
    private volatile boolean soundly;

    private boolean searching;

    @Override
    public boolean start() {
      started = true;
      searching = true;
      return true;
    }

    @Override
    public void wakeUp() {
      woken = true;
    }

    @Override
    public void watch() {
      soundly = false;
    }

    boolean sleeps() {
      return asleep && !woken;
    }

    boolean sleepsSoundly() {
      return sleeps() && soundly;
    }

    /** One that was woken and has yet to get up is in no poll. */
    boolean isUp() {
      return started && !asleep;
    }

    /** The little time that it sleeps is over, or an event wakes it. */
    void endSleep(boolean byEvent) {
      if (asleep && byEvent) {
        getUp();
      } else if (asleep && !soundly) {
        sleepOn(sleepers.goesOnWatching(this));
      }
    }

    /** As a thread does: says that it sleeps, and then asks for how long. */
    private void sleepOn(boolean onWatch) {
      if (!onWatch) {
        soundly = true;
        if (sleepers.isOnWatch(this)) {
          soundly = false;
        }
      }
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
        soundly = false;
        asleep = true;
        if (due.get() > 0) {
          getUp();
        } else {
          sleepOn(false);
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

  @Operation(nonParallelGroup = "first")
  public void firstEndsSleep(boolean byEvent) {
    workers[0].endSleep(byEvent);
  }

  @Operation(nonParallelGroup = "second")
  public void secondEndsSleep(boolean byEvent) {
    workers[1].endSleep(byEvent);
  }

  @Validate
  public void somebodySeesToWhatIsDueAndWatchesWhoIsAwake() {
    boolean secondSleeps = !workers[1].started || workers[1].sleeps();
    if (due.get() > 0 && workers[0].sleeps() && secondSleeps) {
      throw new IllegalStateException(due + " due, and all asleep");
    }
    for (int i = 0; i < workers.length; i++) {
      Worker other = workers[1 - i];
      if (workers[i].isUp() && other.sleepsSoundly()) {
        throw new IllegalStateException("worker " + i + " is awake, and the other sleeps soundly");
      }
    }
  }

  @Test
  void nothingIsDueWhileAllSleepAndNobodyIsUnwatched() {
    new ModelCheckingOptions()
        .threads(3)
        .actorsBefore(3)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(20)
        .invocationsPerIteration(500)
        .check(getClass());
  }
}
