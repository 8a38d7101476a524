package dev.pawl.blocking;

import dev.pawl.protocol.Stray;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Threads that run jobs: one more for each job that finds none idle, up to a limit; beyond it, or
 * if the system refuses one more, jobs wait in their order. A thread that has had nothing to do for
 * a while ends.
 *
 * <p>(A {@code ThreadPoolExecutor} either queues before it starts a thread, or starts one though
 * others are idle.)
 */
final class Workers {
  private final int most;
  private final ThreadFactory factory;
  private final long idleNanos;

  /** Not a monitor: before JDK 24, a virtual thread that waits for one keeps its carrier. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();

  /** These are guarded by the lock. */
  private final Set<Runnable> jobs = new LinkedHashSet<>(); // in order, and each can be found

  private int threads;
  private int idle;
  private boolean closed;

  /**
   * @param idleNanos after how long with nothing to do a thread ends
   */
  Workers(int most, ThreadFactory factory, long idleNanos) {
    this.most = most;
    this.factory = factory;
    this.idleNanos = idleNanos;
  }

  /**
   * @param job not one that waits already; what it throws goes to the handler of its thread, which
   *     goes on
   * @return false if closed
   * @throws IllegalStateException if there is no thread, and the factory gives none; what it
   *     throws, and the system, is thrown as it is
   */
  boolean execute(Runnable job) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      jobs.add(job);
      // Idle threads that were signalled for earlier jobs still count as idle, so do these jobs.
      if (jobs.size() <= idle) {
        changed.signal();
      } else if (threads < most) {
        start(job);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void start(Runnable job) {
    threads++;
    try {
      start();
    } catch (Throwable refusal) {
      threads--;
      if (threads == 0) { // else those that there are come to the job, as if that was the limit
        jobs.remove(job);
        throw refusal;
      }
    }
  }

  private void start() {
    Thread made = factory.newThread(this::work);
    if (made == null) {
      throw new IllegalStateException(
          "A blocking call needs a thread, and the ThreadFactory returned null: " + factory);
    }
    made.start();
  }

  private void work() {
    Runnable job;
    while ((job = next()) != null) {
      run(job);
    }
  }

  /** What a handler of the user's throws, say, must not cost the others a thread. */
  private static void run(Runnable job) {
    try {
      job.run();
    } catch (Throwable t) {
      Stray.tellThread(t);
    }
  }

  /** The next job, or null if the thread is to end. */
  private Runnable next() {
    lock.lock();
    try {
      long left = idleNanos;
      while (jobs.isEmpty()) {
        if (closed || left <= 0) {
          threads--;
          return null;
        }
        idle++;
        try {
          left = changed.awaitNanos(left);
        } catch (InterruptedException e) {
          // Nobody's message: jobs are interrupted only while they run.
        } finally {
          idle--;
        }
      }
      Iterator<Runnable> oldest = jobs.iterator();
      Runnable job = oldest.next();
      oldest.remove();
      return job;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a job back, if it still waits for a thread. */
  void forget(Runnable job) {
    lock.lock();
    try {
      jobs.remove(job);
    } finally {
      lock.unlock();
    }
  }

  /** How many jobs wait for a thread, as of now. */
  int waiting() {
    lock.lock();
    try {
      return jobs.size();
    } finally {
      lock.unlock();
    }
  }

  /** Idle threads end, and the others after the jobs that there are. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many threads there are, as of now. */
  int threads() {
    lock.lock();
    try {
      return threads;
    } finally {
      lock.unlock();
    }
  }
}
