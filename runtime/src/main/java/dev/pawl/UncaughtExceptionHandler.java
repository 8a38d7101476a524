package dev.pawl;

/** Is told of the failure of a spawned task that nobody awaits. */
@FunctionalInterface
public interface UncaughtExceptionHandler {

  /**
   * Called on the executor's thread, between polls; if it has several, on any of them, and perhaps
   * on two at once. If an awaiter withdraws from a task that has failed, by that awaiter; if a call
   * that blocked was {@linkplain dev.pawl.blocking.OnCancel#DETACH let go} before it failed, by its
   * thread. What it throws leaves {@link Executor#run()}, which may be called again.
   *
   * @param task the task's name and place, as in {@code EchoServer.serve (EchoServer.java:17)}
   * @param failure the object that the task threw
   */
  void uncaught(String task, Throwable failure);
}
