package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Heritage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Patterns of classes that are protected in another package. */
class HeirPatterns extends Heritage {
  @Async
  Object sealedOnes() {
    String s = "";
    for (Way w : List.of(new Left(1), new Right(2))) {
      s += switch (w) { case Left(var by) -> "l" + by; case Right r -> "r" + await(of(r)).by(); };
      s += switch (w) { case Left l when await(of(l.by())) == 1 -> "L"; case Left(int by) -> by; case Right(int by) -> by; };
      switch (w) { case Left l -> s += l; case Right r -> s += r; }
    }
    return s;
  }

  @Async
  Object enumsAndPatterns() {
    String s = "";
    for (Mode m : Mode.values()) {
      s += switch (m) { case OPEN -> 1; case Mode x when await(of(x.ordinal())) == 1 -> "x"; case Mode x -> x; };
      s += switch (m) { case null -> 0; case OPEN -> await(of("o")); case SHUT -> "s"; };
    }
    Object o = await(of((Object) new Pair(1, "p")));
    if (o instanceof Pair(int n, String t) && n == await(of(1))) s += t;
    while (!(o instanceof Pair(var n, var t))) o = null;
    return s + t + n;
  }

  @Async
  Object scoping() {
    Object o = await(of((Object) "s"));
    if (!(o instanceof String t)) {
      return "none";
    }
    int n = 0;
    Object p = 3;
    while (!(p instanceof Integer i && i == await(of(0)))) {
      p = (Integer) p - 1;
      n++;
    }
    do {
      n += 2;
      p = await(of((Object) "x"));
    } while (!(p instanceof String u));
    for (Object q = 1; !(q instanceof String v); q = await(of((Object) "v"))) n += 3;
    boolean b = step(1) > 0;
    int x;
    if (b && (x = await(of(4))) > 0) n += x;
    int y;
    if (!b || (y = await(of(5))) < 0) return 0; 
    n += y;
    int z;
    while (true) {
      if ((z = await(of(n))) > 3) break;
    }
    int w = z;
    Supplier<Integer> late = () -> w + i;
    return t + u + n + late.get();
  }

  @Async
  Object yields() {
    int n = 0;
    for (int i = 0; i < 3; i++) {
      n += switch (i) {
        case 0 -> {
          try {
            if (await(of(i)) == 0) yield await(of(1));
            yield 5;
          } finally {
            log("f" + await(of(i)));
          }
        }
        case 1 -> {
          try {
            yield step(await(of(2)));
          } finally {
            if (i == 1) continue0(i);
          }
        }
        default -> switch (await(of("a"))) {
          case "a" -> {
            try (AutoCloseable c = () -> log("c")) {
              yield await(of(7));
            } catch (Exception e) {
              yield 9;
            }
          }
          default -> 3;
        };
      };
    }
    return n;
  }

  private void continue0(int i) {
    log(i);
  }
}
