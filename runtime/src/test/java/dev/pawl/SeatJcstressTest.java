package dev.pawl;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pawl.testing.Jcstress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLZ_Result;

/** Two threads that want the same seat. Whoever waits for it gets it, or learns that it is gone. */
public final class SeatJcstressTest {
  /** Nobody who is told when the seat is free waits as long. */
  private static final long FOR_EVER = TimeUnit.MINUTES.toNanos(10);

  /** A seat, and what becomes of those who want it. */
  abstract static class Place {
    private final Seat seat = new Seat();
    private int inside;
    private boolean shared;

    /** As {@link Executor#run()}. */
    final String run() {
      Worker worker = new Worker(null, null, 0, false);
      try {
        seat.take("run", worker);
      } catch (IllegalStateException refused) {
        return "REFUSED";
      }
      sit(worker, false);
      return "SEATED";
    }

    /** As {@link Executor#close()}. */
    final String close() {
      Worker worker = new Worker(null, null, 0, false);
      Seat.Waited waited = seat.takeWhenFree(worker, FOR_EVER);
      if (waited == Seat.Waited.SEATED) {
        sit(worker, true);
      }
      return waited.name();
    }

    private void sit(Worker worker, boolean forGood) {
      shared |= inside != 0 || seat.thread() != Thread.currentThread() || !worker.isAloneHere();
      inside++;
      Thread.onSpinWait();
      inside--;
      seat.leave(worker, forGood);
    }

    /** Whether somebody sat there who was not alone. */
    final boolean wasShared() {
      return shared;
    }
  }

  /** One sits there, if he is not too late, while the other one waits to remove it. */
  @JCStressTest
  @Outcome(id = "SEATED, SEATED, false", expect = ACCEPTABLE, desc = "One after the other.")
  @Outcome(id = "REFUSED, SEATED, false", expect = ACCEPTABLE, desc = "It is or will be removed.")
  @Outcome(expect = FORBIDDEN, desc = "Two sat there at once, or one waited in vain.")
  @State
  public static class OneRunsAndOneCloses extends Place {
    @Actor
    public void one(LLZ_Result result) {
      result.r1 = run();
    }

    @Actor
    public void other(LLZ_Result result) {
      result.r2 = close();
    }

    @Arbiter
    public void both(LLZ_Result result) {
      result.r3 = wasShared();
    }
  }

  /** Both wait to remove it. */
  @JCStressTest
  @Outcome(id = "SEATED, REMOVED, false", expect = ACCEPTABLE, desc = "The first removed it.")
  @Outcome(id = "REMOVED, SEATED, false", expect = ACCEPTABLE, desc = "The second removed it.")
  @Outcome(expect = FORBIDDEN, desc = "Not exactly one removed it.")
  @State
  public static class TwoClose extends Place {
    @Actor
    public void one(LLZ_Result result) {
      result.r1 = close();
    }

    @Actor
    public void other(LLZ_Result result) {
      result.r2 = close();
    }

    @Arbiter
    public void both(LLZ_Result result) {
      result.r3 = wasShared();
    }
  }

  /** A whole executor, with a task that only being closed ends. */
  @JCStressTest
  @Outcome(id = "RAN, CLOSED, true", expect = ACCEPTABLE, desc = "The run did the work.")
  @Outcome(id = "REFUSED, CLOSED, true", expect = ACCEPTABLE, desc = "Closing did.")
  @Outcome(expect = FORBIDDEN, desc = "The task was left alone.")
  @State
  public static class AnExecutorRunsAndIsClosed {
    private final Executor executor = Executor.builder().build();
    private final JoinHandle<Void, RuntimeException> handle =
        executor.spawner().spawn(cx -> Poll.pending());

    @Actor
    public void one(LLZ_Result result) {
      try {
        executor.run();
        result.r1 = "RAN";
      } catch (IllegalStateException refused) {
        result.r1 = "REFUSED";
      }
    }

    @Actor
    public void other(LLZ_Result result) {
      executor.close();
      result.r2 = "CLOSED";
    }

    @Arbiter
    public void both(LLZ_Result result) {
      result.r3 = handle.isDone();
    }
  }

  @Test
  void whoWaitsForTheSeatGetsIt() {
    Jcstress.check(OneRunsAndOneCloses.class);
  }

  @Test
  void oneOfTwoRemovesIt() {
    Jcstress.check(TwoClose.class);
  }

  @Test
  void aRunThatBeginsAsItIsClosedDoesTheWorkOrIsRefused() {
    Jcstress.check(AnExecutorRunsAndIsClosed.class);
  }
}
