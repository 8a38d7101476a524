package dev.pawl;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/*
 *                    wakeOne: by a push
 *           ┌────────────────────────────────┐
 *           │                                ▼
 *        asleep ──getUp: event, deadline──▶ awake ◀──found──┐
 *           ▲                                │              │
 *           │                              search ──▶ awake and searching
 *           └──────────lieDown───────────────┴──────────────┘
 *
 * A push need wake nobody while a worker is searching, for that one will find it. In return, the
 * last that stops searching looks once more whether there is anything, after it is known not to
 * search any more. The same holds for who lies down: first down, then one more look. So between "is
 * anything due? then sleep" and "push, and wake somebody who sleeps" one of the two sees the other.
 *
 * The watch. A worker in a long poll looks after nothing: not the reactor that it has just left, nor
 * the cell that is to be polled next. So while some are awake and some asleep, one of these sleeps
 * only a little at a time, and looks. Who lies down takes the watch if nobody has it; who gets up
 * gives it to one that is left. The one who has it finds out by himself that all are asleep, and
 * sleeps soundly. So somebody is woken for it once in that little time at most, and idleness costs
 * nothing. A run begins with one worker and nobody on watch: nothing but its own task can be held
 * up, until it spawns others, or if some are left from an earlier run; then one more is started.
 */
/**
 * Which of several workers sleep, and which are looking for something to do. Each of its methods is
 * one step, under its lock; only {@link #isCalling} is asked at every push, and costs a read.
 */
final class Sleepers extends Padded {
  /** A worker, as far as its sleep is concerned. */
  interface Sleeper {
    /**
     * Gets a thread, which searches first.
     *
     * @return false if the system refuses one
     */
    boolean start();

    /** Ends its sleep, or the next one if it is about to. */
    void wakeUp();

    /** Sleeps on, a little at a time, as it {@linkplain #isOnWatch is on watch} now. */
    void watch();
  }

  private final Sleeper[] workers;
  private final BooleanSupplier nothingIsLeft;

  /** The sleeping ones, the latest last. */
  private final Sleeper[] asleep;

  private int asleepCount;
  private int searching;

  /** How many workers have a thread, those from 0 on. None outside of a run. */
  private int started;

  private boolean mayStart;

  /** Whether the system has refused a thread, and is not to be asked for a while. */
  private volatile boolean refused;

  private volatile boolean calling;

  /** The one that is on watch, or null; only ever one that is asleep, or about to be awake. */
  private volatile Sleeper watcher;

  /**
   * @param nothingIsLeft asked while all workers sleep: whether no task is due and none lives
   */
  Sleepers(Sleeper[] workers, BooleanSupplier nothingIsLeft) {
    this.workers = workers;
    this.nothingIsLeft = nothingIsLeft;
    this.asleep = new Sleeper[workers.length];
  }

  /** A run begins: the first worker is awake, the others have no thread yet. */
  synchronized void begin() {
    asleepCount = 0;
    searching = 0;
    watcher = null;
    started = 1;
    mayStart = true;
    refused = false;
    update();
  }

  /** Whether the system has refused a thread; any thread. */
  boolean isRefused() {
    return refused;
  }

  /** Asks the system for threads again, from the next push on. */
  synchronized void startAgain() {
    refused = false;
    update();
  }

  /** The run is about to end: no worker gets a thread any more. */
  synchronized void startNoMore() {
    mayStart = false;
    update();
  }

  /**
   * The run is over.
   *
   * @return how many have one
   */
  synchronized int end() {
    mayStart = false;
    Arrays.fill(asleep, null);
    asleepCount = 0;
    watcher = null;
    update();
    return started;
  }

  /** Whether there is somebody to wake and nobody searching; any thread. */
  boolean isCalling() {
    return calling;
  }

  /** Wakes a worker to search, or gives one a thread, if nobody is searching; any thread. */
  void wakeOne() {
    Sleeper woken;
    synchronized (this) {
      if (!calling) {
        return;
      }
      if (asleepCount == 0) {
        startOne();
        return;
      }
      int latest = asleepCount - 1;
      woken = asleep[latest];
      if (woken == watcher && latest > 0) {
        woken = asleep[latest - 1]; // else another one would have to be woken for the watch
      }
      remove(woken);
      searching++;
      update();
    }
    woken.wakeUp();
  }

  private void startOne() {
    if (workers[started].start()) {
      started++;
      searching++;
    } else {
      refused = true; // those that there are go on
    }
    update();
  }

  private boolean canStart() {
    return mayStart && !refused && started < workers.length;
  }

  /**
   * A worker has run out of work.
   *
   * @return whether it may search; not if half of them do already
   */
  synchronized boolean search() {
    if (2 * searching >= workers.length) {
      return false;
    }
    searching++;
    update();
    return true;
  }

  /**
   * A searching worker has found something.
   *
   * @return whether it was the last that searched, so that it has to look whether there is more
   */
  synchronized boolean found() {
    searching--;
    update();
    return searching == 0;
  }

  /**
   * A worker is about to sleep. It asks {@link #isOnWatch} afterwards.
   *
   * @return whether it was the last one that was awake, and no task is left for anybody. The
   *     question is settled under the lock: nobody can get up meanwhile and have a task in hand
   */
  synchronized boolean lieDown(Sleeper worker, boolean wasSearching) {
    asleep[asleepCount++] = worker;
    if (wasSearching) {
      searching--;
    }
    if (watcher == null && asleepCount < started) {
      watcher = worker;
    }
    update();
    return asleepCount == started && nothingIsLeft.getAsBoolean();
  }

  /**
   * A worker is awake again. If nobody is on watch then, one that is left asleep is, or one that
   * gets a thread.
   *
   * @return whether it was woken to search
   */
  boolean getUp(Sleeper worker) {
    boolean woken;
    Sleeper appointed = null;
    synchronized (this) {
      woken = !remove(worker);
      if (watcher == worker) {
        watcher = null;
      }
      update();
      if (watcher == null && asleepCount > 0) {
        appointed = asleep[0];
        watcher = appointed;
      } else if (watcher == null && canStart()) {
        startOne();
      }
    }
    if (appointed != null) {
      appointed.watch();
    }
    return woken;
  }

  /** Whether somebody is on watch; any thread. */
  boolean isWatched() {
    return watcher != null;
  }

  /** Whether a worker that sleeps has to do so a little at a time; any thread. */
  boolean isOnWatch(Sleeper worker) {
    return watcher == worker;
  }

  /**
   * Like {@link #isOnWatch}, by the worker itself, having slept a little: if all are asleep there
   * is nothing to watch.
   */
  synchronized boolean goesOnWatching(Sleeper worker) {
    if (watcher == worker && asleepCount == started) {
      watcher = null;
    }
    return watcher == worker;
  }

  /** Whether nobody but the calling worker, which is awake, can be in a poll; only during a run. */
  synchronized boolean areAllOthersAsleep() {
    return asleepCount == started - 1;
  }

  private boolean remove(Sleeper worker) {
    for (int i = 0; i < asleepCount; i++) {
      if (asleep[i] == worker) {
        System.arraycopy(asleep, i + 1, asleep, i, --asleepCount - i);
        asleep[asleepCount] = null;
        return true;
      }
    }
    return false;
  }

  private void update() {
    boolean any = asleepCount > 0 || canStart();
    calling = searching == 0 && any;
  }
}
