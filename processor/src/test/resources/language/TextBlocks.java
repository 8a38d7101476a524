package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.util.function.Supplier;

/** Text blocks where generated code is indented. */
class TextBlocks {
  @Async
  static String returnedInAnIf() {
    int n = await(of(1));
    if (n > 0)
      return """
          one
            two\tthree
          """ + n;
    await(pause());
    return "";
  }

  @Async
  static String returnedInABlock() {
    int n = await(of(1));
    for (; ; n++) {
      if (n > 2) {
        return """
            one
              two
            """;
      }
    }
  }

  @Async
  static int label() {
    int n = 0;
    for (String s : new String[] {"a\n  b\n", "c"}) {
      switch (s) {
        case """
            a
              b
            """:
          n += await(of(1));
          break;
        default:
          n += 10;
      }
    }
    return n;
  }

  @Async
  static int labelOfARule() {
    return switch (await(of("a\n  b\n"))) {
      case """
          a
            b
          """ -> await(of(1));
      default -> 10;
    };
  }

  @Async
  static String yielded() {
    return switch (await(of(1))) {
      case 1:
        if (step(true))
          yield """
              one
                two
              """;
        yield "";
      default:
        yield await(of("x"));
    };
  }

  @Async
  static String lambdaAndClass() {
    int a = await(of(1));
    Supplier<String> s =
        () -> {
          if (a > 0)
            return """
                one
                  two
                """;
          return "";
        };
    class Local {
      String it() {
        return """
            one
              two %d
            """.formatted(a);
      }
    }
    await(pause());
    return s.get() + new Local().it();
  }

  @Async
  static String condition() {
    String t = await(of("x\n"));
    if (t.equals("""
        x
        """) && await(of(true))) {
      return await(of("""
          yes
            no
          """));
    }
    while (!t.equals("""
          y
          """)) {
      t = """
          y
          """;
      await(pause());
    }
    return t;
  }

  @Async
  static String thrown() {
    try {
      await(pause());
      if (step(true)) throw new Failure("""
          a
            b
          """);
      return "";
    } catch (Failure e) {
      if (e.getMessage() != null) return """
          caught
             it
          """;
      return await(of("n"));
    } finally {
      await(pause());
    }
  }
}
