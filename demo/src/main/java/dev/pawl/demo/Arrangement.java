package dev.pawl.demo;

import dev.pawl.Executor;
import dev.pawl.Trace;
import dev.pawl.reactor.Reactor;
import java.util.Optional;

/** Which thread waits for the sockets. */
enum Arrangement {
  /** The executor's own, when it has nothing else to do. */
  EXECUTOR("executor"),

  /** One that does nothing else and wakes the executor, as in the Rust version. */
  OWN_THREAD("own-thread");

  private final String name;

  Arrangement(String name) {
    this.name = name;
  }

  Executor executor(Optional<Trace> trace) {
    Executor.Builder executor = Executor.builder();
    trace.ifPresent(executor::trace);
    if (this == OWN_THREAD) {
      executor.reactor(trace.map(Reactor::start).orElseGet(Reactor::start));
    }
    return executor.build();
  }

  @Override
  public String toString() {
    return name;
  }
}
