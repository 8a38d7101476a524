package dev.pawl.protocol;

/** What foreign code throws where nobody can take it: in the middle of something of ours. */
public final class Stray {
  private Stray() {}

  /** Tells the handler of the calling thread, as if the thread had ended by it. */
  public static void tellThread(Throwable thrown) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
  }
}
