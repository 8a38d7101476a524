package dev.pawl;

import dev.pawl.generated.StateMachine;
import dev.pawl.protocol.AwaitedOutside;
import dev.pawl.protocol.Awaiter;
import dev.pawl.protocol.LateValue;
import dev.pawl.protocol.ReportingTask;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CancellationException;

/**
 * One spawned task. The cell is at once its own waker, its handle, its place on the ready queue and
 * its entry among the live tasks, so that a spawn costs one object of 40 bytes besides the task.
 *
 * <p>Who may touch what: {@link CellState} any thread; {@link #awaiter} whoever polls the handle;
 * {@link #link} whoever made it due in the word; {@link CellTurn}, the task, {@link #before} and
 * {@link #after} only the thread that polls, or whoever has not yet published the cell.
 */
final class TaskCell<T, X extends Throwable> extends CellTurn implements JoinHandle<T, X>, Awaiter {
  private static final Object TAKEN = new Object();
  private static final VarHandle AWAITER;
  private static final VarHandle CONTENT;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      AWAITER = lookup.findVarHandle(TaskCell.class, "awaiter", Waker.class);
      CONTENT = lookup.findVarHandle(TaskCell.class, "content", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Which worker's live tasks it is among; before its first poll, the worker that spawned it, or
   * the first one. Read by wakers at any time, for the scheduler, which is the same for all.
   */
  private Worker worker;

  /** The next of the {@link Arrivals}, while this one is among them. */
  TaskCell<?, ?> link;

  /** The neighbours in {@link LiveTasks}; both null while the cell is not in it. */
  TaskCell<?, ?> before;

  TaskCell<?, ?> after;

  /**
   * Until done, the task; then the value, perhaps as {@link Late}, or an {@link Ending}; then, once
   * handed over, {@link #TAKEN}.
   */
  private volatile Object content;

  /**
   * Who awaits the handle. Read by {@link #finish} after the cell is done, set before asking
   * whether it is.
   */
  private volatile Waker awaiter;

  /** How a task ended without a value. Kept with the task, for its name. */
  private static final class Ending {
    final Task<?, ?> task;
    final Throwable thrown;
    final boolean cancellation;
    private boolean reported;

    Ending(Task<?, ?> task, Throwable thrown, boolean cancellation) {
      this.task = task;
      this.thrown = thrown;
      this.cancellation = cancellation;
      this.reported = task instanceof Member && !cancellation;
    }

    /** Whether it is news for the handler: a failure, or what a cancelled task's cleanup threw. */
    synchronized boolean claimReport() {
      boolean first = !reported;
      reported = true;
      return first && (!cancellation || hasNews(thrown));
    }

    /** Whether more than cancellation came of a cancelled task and its cleanup. */
    private static boolean hasNews(Throwable cancelled) {
      for (Throwable each : cancelled.getSuppressed()) {
        if (!(each instanceof Cancelled) || hasNews(each)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A resource that a cancelled task came to while somebody awaited it: his, or to be closed. */
  private record Late(Task<?, ?> task, Object value) {}

  TaskCell(Worker worker, Task<T, X> task) {
    this.worker = worker;
    CONTENT.set(this, task);
  }

  /** As a waker: any thread, any time. */
  @Override
  public void wake() {
    Scheduler scheduler = worker.scheduler;
    if (scheduler.trace != null) {
      scheduler.trace.woken(this);
    }
    scheduler.wake(this);
  }

  @Override
  public boolean cancel() {
    return worker.scheduler.cancel(this);
  }

  /** It is spawned by a worker, or about to be among its live tasks. */
  void beginLife(Worker by) {
    if (worker != by) {
      worker = by;
    }
  }

  Worker worker() {
    return worker;
  }

  /**
   * Polls the task once, the cell having been taken off the queue.
   *
   * @param by whose thread this is
   * @return whether the cell must go back on the queue
   */
  boolean pollTask(Worker by) {
    boolean cancelled = by.isAlone ? beginHere() : begin();
    Context cx = by.cx;
    cx.begin(this, cancelled);
    Task<T, X> task = task();
    Object outcome;
    try {
      Poll<T> poll;
      try {
        poll = task.poll(cx);
      } catch (Throwable t) {
        cx.endPoll(t);
        throw t;
      }
      cx.endPoll(null);
      if (poll == null) {
        throw new NullPointerException(nameOf(task) + " returned null from poll");
      }
      if (poll.isReady()) {
        outcome = poll.get();
      } else if (cancelled && task.withdraw()) {
        outcome = new Ending(task, new Cancelled(nameOf(task)), true);
      } else {
        return pausePoll(by, cancelled);
      }
    } catch (Throwable t) {
      outcome = new Ending(task, t, cancelled && t instanceof Cancelled);
    }
    finish(task, closeIfLate(task, outcome), by);
    if ((Task<?, ?>) task instanceof Member<?, ?> member) {
      member.ended();
    }
    return false;
  }

  private boolean pausePoll(Worker by, boolean cancelled) {
    if (cancelled && markStubborn()) {
      by.counters.count(Counters.STUBBORN);
    }
    if (!LiveTasks.contain(this)) {
      by.keep(this, cancelled);
    }
    Trace trace = by.scheduler.trace;
    if (trace != null) {
      trace.pending(this); // before the pause: after it, another thread's wake may come first
    }
    return by.isAlone ? pauseHere() : by.wokeItself() || pause();
  }

  /**
   * What becomes of a value that nobody waits for, if the task is cancelled, perhaps only since its
   * last poll began.
   */
  private Object closeIfLate(Task<T, X> task, Object outcome) {
    if (!isCancelled() || awaiter != null || !(outcome instanceof AutoCloseable)) {
      return outcome;
    }
    Ending ending = new Ending(task, new Cancelled(nameOf(task)), true);
    close(outcome, ending);
    return ending;
  }

  private void close(Object resource, Ending ending) {
    try {
      Task<Void, ?> closing = LateValue.close(resource);
      if (closing != null) {
        worker.executor.spawn(closing);
      }
    } catch (Throwable t) {
      ending.thrown.addSuppressed(t);
    }
  }

  private void finish(Task<T, X> task, Object outcome, Worker by) {
    by.finishing(this, kindOf(task, outcome));
    CONTENT.set(this, outcome);
    boolean cancelled = by.isAlone ? finishHere() : finish();
    if (cancelled && outcome instanceof AutoCloseable) {
      holdForAwaiter(new Late(task, outcome));
    }
    // Whoever awaits has stored itself and asked again whether the cell is done. So either it is
    // seen here, or it has seen the end.
    Waker waiting = awaiter;
    if (waiting != null) {
      waiting.wake();
    } else if (content instanceof Ending) {
      by.scheduler.leaveUnawaited(this);
    }
  }

  /** Either it is seen here that the awaiter has withdrawn, or he sees what is held. */
  private void holdForAwaiter(Late late) {
    if (CONTENT.compareAndSet(this, late.value, late) && awaiter == null) {
      letGo(late);
    }
  }

  private void letGo(Late late) {
    Ending ending = new Ending(late.task, new Cancelled(nameOf(late.task)), true);
    if (CONTENT.compareAndSet(this, late, ending)) {
      worker.scheduler.countLetGo();
      close(late.value, ending);
    }
  }

  private static int kindOf(Task<?, ?> task, Object outcome) {
    if (outcome instanceof Ending ending) {
      return ending.cancellation ? Counters.CANCELLED : Counters.FAILED;
    }
    boolean failed = task instanceof ReportingTask<?, ?> reporting && reporting.hasFailed();
    return failed ? Counters.FAILED : Counters.COMPLETED;
  }

  /** As a handle. */
  @Override
  public Poll<T> poll(Context cx) throws X {
    if (!isDone()) {
      storeAwaiter(cx.waker());
      if (!isDone()) {
        return pendingUnlessGivenUp();
      }
    }
    return Poll.ready(take());
  }

  /** Asked with the awaiter stored: either it is seen here, or {@link #tellOf} sees the awaiter. */
  private Poll<T> pendingUnlessGivenUp() {
    UnfinishedTasksException reason = worker.scheduler.givenUp();
    if (reason != null && !isDone()) {
      withdraw(); // it may end all the same, and then nobody awaits that
      throw reason.told(this);
    }
    return Poll.pending();
  }

  /** Tells whoever waits that the task will not end; any thread, once the scheduler knows why. */
  void tellOf(UnfinishedTasksException reason) {
    if (content instanceof AwaitedOutside task) {
      task.givenUp(reason.told(this));
    }
    Waker waiting = awaiter;
    if (waiting != null) {
      waiting.wake();
    }
  }

  /** Makes the caller of {@link #take} the awaiter. */
  void awaitByHand(Waker waker) {
    awaiter = waker;
  }

  private void storeAwaiter(Waker next) {
    if (worker.isAloneHere()) { // it can't be done meanwhile
      Waker present = (Waker) AWAITER.getAcquire(this);
      if (present != next) {
        refuseSecond(present, next);
        AWAITER.setRelease(this, next);
      }
      return;
    }
    Waker present;
    do {
      present = awaiter;
      refuseSecond(present, next);
    } while (present != next && !AWAITER.compareAndSet(this, present, next));
  }

  private void refuseSecond(Waker present, Waker next) {
    if (present != next && Awaiter.forgets(present, next)) {
      throw Awaiter.refusal("The handle of " + this, present);
    }
  }

  /** As the awaiter of something else. */
  @Override
  public boolean isWaiting() {
    return !isDone();
  }

  @Override
  public Waker outer() {
    return null;
  }

  /** The outcome of a done cell, once. */
  @SuppressWarnings("unchecked") // content that is no Ending is the task's own value
  T take() throws X {
    Object outcome;
    if (worker.isAloneHere()) {
      outcome = content;
      CONTENT.setRelease(this, TAKEN);
    } else {
      outcome = CONTENT.getAndSet(this, TAKEN);
    }
    if (outcome == TAKEN) {
      throw new IllegalStateException(
          "The handle of a spawned task was polled after it had given its outcome."
              + " A task may be polled until it is ready, then never again.");
    }
    if (outcome instanceof Ending ending) {
      throw (X) thrownTo(ending); // the task threw it, so it is an X or unchecked
    }
    return (T) (outcome instanceof Late late ? late.value : outcome);
  }

  private static Throwable thrownTo(Ending ending) {
    if (!ending.cancellation) {
      return ending.thrown;
    }
    CancellationException other = new CancellationException(nameOf(ending.task) + " was cancelled");
    other.initCause(ending.thrown);
    return other;
  }

  @Override
  public boolean withdraw() {
    awaiter = null;
    if (isDone()) {
      if (content instanceof Late late) {
        letGo(late);
      }
      reportIfUntaken();
    }
    return true;
  }

  /** Tells the executor's handler of a failure that nobody has been given. */
  void reportIfUntaken() {
    if (content instanceof Ending ending && ending.claimReport()) {
      worker.scheduler.uncaught.tell(nameOf(ending.task), ending.thrown);
    }
  }

  @SuppressWarnings("unchecked") // only a live cell is asked, and it holds its task
  private Task<T, X> task() {
    return (Task<T, X>) (Task<?, ?>) CONTENT.get(this);
  }

  /** Which task it is, without where it is suspended. */
  static String nameOf(Task<?, ?> task) {
    if (task instanceof StateMachine<?, ?> machine) {
      return machine.place();
    }
    return task instanceof Placed wrapper ? wrapper.place() : String.valueOf(task);
  }

  /**
   * The task and where it is suspended; while it is polled, and so knows no such place, the task
   * alone.
   */
  @Override
  public String toString() {
    if (content instanceof Task<?, ?> task && !isDone()) {
      return isRunning() ? nameOf(task) : task.toString();
    }
    return "a completed task";
  }
}
