package dev.pawl;

import dev.pawl.blocking.BlockingPool;
import dev.pawl.generated.StateMachine;
import dev.pawl.reactor.Reactor;
import dev.pawl.time.Clock;
import dev.pawl.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Polls tasks, on the thread that calls {@link #run()}: takes one from the ready queue, polls it,
 * takes the next; waits when none is ready; returns when none is left.
 *
 * <p>By default that is the only thread. So the tasks of an executor never run at the same time,
 * and what they share needs no lock. With {@link Builder#threads} there are several, for as long as
 * {@code run} goes on, and that promise is gone.
 *
 * <p>By default the reactor belongs to the executor, which waits for events and for wakes in the
 * same place. With {@link Builder#reactor} it shares one that has a thread of its own.
 *
 * <p><b>Memory.</b> The ready queue holds a task at most once, so wakes can't make it grow; it is
 * as long as there are tasks at most. What bounds the tasks is the code that spawns them, see
 * {@link Spawner}.
 *
 * <p><b>Long polls.</b> A task that blocks or computes for long in one poll holds up all others,
 * and events and timers with them. With several threads, another one soon takes over what waits
 * behind it; but when all of them are in such polls, everything waits until the first of these
 * ends. Blocking calls belong in {@link dev.pawl.blocking.Blocking}, and a long computation there,
 * too, or with an await of {@link Task#yieldNow} now and then.
 *
 * <p><b>Failures.</b> A task's exception goes to whoever awaits its handle. If nobody does by the
 * time the executor runs out of ready tasks, or has polled 64 more, the {@link
 * UncaughtExceptionHandler} gets it; so it does when the awaiter withdraws. Who awaits the handle
 * only then gets it all the same.
 *
 * <p><b>Interrupts.</b> They are not cancellation. One that arrives while the executor waits ends
 * the wait and nothing else; the thread's interrupt status is set again when {@code run} returns.
 * Cancel a task by its handle, or {@link #close} the executor.
 *
 * <p><b>The unexpected.</b> What an {@link UncaughtExceptionHandler} or a {@link Trace} throws, and
 * a selector that fails, ends the run and leaves {@code run}; of several threads, once each has
 * ended the poll that it is in. {@code run} may be called again, and no task is lost.
 *
 * <p>All methods may be called from any thread; only one at a time can be inside {@code run},
 * {@code blockOn} or {@code close}.
 */
public final class Executor implements AutoCloseable {
  private final Spawner spawner = new Spawner(this);
  private final Seat seat = new Seat();
  private final Scheduler scheduler;

  private final Duration closeLimit;
  private final LazyPool blocking;

  /** Written by the thread that gives up, before it removes the seat. */
  private volatile UnfinishedTasksException unfinished;

  /**
   * An executor with a reactor of its own, whose uncaught exceptions are printed on {@code
   * System.err}.
   */
  public Executor() {
    this(builder());
  }

  private Executor(Builder builder) {
    scheduler =
        builder.threads == 1
            ? new SingleThreaded(this, seat, builder)
            : new WorkStealing(this, builder);
    closeLimit = builder.closeLimit;
    blocking = new LazyPool(builder.blocking);
    if (scheduler.trace != null) {
      scheduler.trace.executorMade(this, spawner);
    }
  }

  /** For an executor with other parts than the default ones. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Runs a task to its end on the calling thread, on an executor made for the purpose. Tasks that
   * it spawned and that are not complete by then are cancelled, and run until their cleanup is
   * done, as by {@link #close}.
   *
   * @return the task's value
   * @throws X what the task threw, the same object
   * @throws IllegalStateException if the calling thread is inside an executor already: blocking a
   *     task would block all the others, and the one that it waits for among them
   */
  public static <T, X extends Throwable> T blockOn(Task<T, X> task) throws X {
    Seat.refuseInside("Executor.blockOn");
    try (Executor executor = new Executor()) {
      return executor.run(task);
    }
  }

  /** Hands tasks to this executor, from any thread, whether or not it is running. */
  public Spawner spawner() {
    return spawner;
  }

  /**
   * Polls tasks until none is left. A task that nobody will ever wake is left for ever: then this
   * waits, without using the CPU, until it is cancelled or the executor closed; {@link #tasks} says
   * which one it is. (The Rust version returns: a task that nobody can wake is dropped there,
   * unfinished and untold.)
   *
   * @throws IllegalStateException if the calling thread is inside an executor, another one is
   *     inside this executor, or it is closed
   */
  public void run() {
    seat.take("Executor.run", scheduler.firstWorker());
    try {
      scheduler.drive(null);
    } finally {
      leave();
    }
  }

  /**
   * Spawns a task, and polls tasks until it is complete. The others stay as they are, for the next
   * {@code run}. (With several threads, a poll that is going on on another one is waited for.)
   *
   * @return the task's value
   * @throws X what the task threw, the same object
   * @throws java.util.concurrent.CancellationException if the executor was closed meanwhile, and
   *     the task ended by that
   * @throws IllegalStateException as for {@link #run()}
   */
  public <T, X extends Throwable> T run(Task<T, X> task) throws X {
    seat.take("Executor.run", scheduler.firstWorker());
    try {
      TaskCell<T, X> goal = spawn(task);
      goal.awaitByHand(scheduler.whenGoalIsDone());
      try {
        scheduler.drive(goal);
        return goal.isDone() ? goal.take() : null; // if not, leaving throws: it was given up
      } finally {
        goal.withdraw(); // if drive threw, nobody awaits it any more
      }
    } finally {
      leave();
    }
  }

  /**
   * Cancels every task and polls until all are complete, so that their cleanup runs; then closes
   * the reactor and the pool for blocking calls, if they are the executor's own. From then on,
   * spawning is refused and wakes are ignored. Does nothing if closed already.
   *
   * <p>If another thread is inside {@code run}, that thread (with its helpers, if it has any) does
   * the work, its {@code run} returns, and this waits for it. Called by a task of this executor, it
   * returns at once, and the work is done by the {@code run} that polls the task.
   *
   * <p>It waits as long as {@link Builder#closeLimit} says at most. Each task that was cancelled is
   * polled once all the same, so that cleanup that need not wait runs always; and a poll that goes
   * on then, or a task that makes itself due again and again, has a second more.
   *
   * @throws UnfinishedTasksException if tasks are left by then. It is thrown here and by the {@code
   *     run} that did the work; who waits for one of these tasks is {@linkplain JoinHandle told}
   * @throws IllegalStateException if the calling thread is inside another executor
   */
  @Override
  public void close() {
    close(closeLimit);
  }

  /**
   * Like {@link #close()}, with another limit. Called while the executor is closing, it can make
   * the time shorter, not longer.
   *
   * @param limit measured in real time, whatever the executor's clock. With zero, what is due, as
   *     all cancelled tasks are, is polled all the same, but nothing is waited for
   * @throws IllegalArgumentException if the limit is negative
   */
  public void close(Duration limit) {
    long nanos = Closing.nanosOf(limit);
    boolean inside = scheduler.here() != null;
    if (!inside) {
      Seat.refuseInside("Executor.close");
    }
    boolean wasClosed = seat.isRemoved();
    scheduler.close(nanos, limit);
    if (!inside && !wasClosed) {
      waitUntilClosed(nanos);
    }
  }

  private void waitUntilClosed(long nanos) {
    // It is up to the thread inside to give up, if it can.
    Seat.Waited waited = seat.takeWhenFree(scheduler.firstWorker(), nanos + 2 * Closing.GRACE);
    while (waited == Seat.Waited.IN_VAIN && scheduler.nanosStalled() < patience()) {
      waited = seat.takeWhenFree(scheduler.firstWorker(), Closing.GRACE);
    }
    switch (waited) {
      case SEATED -> leave();
      case REMOVED -> tellOf(unfinished);
      case IN_VAIN -> tellOf(scheduler.giveUp());
    }
  }

  /** If no task is left, the thread inside is on its way out, or in a handler of the user's. */
  private long patience() {
    return scheduler.unfinished().isEmpty() ? 5 * Closing.GRACE : Closing.GRACE;
  }

  private static void tellOf(UnfinishedTasksException unfinished) {
    if (unfinished != null) {
      throw unfinished;
    }
  }

  /** Leaves the seat; if the executor is closing, once there is nothing left to do. */
  private void leave() {
    // Asked once: who closes it from now on takes the seat himself.
    boolean forGood = scheduler.closing.hasBegun();
    Throwable thrown = null;
    if (forGood) {
      thrown = Thrown.by(this::finishAll, null);
      if (thrown != null || scheduler.hasGivenUp()) {
        thrown = Thrown.by(this::abandonUnfinished, thrown);
      }
      thrown = Thrown.by(this::closeParts, thrown);
    }
    seat.leave(scheduler.firstWorker(), forGood);
    if (thrown != null) {
      throw Thrown.<RuntimeException>as(thrown); // no action declares anything else
    }
    tellOf(unfinished);
  }

  private void finishAll() {
    do {
      scheduler.drive(null);
    } while (!scheduler.hasGivenUp() && !scheduler.closeQueue());
  }

  /** What is left if closing has given up, or ended by an exception. */
  private void abandonUnfinished() {
    UnfinishedTasksException reason = scheduler.abandon();
    if (!reason.tasks().isEmpty()) {
      unfinished = reason;
    }
  }

  private void closeParts() {
    try {
      if (scheduler.ownsReactor) {
        scheduler.reactor.close();
      }
    } finally {
      blocking.close();
    }
  }

  /** What the executor has done so far, and how it stands; any thread. */
  public Metrics metrics() {
    return scheduler.metrics();
  }

  /**
   * The tasks that are not complete, each by its name and where it waits: what a program that does
   * not go on is waiting for. Any thread, also while another one polls; then a task that has just
   * begun or ended may be missing, or be there still, and one that is being polled has no place.
   */
  public List<String> tasks() {
    return scheduler.unfinished().stream().map(TaskCell::toString).toList();
  }

  <T, X extends Throwable> TaskCell<T, X> spawn(Task<T, X> task) {
    TaskCell<T, X> cell =
        new TaskCell<>(scheduler.firstWorker(), Objects.requireNonNull(task, "task"));
    StateMachine<?, ?> machine = machineIn(task);
    if (machine != null) {
      machine.spawnedAs(cell);
    }
    if (!scheduler.spawn(cell)) {
      if (machine != null) {
        machine.notSpawned();
      }
      throw new IllegalStateException(
          "The executor is closed, so " + cell + " can't be spawned on it.");
    }
    return cell;
  }

  /**
   * The task of an {@code @Async} method, if that is what is spawned, by whatever name; or null.
   */
  private static StateMachine<?, ?> machineIn(Task<?, ?> task) {
    Task<?, ?> inner = task;
    while (inner instanceof Placed wrapper) {
      inner = wrapper.wrapped();
    }
    return inner instanceof StateMachine<?, ?> machine ? machine : null;
  }

  Reactor reactor() {
    return scheduler.reactor;
  }

  BlockingPool blocking() {
    return blocking.get();
  }

  Uncaught uncaught() {
    return scheduler.uncaught;
  }

  Timers timers() {
    return scheduler.timers;
  }

  /** Collects the parts of an executor. */
  public static final class Builder {
    Reactor reactor;
    Trace trace;
    UncaughtExceptionHandler handler = Uncaught::print;
    Clock clock = Clock.system();
    BlockingPool blocking;
    int threads = 1;
    Duration closeLimit = Duration.ofSeconds(10);

    private Builder() {}

    /**
     * Shares a reactor that has a thread of its own, with the executors that are also given it. It
     * is not closed with them.
     *
     * @param reactor from {@link Reactor#start()}
     */
    public Builder reactor(Reactor reactor) {
      this.reactor = Objects.requireNonNull(reactor, "reactor");
      return this;
    }

    /**
     * How many threads poll at the same time while one is inside {@code run}: that one, and others
     * that are started when there is more to do than those at hand can, and end before {@code run}
     * returns. They are named after the first ({@code main worker 1}), and daemons if it is one.
     *
     * <p>With more than one, tasks of this executor run at the same time, and a task may go on on
     * another thread after each await. Each poll happens before the next one of the same task, so
     * what one task alone touches needs no lock; what several touch does.
     *
     * <p>They are not kept between two {@code run}s: to start and end them takes a few tenths of a
     * millisecond, so that many short runs are dearer than one that goes on. (Kept, they would
     * outlive an executor that nobody closes, and have nothing to do: between two runs no task is
     * polled. For an executor that goes on in the background, have a thread of your own call {@code
     * run} with a task that ends when that is to be over.) If the system refuses one, the run goes
     * on with those that there are, and asks again later; the {@link UncaughtExceptionHandler} is
     * told once.
     *
     * @param threads 1 by default
     * @throws IllegalArgumentException if there is not at least one
     */
    public Builder threads(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException(
            "An executor needs at least one thread, not " + threads + ".");
      }
      this.threads = threads;
      return this;
    }

    /** Who is told of failures that nobody awaits, instead of {@code System.err}. */
    public Builder uncaughtExceptionHandler(UncaughtExceptionHandler handler) {
      this.handler = Objects.requireNonNull(handler, "handler");
      return this;
    }

    /** Who is told what the executor, and its own reactor, do. */
    public Builder trace(Trace trace) {
      this.trace = Objects.requireNonNull(trace, "trace");
      return this;
    }

    /** What time it is for the tasks, instead of the system's. */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Where blocking calls run, instead of in a pool of the executor's own. It is not closed with
     * the executor.
     */
    public Builder blocking(BlockingPool blocking) {
      this.blocking = Objects.requireNonNull(blocking, "blocking");
      return this;
    }

    /**
     * How long {@link Executor#close()} waits for the cleanup of the tasks that it cancels.
     *
     * @param limit 10 seconds by default, so that what did not end is told before a platform that
     *     stops processes, as a rule after 30, does so
     * @throws IllegalArgumentException if it is negative
     */
    public Builder closeLimit(Duration limit) {
      Closing.nanosOf(limit);
      this.closeLimit = limit;
      return this;
    }

    /** The executor. It does nothing before {@link Executor#run()}. */
    public Executor build() {
      return new Executor(this);
    }
  }
}
