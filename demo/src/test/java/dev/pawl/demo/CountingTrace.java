package dev.pawl.demo;

import dev.pawl.JoinHandle;
import dev.pawl.Trace;
import dev.pawl.reactor.Direction;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what costs CPU time: polls, selects and events. */
final class CountingTrace implements Trace {
  private final AtomicInteger happenings = new AtomicInteger();

  int count() {
    return happenings.get();
  }

  @Override
  public void polling(JoinHandle<?, ?> task) {
    happenings.incrementAndGet();
  }

  @Override
  public void selecting(boolean mayWait) {
    happenings.incrementAndGet();
  }

  @Override
  public void happened(Direction direction) {
    happenings.incrementAndGet();
  }
}
