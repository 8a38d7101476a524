package dev.pawl.testing;

import dev.pawl.UncaughtExceptionHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the failures that nobody awaited. */
public final class Recorder implements UncaughtExceptionHandler {
  private final List<String> tasks = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  @Override
  public void uncaught(String task, Throwable failure) {
    tasks.add(task);
    failures.add(failure);
  }

  /** The names of the tasks that failed. */
  public List<String> tasks() {
    return tasks;
  }

  /** What they threw. */
  public List<Throwable> failures() {
    return failures;
  }
}
