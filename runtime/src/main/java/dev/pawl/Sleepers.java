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
 */
/**
 * Which of several workers sleep, and which are looking for something to do. Each of its methods is
 * one step, under its lock; only {@link #isCalling} is asked at every push, and costs a read.
 */
final class Sleepers {
  /** A worker, as far as its sleep is concerned. */
  interface Sleeper {
    /** Gets a thread, which searches first. */
    void start();

    /** Ends its sleep, or the next one if it is about to. */
    void wakeUp();
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
  private volatile boolean calling;

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
    started = 1;
    mayStart = true;
    update();
  }

  /**
   * The run is over: no worker gets a thread any more.
   *
   * @return how many have one
   */
  synchronized int end() {
    mayStart = false;
    Arrays.fill(asleep, null);
    asleepCount = 0;
    update();
    return started;
  }

  /** Whether there is somebody to wake and nobody searching; any thread. */
  boolean isCalling() {
    return calling;
  }

  /**
   * Wakes a worker to search, or gives one a thread, if nobody is searching; any thread.
   *
   * @throws OutOfMemoryError if the system refuses a thread
   */
  void wakeOne() {
    Sleeper woken;
    synchronized (this) {
      if (!calling) {
        return;
      }
      if (asleepCount == 0) {
        workers[started].start();
        started++;
        searching++;
        update();
        return;
      }
      woken = asleep[--asleepCount];
      asleep[asleepCount] = null;
      searching++;
      update();
    }
    woken.wakeUp();
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
   * A worker is about to sleep.
   *
   * @return whether it was the last one that was awake, and no task is left for anybody. The
   *     question is settled under the lock: nobody can get up meanwhile and have a task in hand
   */
  synchronized boolean lieDown(Sleeper worker, boolean wasSearching) {
    asleep[asleepCount++] = worker;
    if (wasSearching) {
      searching--;
    }
    update();
    return asleepCount == started && nothingIsLeft.getAsBoolean();
  }

  /**
   * A worker is awake again.
   *
   * @return whether it was woken to search
   */
  synchronized boolean getUp(Sleeper worker) {
    for (int i = 0; i < asleepCount; i++) {
      if (asleep[i] == worker) {
        System.arraycopy(asleep, i + 1, asleep, i, --asleepCount - i);
        asleep[asleepCount] = null;
        update();
        return false;
      }
    }
    return true;
  }

  private void update() {
    boolean any = asleepCount > 0 || mayStart && started < workers.length;
    calling = searching == 0 && any;
  }
}
