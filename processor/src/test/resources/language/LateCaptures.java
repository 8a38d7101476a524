package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Variables that get their value in the statement that captures them. */
class LateCaptures {
  private static int plus(int a, IntSupplier b) {
    return a * 100 + b.getAsInt();
  }

  private static boolean test(IntSupplier b) {
    return b.getAsInt() > 0;
  }

  @Async
  static int argument() {
    int x;
    await(pause());
    int sum = step(3) + plus(x = step(4), () -> x);
    await(pause());
    return sum + x;
  }

  @Async
  static int inAReturn() {
    final int x;
    await(pause());
    if (await(of(true))) {
      return plus(x = await(of(4)), () -> x + 1) + x;
    }
    return 0;
  }

  @Async
  static int statement() {
    final int x;
    await(pause());
    plus(step(1), test(() -> 1) ? () -> 2 : null);
    run(x = step(7), () -> x);
    await(pause());
    return x;
  }

  private static void run(int a, IntSupplier b) {
    step(plus(a, b));
  }

  @Async
  static int condition() {
    final int x;
    await(pause());
    if ((x = step(4)) > 1 && test(() -> x)) {
      step(x);
    }
    final int y;
    while ((y = await(of(2))) > 0 && test(() -> y)) {
      break;
    }
    await(pause());
    return x;
  }

  @Async
  static Object patterns() {
    Object o = await(of("text"));
    if (o instanceof String s && test(() -> s.length())) {
      step(s.length());
      await(pause());
      Supplier<String> later = () -> s + s;
      return later.get() + s;
    }
    return o;
  }

  @Async
  static Object patternsOfTheRest() {
    Object o = await(of("text"));
    if (!(o instanceof String s) || !test(() -> s.length())) {
      return "none";
    }
    await(pause());
    Supplier<String> later = () -> s + s;
    boolean all = o instanceof String t && test(() -> t.length()) && await(of(true)) && test(t::length);
    return later.get() + s + all;
  }

  @Async
  static int nested() {
    final int x;
    int y = await(of(2));
    int z = (y > 1 ? plus(x = y * 2, () -> x) : (x = 5)) + plus(y, () -> x);
    await(pause());
    return z + x;
  }

  @Async
  static Object inConditionsAndChoices() {
    int x;
    boolean c = await(of(true));
    String r = "";
    if (c && (x = step(4)) > 0 && test(() -> x)) r += "a";
    int y;
    r += !c || (y = step(5)) > 0 && test(() -> y);
    int z;
    r += c ? (z = step(6)) + plus(1, () -> z) : "no";
    int w;
    r +=
        switch (await(of(1))) {
          case 1 -> {
            w = step(7);
            yield plus(2, () -> w);
          }
          default -> {
            w = 3;
            yield 1;
          }
        };
    await(pause());
    return r + w;
  }

  @Async
  static int inACleanup() {
    IntSupplier[] all = {null};
    boolean c = await(of(true));
    try {
      await(pause());
      step(1);
    } finally {
      int x;
      if (c) {
        x = step(2);
        all[0] = () -> x;
      } else {
        x = 0;
      }
      step(x);
    }
    return all[0].getAsInt();
  }

  @Async
  static int inACleanupOfSeveralWays() {
    IntSupplier[] all = {null};
    for (int i = 0; i < 3; i++) {
      try {
        if (await(of(i)) == 1) {
          continue;
        }
        if (i == 2) {
          break;
        }
        step(1);
      } finally {
        final int x;
        if (i == 0) {
          x = step(2);
          all[0] = () -> x;
        } else {
          x = 0;
        }
        step(x);
      }
    }
    return all[0].getAsInt();
  }
}
