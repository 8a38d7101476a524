package dev.pawl;

/**
 * Says to a task that it is itself cancelled: thrown by the first {@code await} that would wait
 * after {@link JoinHandle#cancel}, and by each one after that, so that {@code finally} and
 * try-with-resources run as for any exception.
 *
 * <p>An {@code Error}, so that {@code catch (Exception e)} leaves it alone; a generated {@code
 * catch (Throwable t)} passes it on unless the clause names it. Whoever awaits the handle of a
 * cancelled task gets a {@link java.util.concurrent.CancellationException} instead, which means
 * "the other one was cancelled".
 *
 * <p>It has no stack trace: its message names the await, and it is thrown in bulk when a server
 * shuts down. It does keep what cleanup throws, as {@linkplain #getSuppressed suppressed}.
 */
public final class Cancelled extends Error {
  private static final long serialVersionUID = 1L;

  /**
   * For leaf tasks written by hand; generated code throws it by itself.
   *
   * @param where what was being awaited, as in {@code "EchoServer.serve awaiting receiveFrom
   *     (EchoServer.java:21)"}
   */
  public Cancelled(String where) {
    super(where, null, true, false);
  }
}
