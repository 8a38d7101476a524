package dev.pawl.processor.testing;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A program that is too long to be written by hand: what grows faster than the method shows here.
 */
final class LargeProgram {
  private static final String TEXT =
      """
      package language;

      import static dev.pawl.Task.await;
      import static dev.pawl.processor.testing.Trace.log;
      import static dev.pawl.processor.testing.Trace.step;
      import static dev.pawl.processor.testing.program.Leaf.of;

      import dev.pawl.Async;
      import dev.pawl.processor.testing.program.Leaf.Failure;

      class Large {
        @Async // tricky 48
        static int fiveHundredAwaits() {
          int x = 0;
      %s
          return x;
        }

        @Async // tricky 50
        static long threeHundredLocals() {
      %s
          long sum = await(of(0L));
      %s
          return sum;
        }

        @Async // tricky 49
        static int aHundredCases() {
          int x = 0;
          for (int i = 0; i < 100; i += 7) {
            switch (i) {
      %s
            }
          }
          return x;
        }

        @Async // tricky 73
        static int thirtyTriesDeep() {
          int x = 0;
      %s
          x += await(of(1));
      %s
          return x;
        }

        @Async
        static int sixtyOperands() {
          return %s;
        }
      }
      """;

  private LargeProgram() {}

  static SourceFile source() {
    String text =
        TEXT.formatted(
            lines(
                500,
                i -> i % 50 == 49 ? "if (x %% 3 == 0) x += await(of(%d));" : "x += await(of(%d));"),
            lines(300, i -> i % 2 == 0 ? "int v%d = await(of(1));" : "long v%1$d = %1$d;"),
            lines(300, i -> "sum += v%d;"),
            lines(
                100,
                i ->
                    i % 3 == 0
                        ? "case %d: x++; if (x > 5) x -= await(of(2));"
                        : "case %d: x += await(of(1)); break;"),
            lines(30, i -> "try {"),
            lines(
                30,
                i ->
                    i % 3 == 0
                        ? "} finally { x += await(of(%d)); }"
                        : "} catch (Failure e) { log(%d); if (await(of(x < 0))) throw e; }"),
            IntStream.range(0, 60)
                .mapToObj(i -> i % 2 == 0 ? "await(of(" + i + "))" : "step(" + i + ")")
                .collect(Collectors.joining(" + ")));
    return new SourceFile("language.Large", text);
  }

  private static String lines(int count, IntFunction<String> format) {
    return IntStream.range(0, count)
        .mapToObj(i -> format.apply(i).formatted(i))
        .collect(Collectors.joining("\n"));
  }
}
