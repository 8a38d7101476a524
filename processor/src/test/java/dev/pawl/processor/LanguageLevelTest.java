package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated code is Java 17: whoever compiles for an older one is told so, and not by javac. */
final class LanguageLevelTest {
  private static final String ASYNC =
      """
      import dev.pawl.Async;
      class Old {
        @Async static int one() { return 1; }
        int other;
        @Async static int two() { return 2; }
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"8", "11", "16"})
  void anOlderLanguageIsAnErrorAtEachMethod(String release) {
    assertThat(compile(release, ASYNC).errors())
        .hasSize(2)
        .allSatisfy(
            error ->
                assertThat(error.getMessage(Locale.ROOT))
                    .startsWith("[older-language] ")
                    .contains("told to take Java " + release + ".")
                    .contains("--release 17"))
        .extracting(error -> error.getLineNumber())
        .containsExactly(3L, 5L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "11", "16"})
  void codeWithoutAsyncMethodsIsLeftAlone(String release) {
    assertThat(compile(release, "class Plain { int await() { return 1; } int x = await(); }"))
        .satisfies(done -> assertThat(done.errors()).isEmpty());
  }

  @Test
  void javaSeventeenWillDo() {
    assertThat(compile("17", ASYNC).errors()).isEmpty();
  }

  private static Compilation compile(String release, String text) {
    String name = text.contains("class Old") ? "Old" : "Plain";
    return javac()
        .withProcessors(new AsyncProcessor(), new ClaimProcessor())
        .withOptions("--release", release, "-Xlint:-options")
        .compile(JavaFileObjects.forSourceString(name, text));
  }
}
