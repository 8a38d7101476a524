package dev.pawl.demo;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Is ready once a time has passed, counted from its first poll. Written by hand, to show all that
 * it takes to await something that calls back, here an alarm on the JDK's own timer thread.
 */
final class Pause implements Task<Void, RuntimeException> {
  private final Duration length;
  private CompletableFuture<Void> alarm;

  Pause(Duration length) {
    this.length = length;
  }

  @Override
  public Poll<Void> poll(Context cx) {
    if (alarm == null) {
      alarm =
          new CompletableFuture<Void>()
              .completeOnTimeout(null, length.toNanos(), TimeUnit.NANOSECONDS);
    }
    if (alarm.isDone()) {
      return Poll.ready(null);
    }
    // An alarm that goes off just now runs this at once: a wake during a poll leads to another.
    alarm.thenRun(cx.waker()::wake);
    return Poll.pending();
  }

  @Override
  public boolean withdraw() {
    if (alarm != null) {
      alarm.cancel(false);
    }
    return true;
  }
}
