package dev.pawl;

import dev.pawl.testing.Numbered;
import java.time.Duration;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/**
 * An executor of two threads as a whole, with what they share: queues, sleep, and the end of a run.
 * Its second thread is the checker's as well. ({@link SleepersLincheckTest}, {@link
 * LocalQueueLincheckTest}, {@link InjectionLincheckTest} and {@link StealingWorkerLincheckTest}
 * have the parts, each with more steps.)
 *
 * <p>The ones that it is there for: a task is woken from outside as the workers fall asleep; and
 * the last task ends on one worker as the other falls asleep. The run ends, with all done.
 */
public final class WorkStealingLincheckTest {
  /** Waits until it is told. */
  private static final class Told implements Task<Void, RuntimeException> {
    private volatile Waker waker;
    private volatile boolean told;

    @Override
    public Poll<Void> poll(Context cx) {
      waker = cx.waker();
      return told ? Poll.ready(null) : Poll.pending();
    }

    void tell() {
      told = true;
      Waker present = waker;
      if (present != null) {
        present.wake();
      }
    }
  }

  private static Executor executor() {
    return Executor.builder().threads(2).build();
  }

  private static void aTaskIsWokenFromOutside() {
    Executor executor = executor();
    Told task = new Told();
    JoinHandle<Void, RuntimeException> handle = executor.spawner().spawn(task);
    Thread outside = new Thread(task::tell);
    outside.start();
    executor.run();
    end(outside);
    check(handle.isDone(), "the task was left");
  }

  private static void aTaskSpawnsAnother() {
    Executor executor = executor();
    int[] done = {0};
    executor
        .spawner()
        .spawn(
            cx -> {
              cx.spawner().spawn(other -> count(done));
              return count(done);
            });
    executor.run();
    check(done[0] == 2, done[0] + " of 2 were done");
  }

  private static Poll<Void> count(int[] done) {
    synchronized (done) {
      done[0]++;
    }
    return Poll.ready(null);
  }

  /**
   * As {@link Executor#run()} and {@link Executor#close()} do, but that nobody waits for a seat.
   */
  private static void itIsClosedMeanwhile() {
    WorkStealing scheduler = new WorkStealing(null, Executor.builder().threads(2));
    Worker first = scheduler.firstWorker();
    TaskCell<Void, RuntimeException> cell = new TaskCell<>(first, new Numbered(1));
    scheduler.spawn(cell);
    Thread closing =
        new Thread(() -> scheduler.close(Duration.ofDays(1).toNanos(), Duration.ofDays(1)));
    closing.start();
    first.enter();
    scheduler.drive(null);
    first.exit();
    end(closing);
    check(cell.isDone(), "the task was left");
  }

  private static void end(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  @Test
  void whoIsWokenFromOutsideIsPolled() {
    Lincheck.runConcurrentTest(300, WorkStealingLincheckTest::aTaskIsWokenFromOutside);
  }

  @Test
  void theRunEndsWithTheLastTask() {
    Lincheck.runConcurrentTest(100, WorkStealingLincheckTest::aTaskSpawnsAnother);
  }

  @Test
  void closingEndsIt() {
    Lincheck.runConcurrentTest(300, WorkStealingLincheckTest::itIsClosedMeanwhile);
  }
}
