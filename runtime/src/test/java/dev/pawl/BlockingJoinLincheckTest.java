package dev.pawl;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/**
 * A thread that gives up waiting for a task as that fails, under every interleaving with the thread
 * that runs it. ({@link TaskCellLincheckTest} has an awaiter that polls, and withdraws, several
 * times. Whether a thread that parks is woken the checker can't tell, as it has every park return
 * some time: {@link BlockingJoinTest} has the moments.)
 *
 * <p>The one that it is there for: each could take the other for the one who tells of the failure.
 */
public final class BlockingJoinLincheckTest {
  /** One that gives up at once: then the handler has to be told, unless it was in time. */
  private static void itGivesUp() {
    int[] told = {0};
    boolean[] thrown = {false};
    Executor executor =
        Executor.builder().uncaughtExceptionHandler((task, failure) -> told[0]++).build();
    JoinHandle<Void, Exception> handle = executor.spawner().spawn(Task.failed(new Exception()));
    Thread waiting = new Thread(() -> thrown[0] = throwsAtOnce(handle));
    waiting.start();
    executor.run();
    try {
      waiting.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (told[0] > 1 || told[0] == 0 && !thrown[0]) {
      throw new IllegalStateException("the handler was told of the failure " + told[0] + " times");
    }
  }

  private static boolean throwsAtOnce(JoinHandle<Void, Exception> handle) {
    try {
      handle.join(Duration.ZERO);
      throw new IllegalStateException("it has failed");
    } catch (TimeoutException tooEarly) {
      return false;
    } catch (Exception failure) {
      return true;
    }
  }

  @Test
  void whoGivesUpAsTheTaskFailsLosesNoFailure() {
    Lincheck.runConcurrentTest(1_000, BlockingJoinLincheckTest::itGivesUp);
  }
}
