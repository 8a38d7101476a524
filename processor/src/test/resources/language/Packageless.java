import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.function.IntSupplier;

/** Variables that are called like a class which no package tells from them. */
class Packageless {
  static int count = 5;
  private static int hidden = 6;

  static void reset() { count = 5; hidden = 6; }

  static int next() { return ++count; }

  static class Nested {
    static int it = 3;
  }

  @Async
  static int local() {
    int Packageless = await(of(1));
    await(pause());
    return Packageless + next() + hidden + Nested.it;
  }

  @Async
  static int parameter(int Packageless) {
    await(pause());
    IntSupplier s = () -> Packageless + next();
    return Packageless + next() + hidden + s.getAsInt() + new Nested().hashCode() * 0 + Nested.it;
  }

  @Async
  static int calls() { return await(PackagelessAsync.parameter(3)); }

  @Async
  static int pattern() {
    Object o = await(of((Object) "x"));
    if (o instanceof String Packageless && next() == 6) {
      await(pause());
      return Packageless.length() + next();
    }
    return 0;
  }

  @Async
  static int later() {
    int n = Packageless.next();
    { int Packageless = await(of(n)); n += Packageless; await(pause()); n += Packageless; }
    return n + Packageless.next();
  }
}
