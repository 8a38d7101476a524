package dev.pawl.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pawl.testing.Jcstress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Jobs that come as a thread goes. Their threads are actors: what starts one only notes what it is
 * to do. A {@link BlockingPool} is two of these, and has nothing of its own that changes.
 */
public final class WorkersJcstressTest {
  /** A pool of one thread, for two jobs. */
  abstract static class Pool {
    /** What threads that were started have yet to do. */
    private final Queue<Runnable> started = new ArrayDeque<>();

    final Workers workers;

    /** How often each job has run. */
    int first;

    int second;

    Pool(long idleNanos) {
      workers = new Workers(1, this::newThread, idleNanos);
    }

    private Thread newThread(Runnable work) {
      return new Thread() {
        @Override
        public void start() {
          started.add(work);
        }
      };
    }

    final boolean executeFirst() {
      return workers.execute(() -> first++);
    }

    final boolean executeSecond() {
      return workers.execute(() -> second++);
    }

    /** Runs all of the threads that were started, each to its end. */
    final void runThreads() {
      while (!started.isEmpty()) {
        started.remove().run();
      }
    }
  }

  /** A job comes as the only thread ends, having had nothing to do for a while. */
  @JCStressTest
  @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "Each job ran once.")
  @Outcome(expect = FORBIDDEN, desc = "A job was lost or ran twice, or a thread is miscounted.")
  @State
  public static class AJobComesAsTheThreadEnds extends Pool {
    public AJobComesAsTheThreadEnds() {
      super(ThreadLocalRandom.current().nextLong(5_000)); // too short to park, or not
      executeFirst();
    }

    @Actor
    public void thread() {
      runThreads();
    }

    @Actor
    public void caller() {
      executeSecond();
    }

    @Arbiter
    public void rest(III_Result result) {
      runThreads();
      result.r1 = first;
      result.r2 = second;
      result.r3 = workers.threads();
    }
  }

  /**
   * A job comes to a thread that will wait for ever. If it isn't told, neither is there an end to
   * this test, which fails by that.
   */
  @JCStressTest
  @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "Each job ran once, and the thread ended.")
  @Outcome(expect = FORBIDDEN, desc = "A job was lost or ran twice, or a thread is miscounted.")
  @State
  public static class AJobComesAsTheThreadBeginsToWait extends Pool {
    public AJobComesAsTheThreadBeginsToWait() {
      super(Long.MAX_VALUE);
      executeFirst();
    }

    @Actor
    public void thread() {
      runThreads();
    }

    @Actor
    public void caller() {
      workers.execute(
          () -> {
            second++;
            workers.close(); // so that the thread ends
          });
    }

    @Arbiter
    public void rest(III_Result result) {
      result.r1 = first;
      result.r2 = second;
      result.r3 = workers.threads();
    }
  }

  /** The same with the end in place of the job. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The job ran once, and the thread ended.")
  @Outcome(expect = FORBIDDEN, desc = "The job was lost or ran twice, or a thread is miscounted.")
  @State
  public static class TheEndComesAsTheThreadBeginsToWait extends Pool {
    public TheEndComesAsTheThreadBeginsToWait() {
      super(Long.MAX_VALUE);
      executeFirst();
    }

    @Actor
    public void thread() {
      runThreads();
    }

    @Actor
    public void caller() {
      workers.close();
    }

    @Arbiter
    public void rest(II_Result result) {
      result.r1 = first;
      result.r2 = workers.threads();
    }
  }

  /** Two jobs come at once, while there is no thread; the end comes after one of them. */
  @JCStressTest
  @Outcome(id = "1, 1, 1, 0", expect = ACCEPTABLE, desc = "Both were in time.")
  @Outcome(id = "0, 1, 0, 0", expect = ACCEPTABLE, desc = "One was too late.")
  @Outcome(expect = FORBIDDEN, desc = "A job was lost or ran twice, or a thread is miscounted.")
  @State
  public static class AJobComesAsItIsClosed extends Pool {
    private int accepted;

    public AJobComesAsItIsClosed() {
      super(Long.MAX_VALUE);
    }

    @Actor
    public void caller() {
      executeFirst();
      workers.close();
    }

    @Actor
    public void other() {
      accepted = executeSecond() ? 1 : 0;
    }

    @Arbiter
    public void rest(IIII_Result result) {
      runThreads();
      result.r1 = accepted;
      result.r2 = first;
      result.r3 = second;
      result.r4 = workers.threads();
    }
  }

  @Test
  void aJobThatComesAsTheThreadEndsIsRunAndOnce() {
    Jcstress.check(AJobComesAsTheThreadEnds.class);
  }

  @Test
  void aThreadThatBeginsToWaitIsToldOfAJob() {
    Jcstress.check(AJobComesAsTheThreadBeginsToWait.class);
  }

  @Test
  void aThreadThatBeginsToWaitIsToldOfTheEnd() {
    Jcstress.check(TheEndComesAsTheThreadBeginsToWait.class);
  }

  @Test
  void aJobThatComesAsItIsClosedIsRunOrRefused() {
    Jcstress.check(AJobComesAsItIsClosed.class);
  }
}
