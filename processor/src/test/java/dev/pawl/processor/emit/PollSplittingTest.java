package dev.pawl.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.processor.AsyncProcessor;
import dev.pawl.processor.testing.MethodSizes;
import dev.pawl.processor.testing.SourceFile;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** HotSpot never compiles a method that is longer than this, however hot it is. */
final class PollSplittingTest {
  private static final int HUGE_METHOD_LIMIT = 8_000;

  private static final String LONG_BODY =
      IntStream.range(0, 500)
          .mapToObj(
              i ->
                  i < 300
                      ? "int v%d = await(next(%<d));".formatted(i)
                      : "use(await(next(v%d)));".formatted(i - 200))
          .collect(
              Collectors.joining(
                  "\n",
                  "",
                  "\nuse("
                      + IntStream.range(0, 300)
                          .mapToObj(i -> "v" + i)
                          .collect(Collectors.joining(" + "))
                      + ");\n"));

  private static Map<String, Integer> tooLong(String body) {
    String text =
        """
        package p;
        import static dev.pawl.Task.await;
        import dev.pawl.*;
        class Long {
          static native Task<Integer, RuntimeException> next(int i);
          static native boolean more();
          static native void use(int i);
          @Async static void m() {
            %s
          }
        }
        """;
    Map<String, Integer> sizes =
        MethodSizes.of(new SourceFile("p.Long", text.formatted(body)), new AsyncProcessor());
    assertThat(sizes).containsKey("p.Long_m.advance");
    return sizes.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("p.Long_m."))
        .filter(entry -> entry.getValue() > HUGE_METHOD_LIMIT)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void aLongMethodIsInPieces() {
    assertThat(tooLong(LONG_BODY)).isEmpty();
  }

  @Test
  void soIsALongTry() {
    assertThat(tooLong("try {\n" + LONG_BODY + "} finally { use(await(next(1))); }")).isEmpty();
  }

  @Test
  void soIsALongCleanup() {
    assertThat(tooLong("try { use(await(next(1))); } finally {\n" + LONG_BODY + "}")).isEmpty();
  }

  @Test
  void soAreNestedLoops() {
    assertThat(
            tooLong(
                "while (more()) {\nfor (int i = 0; i < 3; i++) {\nif (more()) continue;\n"
                    + LONG_BODY
                    + "}\nif (more()) break;\n}"))
        .isEmpty();
  }

  @Test
  void soIsATryInALoopInATry() {
    assertThat(
            tooLong(
                "try { for (;;) { try {\n"
                    + LONG_BODY
                    + "if (more()) return; } catch (IllegalStateException e) { use(1); } }"
                    + " } finally { use(await(next(1))); }"))
        .isEmpty();
  }

  @Test
  void soIsALongHandler() {
    assertThat(
            tooLong(
                "try { use(await(next(1))); } catch (IllegalStateException e) {\n"
                    + LONG_BODY
                    + "}"))
        .isEmpty();
  }
}
