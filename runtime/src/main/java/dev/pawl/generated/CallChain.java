package dev.pawl.generated;

import dev.pawl.Context;
import java.util.ArrayDeque;
import java.util.Deque;

/*
 *     root ──awaits──▶ first ──awaits──▶ … ──awaits──▶ innermost ──awaits──▶ a task of another kind
 *
 * Polling the root means polling first, and so on down to the innermost: what the others do before
 * that is restore their locals, and after it, if it is pending, save them again. Here the innermost
 * is polled in their place, and when it is at its end, the next one up:
 *
 *     innermost pending   ⇒   the chain is pending; what the innermost waits for now is below it
 *     innermost at its end, with a value or an exception
 *                         ⇒   it keeps that; its awaiter is polled, which polls it and gets it
 *
 * No code of the user's runs in another order, or not at all: between a machine's poll and that of
 * the child that it is suspended at lies nothing.
 */
/**
 * The suspended machines below one, each of which awaits the next. A poll costs the same however
 * deep the chain is, and needs no more of the stack.
 *
 * <p>One thread at a time uses it, the one that polls the machine above.
 */
final class CallChain {
  /**
   * How many machines make a chain. With fewer, polling them one after the other is as fast, and
   * most tasks have fewer: they are spared the memory.
   */
  private static final int DEEP = 8;

  private final StateMachine<?, ?> first;

  /** The innermost on top. */
  private final Deque<StateMachine<?, ?>> suspended = new ArrayDeque<>();

  /**
   * @param first suspended, like all below it
   */
  CallChain(StateMachine<?, ?> first) {
    this.first = first;
    add(first);
  }

  /** Whether a machine and those that it awaits are enough for a chain. */
  static boolean isDeep(StateMachine<?, ?> first) {
    StateMachine<?, ?> machine = first;
    for (int depth = 1; machine != null && depth < DEEP; depth++) {
      machine = machine.childMachine();
    }
    return machine != null;
  }

  StateMachine<?, ?> first() {
    return first;
  }

  /**
   * Polls the innermost machine, and as long as one comes to its end, its awaiter.
   *
   * @return whether all are at their ends, so that {@link #first} has an outcome
   */
  boolean advance(Context cx) {
    while (!suspended.isEmpty()) {
      StateMachine<?, ?> innermost = suspended.peek();
      if (!innermost.advanceToKeep(cx)) {
        add(innermost.childMachine());
        return false;
      }
      suspended.pop();
    }
    return true;
  }

  private void add(StateMachine<?, ?> machine) {
    for (StateMachine<?, ?> each = machine; each != null; each = each.childMachine()) {
      each.joinChain();
      suspended.push(each);
    }
  }
}
