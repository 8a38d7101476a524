package dev.pawl.blocking;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which an executor's blocking calls run. Each executor has one of its own, made
 * when it is first needed and closed with it; {@link dev.pawl.Executor.Builder#blocking} gives it
 * another one, which several may share.
 *
 * <p>At most so many calls run at once, or as many as the system has threads for; the others wait
 * in their order, and nothing bounds how many those are but the code that spawns them. The threads
 * are daemons, and end when they have had nothing to do for ten seconds.
 *
 * <p><b>Virtual threads</b> are used from JDK 24 on. On 21 to 23 a call that blocks in a {@code
 * synchronized} block or method, as many drivers do, holds the thread's carrier (mended by JEP
 * 491), so that as many such calls as there are processors would stop all the others; there, and
 * before, it is platform threads. They also run what blocks in native code on any JDK, see {@link
 * Blocking#runNative}.
 *
 * <p>All methods may be called from any thread.
 */
public final class BlockingPool implements AutoCloseable {
  /** How many calls may run at once where nobody says otherwise. */
  public static final int THREADS = 256;

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int FIRST_WITHOUT_PINNING = 24;

  private final Workers workers;
  private final Workers natives;

  private BlockingPool(Workers workers, Workers natives) {
    this.workers = workers;
    this.natives = natives;
  }

  /** A pool of at most {@value #THREADS} threads. */
  public static BlockingPool create() {
    return create(THREADS);
  }

  /**
   * A pool.
   *
   * @param most how many calls may run at once; on virtual threads and, besides these, on platform
   *     threads
   * @throws IllegalArgumentException if that is none
   */
  public static BlockingPool create(int most) {
    Workers platform = new Workers(checked(most), platformThreads(), IDLE_NANOS);
    Optional<ThreadFactory> virtual =
        Runtime.version().feature() >= FIRST_WITHOUT_PINNING
            ? VirtualThreads.factory("pawl-blocking-")
            : Optional.empty();
    return new BlockingPool(
        virtual.map(factory -> new Workers(most, factory, IDLE_NANOS)).orElse(platform), platform);
  }

  /**
   * A pool with threads of one's own, for all calls.
   *
   * @param most how many calls may run at once
   * @param factory makes the threads, which end when they have had nothing to do for ten seconds
   * @throws IllegalArgumentException if there is to be none
   */
  public static BlockingPool create(int most, ThreadFactory factory) {
    Workers workers =
        new Workers(checked(most), Objects.requireNonNull(factory, "factory"), IDLE_NANOS);
    return new BlockingPool(workers, workers);
  }

  private static int checked(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("A pool needs one thread or more, not " + most + ".");
    }
    return most;
  }

  private static ThreadFactory platformThreads() {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "pawl-blocking-" + number.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  void execute(Runnable job, boolean isNative) {
    if (!(isNative ? natives : workers).execute(job)) {
      throw new IllegalStateException("The pool for blocking work is closed.");
    }
  }

  /** Takes a job back, if it still waits for a thread. */
  void forget(Runnable job, boolean isNative) {
    (isNative ? natives : workers).forget(job);
  }

  /** How many jobs wait for a thread, as of now. */
  int waiting() {
    return workers == natives ? workers.waiting() : workers.waiting() + natives.waiting();
  }

  /** How many threads it has, as of now. */
  public int threads() {
    return workers == natives ? workers.threads() : workers.threads() + natives.threads();
  }

  /** Refuses further calls; those that there are go on. Does not wait. */
  @Override
  public void close() {
    workers.close();
    natives.close();
  }
}
