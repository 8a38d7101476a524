package dev.pawl;

import dev.pawl.time.Clock;

/**
 * Hands tasks to an {@link Executor}, from any thread.
 *
 * <p>Nothing bounds the number of tasks: each costs a cell of 40 bytes plus the task itself, for as
 * long as it is not complete. Code that spawns faster than tasks complete runs out of memory; who
 * accepts work from outside has to limit it (a semaphore, a bounded channel, or simply awaiting the
 * handles). A limit here could only block the caller, and a caller that is itself a task would then
 * wait for a queue that only its own thread empties.
 */
public final class Spawner {
  private final Executor executor;

  Spawner(Executor executor) {
    this.executor = executor;
  }

  /**
   * The spawner of the executor that runs the calling code.
   *
   * @throws IllegalStateException if no executor runs it: on a thread that is not inside {@code
   *     run} or {@code blockOn}
   */
  public static Spawner current() {
    Worker worker = Worker.current();
    if (worker == null) {
      throw new IllegalStateException(
          "No executor runs this code (thread "
              + Thread.currentThread().getName()
              + "), so there is nothing to spawn on. Call"
              + " it from a task, or keep the Spawner of an executor and use that.");
    }
    return worker.executor.spawner();
  }

  /** What time it is for the executor's tasks; from any thread. */
  public Clock clock() {
    return executor.timers().clock();
  }

  /**
   * Queues a task. It is first polled by a thread of the executor, never inside this call.
   *
   * @param task not to be polled or spawned by anybody else
   * @return its handle, which need not be kept: the task runs on without. Awaiting it is
   *     cancel-safe, and leaves the task alone
   * @throws IllegalStateException if the executor is closed, or the task is that of an
   *     {@code @Async} method and was spawned before. Another task that was says so when it is
   *     polled
   */
  public <T, X extends Throwable> JoinHandle<T, X> spawn(Task<T, X> task) {
    return executor.spawn(task);
  }

  /**
   * Like {@link #spawn(Task)}, with a name that tells this task from others that are made at the
   * same place: {@code connection 7: EchoServer.serve awaiting receiveFrom (EchoServer.java:21)}.
   * It stands in front of the place in the handle's {@code toString} and so in traces, in what the
   * {@link UncaughtExceptionHandler} is told, in cancellations, and in what {@link Executor#close}
   * says of tasks that did not end. It costs an object of 24 bytes.
   *
   * @param name not null
   */
  public <T, X extends Throwable> JoinHandle<T, X> spawn(String name, Task<T, X> task) {
    return executor.spawn(new Named<>(name, task));
  }
}
