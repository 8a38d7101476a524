package golden;

import dev.pawl.Context;
import dev.pawl.generated.StateMachine;

/**
 * {@code Recursion.fib} as a task, made from Recursion.java:9.
 *
 * <pre>
 * state  where              awaits                     next
 *     0  Recursion.java:9                              1, 4
 *     1  Recursion.java:10                             2
 *     2  Recursion.java:10  RecursionAsync.fib(n - 1)  3
 *     3  Recursion.java:10  RecursionAsync.fib(n - 2)  4
 *     4  Recursion.java:10                             end
 * </pre>
 */
@SuppressWarnings("fallthrough")
final class Recursion_fib extends StateMachine<Long, RuntimeException> {
  private int n;
  private long fib2;
  long value;

  Recursion_fib(int n) {
    this.n = n;
  }

  @Override
  protected boolean advance(Context cx) {
    int state = resume(cx);
    int n = this.n;
    Recursion_fib fib = null;
    Recursion_fib fib3 = null;
    long fib2 = 0;
    long choice = 0;
    switch (state) {
      case 2 -> fib = (Recursion_fib) awaited();
      case 3 -> {
        fib3 = (Recursion_fib) awaited();
        fib2 = this.fib2;
      }
      case -1 -> { // at its end already
        return true;
      }
      default -> {}
    }
    for (;;) {
      switch (state) {
        case 0:
          if (n < 2) {
            choice = n;
            this.value = choice;
            return true;
          }
        case 1:
          fib = (Recursion_fib) RecursionAsync.fib(n - 1);
        case 2: // fib, Recursion.java:10
          if (!fib.advance(cx)) {
            suspend(2, fib, cx);
            return false;
          }
          fib2 = fib.value;
          fib3 = (Recursion_fib) RecursionAsync.fib(n - 2);
        case 3: // fib, Recursion.java:10
          if (!fib3.advance(cx)) {
            suspend(3, fib3, cx);
            this.fib2 = fib2;
            return false;
          }
          choice = fib2 + fib3.value;
        case 4:
          this.value = choice;
          return true;
      }
    }
  }

  @Override
  protected Long result() {
    return value;
  }

  @Override
  protected String describe(int state) {
    return switch (state) {
      case 2 -> "Recursion.fib awaiting fib (Recursion.java:10)";
      case 3 -> "Recursion.fib awaiting fib (Recursion.java:10)";
      default -> "Recursion.fib (Recursion.java:9)";
    };
  }
}
