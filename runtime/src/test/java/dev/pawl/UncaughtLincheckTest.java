package dev.pawl;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/**
 * A handler that throws, on the thread that runs an executor, while another thread closes that.
 *
 * <p>The one that it is there for: what the handler throws is noted, to end the run; now the
 * executor is closing, and its run is not to be ended for that. It is thrown all the same, or told
 * to the thread, and once.
 */
public final class UncaughtLincheckTest {
  private static final class Thrown extends IllegalStateException {
    private static final long serialVersionUID = 1L;
  }

  private final AtomicInteger seen = new AtomicInteger();

  private final SingleThreaded scheduler =
      new SingleThreaded(
          null,
          new Seat(),
          Executor.builder()
              .uncaughtExceptionHandler(
                  (task, failure) -> {
                    throw new Thrown();
                  }));

  private final Worker worker = scheduler.firstWorker();

  /**
   * As {@link Executor#run()} and {@link Executor#close()} do, but that nobody waits for a seat.
   */
  private void runAndClose(Task<Void, ?> task) {
    scheduler.spawn(new TaskCell<>(worker, task));
    Thread running = new Thread(this::run);
    running.setUncaughtExceptionHandler((thread, thrown) -> seen.incrementAndGet());
    running.start();
    scheduler.close(Duration.ofDays(1).toNanos(), Duration.ofDays(1));
    try {
      running.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (seen.get() != 1) {
      throw new IllegalStateException("what the handler threw was seen " + seen + " times");
    }
  }

  private void run() {
    worker.enter();
    try {
      scheduler.drive(null);
    } catch (Thrown thrown) {
      seen.incrementAndGet();
    } finally {
      worker.exit();
    }
  }

  /** As a task does that has a connection to close, and can't. */
  private static void aTaskTells() {
    UncaughtLincheckTest test = new UncaughtLincheckTest();
    test.runAndClose(
        cx -> {
          test.scheduler.uncaught.tell("task", new Exception());
          return Poll.ready(null);
        });
  }

  @Test
  void whatTheHandlerThrowsIsSeenOnce() {
    Lincheck.runConcurrentTest(500, UncaughtLincheckTest::aTaskTells);
  }
}
