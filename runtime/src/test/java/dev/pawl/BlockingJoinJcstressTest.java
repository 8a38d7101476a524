package dev.pawl;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pawl.testing.Jcstress;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A thread that waits for a task as it ends.
 *
 * <p>The ones that it is there for: the thread has found the task unfinished, and stores itself to
 * be woken as the task ends; or it gives up as the task fails, so that each could take the other
 * for the one who tells of the failure.
 *
 * <p>Whether they happen is up to the machine: on a busy one, these checks have let bugs pass that
 * were put in by hand. {@link TaskCellLincheckTest} goes through the same interleavings one by one,
 * and found them each time; but its awaiter is no thread that parks, which is what is added here.
 */
public final class BlockingJoinJcstressTest {
  /** It waits without a limit. If nobody wakes it, the test has no end, and fails by that. */
  @JCStressTest
  @Outcome(id = "value", expect = ACCEPTABLE, desc = "It has the value.")
  @Outcome(expect = FORBIDDEN, desc = "It has something else.")
  @State
  public static class ItWaits {
    private final Executor executor = Executor.builder().build();
    private final JoinHandle<String, RuntimeException> handle =
        executor.spawner().spawn(Task.ready("value"));

    @Actor
    public void waiting(L_Result result) {
      try {
        result.r1 = handle.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Actor
    public void executor() {
      executor.run();
    }
  }

  /** It gives up while the task fails: then the executor's handler has to be told. */
  @JCStressTest
  @Outcome(id = "THROWN, 0", expect = ACCEPTABLE, desc = "It was in time.")
  @Outcome(id = "THROWN, 1", expect = ACCEPTABLE, desc = "It came after the end.")
  @Outcome(id = "TOO LATE, 1", expect = ACCEPTABLE, desc = "It was gone.")
  @Outcome(expect = FORBIDDEN, desc = "The failure was lost, or told twice.")
  @State
  public static class ItGivesUp {
    private volatile int told;

    @SuppressWarnings("NonAtomicVolatileUpdate") // told twice at once would be told wrongly, too
    private final Executor executor =
        Executor.builder().uncaughtExceptionHandler((task, t) -> told++).build();

    private final JoinHandle<Void, Exception> handle =
        executor.spawner().spawn(Task.failed(new Exception()));

    @Actor
    public void waiting(LI_Result result) {
      try {
        handle.join(aMoment());
      } catch (TimeoutException e) {
        result.r1 = "TOO LATE";
      } catch (Exception e) {
        result.r1 = "THROWN";
      }
    }

    @Actor
    public void executor() {
      executor.run();
    }

    @Arbiter
    public void later(LI_Result result) {
      result.r2 = told;
    }

    /** So long that it is over before the task ends, or is not. */
    private static Duration aMoment() {
      return Duration.ofNanos(ThreadLocalRandom.current().nextLong(20_000));
    }
  }

  @Test
  void whoBeginsToWaitAsTheTaskEndsIsWoken() {
    Jcstress.check(ItWaits.class);
  }

  @Test
  void whoGivesUpAsTheTaskFailsLosesNoFailure() {
    Jcstress.check(ItGivesUp.class);
  }
}
