package dev.pawl.testing;

import dev.pawl.Context;
import dev.pawl.Poll;
import dev.pawl.Task;

/** A task that is nothing but its number, for what only keeps tasks. */
public final class Numbered implements Task<Void, RuntimeException> { // Lincheck can't read records
  private final int number;

  public Numbered(int number) {
    this.number = number;
  }

  @Override
  public Poll<Void> poll(Context cx) {
    return Poll.pending();
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
