package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import static dev.pawl.processor.testing.program.Leaf.risky;
import static language.SiblingScopes.Imported.count;
import static language.SiblingScopes.Imported.first;

import dev.pawl.Async;
import dev.pawl.Task;
import dev.pawl.processor.testing.program.Leaf.Checked;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.io.StringReader;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Two variables of one name, neither in the scope of the other: what awaits is taken apart, and
 * then one may stand before the other without a brace between them.
 */
class SiblingScopes {
  static class Imported {
    static int count = 40;
    static String first = "imported";
  }

  @Async
  static String aBlockOfItsOwn() {
    {
      final int v = await(of(1));
      log(v);
    }
    {
      final String v = "text";
      log(v);
    }
    return "end";
  }

  @Async
  static String aBlockBefore() {
    {
      final String v = "text";
      log(v);
    }
    {
      int v = await(of(1));
      log(v++);
      return "end" + v;
    }
  }

  @Async
  static int branches(boolean which) {
    if (await(of(true))) {
      int v = await(of(1));
      log(v);
    }
    if (which) {
      String v = "text";
      log(v);
    } else {
      long v = 3;
      log(v);
    }
    return 2;
  }

  @Async
  static Object branchesBoth() {
    return List.of(await(SiblingScopesAsync.branches(true)), await(SiblingScopesAsync.branches(false)));
  }

  @Async
  static void loops() {
    {
      int i = await(of(5));
      log(i);
    }
    for (int i = 0; i < 2; i++) {
      log(i);
    }
    for (String i : List.of("a", "b")) {
      log(i);
    }
    while (count > 0 && await(of(false))) {
      int i = 1;
      log(i);
    }
    do {
      long i = 4;
      log(i);
    } while (await(of(false)));
  }

  @Async
  static int lambdas() {
    {
      int x = await(of(5));
      log(x);
    }
    IntUnaryOperator implicit = x -> x + 1;
    IntUnaryOperator explicit = (int x) -> x + 2;
    Supplier<String> block =
        () -> {
          String x = "x";
          return x;
        };
    log(block.get());
    return implicit.applyAsInt(1) + explicit.applyAsInt(await(of(2)));
  }

  @Async
  static String patterns(Object o) {
    {
      int p = await(of(5));
      log(p);
    }
    if (o instanceof String p && !p.isEmpty()) {
      log(p);
    }
    boolean isText = o instanceof String p && p.length() > 1;
    return o + (isText ? "text" : "") + (o instanceof String p ? p : "");
  }

  @Async
  static String patternsTried() {
    return await(SiblingScopesAsync.patterns("text")) + await(SiblingScopesAsync.patterns(7));
  }

  @Async
  static void catches() throws Exception {
    {
      int e = await(of(5));
      log(e);
    }
    try {
      throw new Failure("text");
    } catch (Failure e) {
      log(e);
    }
    try (StringReader e = new StringReader("r")) {
      log(e.read());
    }
  }

  @Async
  static void catchesAwaited() throws Checked {
    try {
      int e = await(risky(1));
      log(e);
    } catch (Checked e) {
      log(e);
    }
    String e = await(of("after"));
    log(e);
  }

  @Async
  static int switches(int n) {
    {
      int v = await(of(n));
      log(v);
    }
    switch (n) {
      case 0:
        String v = "zero";
        log(v);
        break;
      default:
        v = "other";
        log(v);
    }
    return switch (n) {
      case 1 -> {
        long v = 2;
        yield (int) v;
      }
      default -> 3;
    };
  }

  @Async
  static int switchesTried() {
    return await(SiblingScopesAsync.switches(0)) * 10 + await(SiblingScopesAsync.switches(1));
  }

  @Async
  static String classes() {
    {
      int v = await(of(1));
      log(v);
    }
    Object o =
        new Object() {
          final String v = "field";

          @Override
          public String toString() {
            return v;
          }
        };
    return o.toString();
  }

  @Async
  static int threeInARow() {
    int sum = 0;
    {
      int v = await(of(1));
      sum += v;
    }
    {
      int v = await(of(2));
      sum += v;
      await(pause());
      sum += v;
    }
    {
      int v = 4;
      sum += v;
    }
    return sum;
  }

  @Async
  static List<Object> aNameThatIsImported() {
    {
      int count = await(of(1));
      log(count);
    }
    log(count);
    {
      String first = await(of("own"));
      await(pause());
      log(first);
    }
    log(first + count);
    await(pause());
    return List.of(count, first);
  }

  @Async
  static List<Object> aNameThatIsImportedFirst() {
    log(count);
    int before = count;
    {
      int count = await(of(1));
      log(before + count);
    }
    Supplier<String> later = () -> first;
    String first = await(of("own"));
    return List.of(later.get(), first, count);
  }

  private final int field = 7;

  @Async
  int aNameThatIsAFields() {
    {
      int field = await(of(1));
      log(field);
    }
    log(field);
    {
      int field = 3;
      log(field + this.field);
    }
    return field;
  }
}
