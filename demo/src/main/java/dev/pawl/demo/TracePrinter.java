package dev.pawl.demo;

import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.Spawner;
import dev.pawl.Trace;
import dev.pawl.Waker;
import dev.pawl.reactor.Direction;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;

/**
 * Prints what executor and reactor do and on which thread, numbered as in the README's picture:
 * from the start until a task has gone on after a wait, and is pending again, a few times.
 */
final class TracePrinter implements Trace {
  private final PrintWriter out;
  private final Set<JoinHandle<?, ?>> polledBefore = new HashSet<>();
  private int roundsLeft;
  private boolean over;

  TracePrinter(PrintWriter out, int rounds) {
    this.out = out;
    roundsLeft = rounds;
  }

  @Override
  public void executorMade(Executor executor, Spawner spawner) {
    print(1, "executor and spawner are made");
  }

  @Override
  public void spawned(JoinHandle<?, ?> task) {
    print(1, "spawned: " + task);
  }

  @Override
  public synchronized void polling(JoinHandle<?, ?> task) {
    if (polledBefore.add(task)) {
      print(2, "taken off the queue and polled: " + task);
    } else {
      print(11, "polled again, to go on there: " + task);
      roundsLeft--;
    }
  }

  @Override
  public void wouldBlock(Direction direction) {
    print(3, "the socket would block: " + direction);
  }

  @Override
  public void awaited(Direction direction, Waker waker) {
    print(4, "waker stored: " + direction);
  }

  @Override
  public synchronized void pending(JoinHandle<?, ?> task) {
    print(5, "Pending: " + task);
    over = roundsLeft <= 0;
  }

  @Override
  public void selecting(boolean mayWait) {
    if (mayWait) {
      print(6, "select waits");
    }
  }

  @Override
  public void event(Direction direction) {
    print(7, "event: " + direction);
  }

  @Override
  public void happened(Direction direction) {
    print(8, "status is Happened: " + direction);
  }

  @Override
  public void woken(JoinHandle<?, ?> task) {
    print(9, "woken: " + task);
  }

  @Override
  public void queued(JoinHandle<?, ?> task) {
    print(10, "put on the queue: " + task);
  }

  private synchronized void print(int step, String what) {
    if (!over) {
      out.printf("%2d  %-10s %s%n", step, Thread.currentThread().getName(), what);
    }
  }
}
