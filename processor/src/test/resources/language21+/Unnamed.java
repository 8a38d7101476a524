package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.MayBeRefused;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.util.List;
import java.util.function.Function;

/** Unnamed variables and patterns. */
class Unnamed {
  record Pair(Object a, Object b) {}

  @Async
  @MayBeRefused
  static int unnamedVariables() throws Exception {
    int n = 0;
    for (var _ : List.of(1, 2)) n += await(of(1));
    try (AutoCloseable _ = () -> step("close")) {
      await(pause());
      throw new Failure("x");
    } catch (Failure _) {
      n += await(of(10));
    }
    var _ = await(of(step(3)));
    Function<Integer, Integer> f = _ -> 7;
    return n + f.apply(await(of(1)));
  }

  @Async
  @MayBeRefused
  static int unnamedPatterns() {
    Object o = await(of((Object) new Pair(1, "s")));
    if (o instanceof Pair(Integer i, _)) {
      return i + await(of(1))
          + switch (o) {
            case Pair(_, String _) -> await(of(10));
            default -> 0;
          };
    }
    return 0;
  }
}
