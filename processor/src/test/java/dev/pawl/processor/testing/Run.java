package dev.pawl.processor.testing;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of one program on this thread: how its awaits are to behave, and what has happened so
 * far. Both sides count the same things here, so that the same script means the same to both.
 */
public final class Run {
  private static final ThreadLocal<Run> CURRENT = new ThreadLocal<>();
  private static final int FUEL = 40;

  private final Script script;
  private final Trace trace = new Trace();
  private final Map<Throwable, Integer> failures = new IdentityHashMap<>();
  private final List<Runnable> lateWakes = new ArrayList<>();
  private int awaits;
  private int suspensions;
  private int fuel = FUEL;

  private Run(Script script) {
    this.script = script;
  }

  static Run begin(Script script) {
    Run run = new Run(script);
    CURRENT.set(run);
    return run;
  }

  /** Begins a run in which all tasks are ready at once. */
  public static Run beginCalm() {
    return begin(Script.listed(List.of()));
  }

  public static Run current() {
    return CURRENT.get();
  }

  Trace trace() {
    return trace;
  }

  boolean burn() {
    return fuel-- > 0;
  }

  int awaits() {
    return awaits;
  }

  int suspensions() {
    return suspensions;
  }

  /** A task is polled for the first time. */
  public int nextAwait() {
    return awaits++;
  }

  public Behaviour behaviour(int await) {
    return script.behaviour(await);
  }

  public void note(String entry) {
    trace.add(entry);
  }

  /**
   * Remembers that {@code exception} is the one which task {@code await} failed with, so that a
   * copy is noticed.
   */
  public void failed(int await, Throwable exception) {
    failures.put(exception, await);
  }

  /** The number of the task that failed with this very object; null if none did. */
  Integer whoFailedWith(Throwable exception) {
    return failures.get(exception);
  }

  public void wakeLater(Runnable wake) {
    lateWakes.add(wake);
  }

  /** Calls the wakers which were to be called only after poll returned. */
  public void wakeNow() {
    List<Runnable> wakes = List.copyOf(lateWakes);
    lateWakes.clear();
    wakes.forEach(Runnable::run);
  }

  /** The protocol was broken; the trace says so, too, in case the program catches the error. */
  public ProtocolViolation violation(String message) {
    trace.add("violation: " + message);
    return new ProtocolViolation(message);
  }

  /** The run has to wait, on either side. */
  public void suspend() {
    suspensions++;
  }

  /** Whether the context says by now that the run is cancelled; once true, for ever. */
  public boolean isCancelled() {
    return script.cancelAt() != Script.NEVER && suspensions >= script.cancelAt();
  }
}
