package dev.pawl.processor.machine;

import dev.pawl.processor.normalise.Suspension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Operations that run one after the other. Compared by identity; built by {@code split} and not
 * changed afterwards.
 */
public final class State implements Part {
  private final List<Operation> operations = new ArrayList<>();
  private boolean target;
  private int number = -1;
  private boolean alias;

  /** Puts an operation behind the others. For {@code split} only. */
  public void add(Operation operation) {
    operations.add(operation);
  }

  /** Says that something leads here other than what stands before it. For {@code split} only. */
  public void markTarget() {
    target = true;
  }

  /** Whether it needs a number. */
  public boolean isTarget() {
    return target;
  }

  /** Numbers it. For {@code split} only. */
  public void number(int number) {
    this.number = number;
  }

  /** Lets it share the number of what follows it, since it does nothing. For {@code split} only. */
  public void alias(int number) {
    this.number = number;
    alias = true;
  }

  /** Whether it is only another name for what follows it. */
  public boolean isAlias() {
    return alias;
  }

  /** Its number; -1 if only what stands before it leads here. */
  public int number() {
    return number;
  }

  @Override
  public State first() {
    return this;
  }

  /** What it does. */
  public List<Operation> operations() {
    return Collections.unmodifiableList(operations);
  }

  /** The await that it begins with, if it is where a suspended task goes on. */
  public Optional<Suspension> suspension() {
    return !operations.isEmpty() && operations.get(0) instanceof Operation.Poll poll
        ? Optional.of(poll.suspension())
        : Optional.empty();
  }

  /** Whether control can reach its end. */
  public boolean completes() {
    return operations.isEmpty() || operations.get(operations.size() - 1).completes();
  }
}
