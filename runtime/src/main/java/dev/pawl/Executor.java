package dev.pawl;

import dev.pawl.reactor.Reactor;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Polls tasks, on the thread that calls {@link #run()}: takes one from the ready queue, polls it,
 * takes the next; waits when none is ready; returns when none is left.
 *
 * <p>By default the reactor belongs to the executor, which waits for events and for wakes in the
 * same place. With {@link Builder#reactor} it shares one that has a thread of its own.
 *
 * <p><b>Memory.</b> The ready queue holds a task at most once, so wakes can't make it grow; it is
 * as long as there are tasks at most. What bounds the tasks is the code that spawns them, see
 * {@link Spawner}.
 *
 * <p><b>Failures.</b> A task's exception goes to whoever awaits its handle. If nobody does by the
 * time the executor runs out of ready tasks, or has polled {@value #TURNS} more, the {@link
 * UncaughtExceptionHandler} gets it; so it does when the awaiter withdraws. Who awaits the handle
 * only then gets it all the same.
 *
 * <p><b>Interrupts.</b> They are not cancellation. One that arrives while the executor waits ends
 * the wait and nothing else; the thread's interrupt status is set again when {@code run} returns.
 * Cancel a task by its handle, or {@link #close} the executor.
 *
 * <p>All methods may be called from any thread; only one at a time can be inside {@code run},
 * {@code blockOn} or {@code close}.
 */
public final class Executor implements AutoCloseable {
  /** How many polls the executor makes before it looks at the reactor, though tasks are ready. */
  private static final int TURNS = 64;

  private final Spawner spawner = new Spawner(this);
  private final Seat seat = new Seat(this);
  private final ReadyQueue queue = new ReadyQueue();
  private final LiveTasks live = new LiveTasks();
  private final Unawaited unawaited;
  private final Context cx = new Context(this);
  private final Reactor reactor;
  private final boolean ownsReactor;
  private final Trace trace;

  private volatile boolean closing;

  /** These are the seated thread's alone. */
  private boolean cancelling;

  private TaskCell<?, ?> polled;
  private boolean wokeItself;

  /**
   * An executor with a reactor of its own, whose uncaught exceptions are printed on {@code
   * System.err}.
   */
  public Executor() {
    this(builder());
  }

  private Executor(Builder builder) {
    trace = builder.trace;
    unawaited = new Unawaited(builder.handler);
    ownsReactor = builder.reactor == null;
    reactor = ownsReactor ? Reactor.driven(trace) : builder.reactor;
    if (trace != null) {
      trace.executorMade(this, spawner);
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
   * waits, without using the CPU, until it is cancelled or the executor closed. (The Rust version
   * returns: a task that nobody can wake is dropped there, unfinished and untold.)
   *
   * @throws IllegalStateException if the calling thread is inside an executor, another one is
   *     inside this executor, or it is closed
   */
  public void run() {
    seat.take("Executor.run");
    try {
      drive(null);
    } finally {
      leave();
    }
  }

  /**
   * Spawns a task, and polls tasks until it is complete. The others stay as they are, for the next
   * {@code run}.
   *
   * @return the task's value
   * @throws X what the task threw, the same object
   * @throws java.util.concurrent.CancellationException if the executor was closed meanwhile, and
   *     the task ended by that
   * @throws IllegalStateException as for {@link #run()}
   */
  public <T, X extends Throwable> T run(Task<T, X> task) throws X {
    seat.take("Executor.run");
    try {
      TaskCell<T, X> goal = spawn(task);
      goal.awaitByHand();
      try {
        drive(goal);
        return goal.take();
      } finally {
        goal.withdraw(); // if drive threw, nobody awaits it any more
      }
    } finally {
      leave();
    }
  }

  /**
   * Cancels every task and polls until all are complete, so that their cleanup runs; then closes
   * the reactor, if it is the executor's own. From then on, spawning is refused and wakes are
   * ignored. Does nothing if closed already.
   *
   * <p>If another thread is inside {@code run}, that thread does the work, its {@code run} returns,
   * and this waits for it. Called by a task of this executor, it returns at once, and the work is
   * done by the {@code run} that polls the task.
   *
   * @throws IllegalStateException if the calling thread is inside another executor
   */
  @Override
  public void close() {
    if (!seat.isMine()) {
      Seat.refuseInside("Executor.close");
    }
    closing = true;
    if (!seat.isMine()) {
      wakeThread();
      if (seat.takeWhenFree()) {
        leave();
      }
    }
  }

  /** Leaves the seat; if the executor is closing, once there is nothing left to do. */
  private void leave() {
    boolean forGood = closing; // once: who sets it from now on takes the seat himself
    try {
      if (forGood) {
        do {
          drive(null);
        } while (!queue.close());
      }
    } finally {
      if (forGood && ownsReactor) {
        reactor.close();
      }
      seat.leave(forGood);
    }
  }

  /** Polls until {@code goal} is done; if that is null, until no task is left. */
  private void drive(TaskCell<?, ?> goal) {
    int turns = 0;
    while (goal == null || !goal.isDone()) {
      if (closing && !cancelling) {
        cancelling = true;
        unawaited.keepHandlerFromThrowing(); // the other tasks' cleanup has to run all the same
        live.cancel();
      }
      TaskCell<?, ?> cell = queue.take();
      if (cell != null) {
        turn(cell);
        if (++turns % TURNS == 0) {
          lookUp();
        }
      } else if (goal == null && live.isEmpty()) {
        break;
      } else {
        sleep();
      }
    }
    unawaited.report();
  }

  /**
   * One turn of one task. A method of its own, so that it is compiled as such and not as part of an
   * endless loop.
   */
  private void turn(TaskCell<?, ?> cell) {
    if (!live.contains(cell)) {
      live.add(cell);
      if (cancelling) {
        cell.cancel();
      }
    }
    if (trace != null) {
      trace.polling(cell);
    }
    polled = cell;
    wokeItself = false;
    try {
      if (cell.pollTask(cx)) {
        enqueue(cell);
      }
    } finally {
      polled = null;
    }
  }

  /** Between two turns of a busy executor: what must not wait until it is idle. */
  private void lookUp() {
    unawaited.report();
    if (ownsReactor) {
      reactor.react(false);
    }
  }

  private void sleep() {
    unawaited.report();
    if (ownsReactor) {
      reactor.open();
    }
    if (!queue.fallAsleep()) {
      return;
    }
    try {
      // From here on a push wakes this thread. So does close, which may have gone unseen until now.
      seat.clearInterrupt();
      if (closing && !cancelling) {
        return;
      }
      if (ownsReactor) {
        reactor.react(true);
      } else {
        LockSupport.park(this);
      }
    } finally {
      queue.wakeUp();
    }
  }

  <T, X extends Throwable> TaskCell<T, X> spawn(Task<T, X> task) {
    TaskCell<T, X> cell = new TaskCell<>(this, Objects.requireNonNull(task, "task"));
    if (trace != null) {
      trace.spawned(cell);
    }
    if (!enqueue(cell)) {
      throw new IllegalStateException(
          "The executor is closed, so " + cell + " can't be spawned on it.");
    }
    return cell;
  }

  /**
   * Puts a cell that has just become due on the ready queue; any thread.
   *
   * @return false if the executor is closed
   */
  boolean enqueue(TaskCell<?, ?> cell) {
    if (trace != null) {
      trace.queued(cell);
    }
    if (seat.isMine()) {
      queue.add(cell);
      return true;
    }
    ReadyQueue.Pushed pushed = queue.push(cell);
    if (pushed == ReadyQueue.Pushed.MUST_WAKE) {
      wakeThread();
    }
    return pushed != ReadyQueue.Pushed.REFUSED;
  }

  private void wakeThread() {
    if (ownsReactor) {
      reactor.wakeUp();
    } else {
      LockSupport.unpark(seat.thread());
    }
  }

  /**
   * A cell is woken: if by the thread that is polling it, there is no race, and the end of the poll
   * will see to it.
   *
   * @return whether it was
   */
  boolean noteOwnWake(TaskCell<?, ?> cell) {
    if (!seat.isMine() || polled != cell) {
      return false;
    }
    wokeItself = true;
    return true;
  }

  /** Whether the cell that is being polled was woken by its own thread meanwhile. */
  boolean wokeItself() {
    return wokeItself;
  }

  /** A cell's last poll has been made. */
  void finishing(TaskCell<?, ?> cell) {
    live.remove(cell);
    if (trace != null) {
      trace.completed(cell);
    }
  }

  /** The failures that nobody awaits. */
  Unawaited unawaited() {
    return unawaited;
  }

  static Executor current() {
    return Seat.current();
  }

  Reactor reactor() {
    return reactor;
  }

  Trace trace() {
    return trace;
  }

  /** For a message: which task is being polled, if one is; the thread inside only. */
  String whatIsPolled() {
    return polled == null ? "" : ", polling " + polled;
  }

  /** Collects the parts of an executor. */
  public static final class Builder {
    private Reactor reactor;
    private Trace trace;
    private UncaughtExceptionHandler handler = Unawaited::print;

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

    /** The executor. It does nothing before {@link Executor#run()}. */
    public Executor build() {
      return new Executor(this);
    }
  }
}
