package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A method has at most 255 words of arguments, its receiver among them (JVMS 4.3.3). The Task
 * class's constructor takes as many and makes one more.
 */
final class ManyParametersTest {
  @ParameterizedTest
  @CsvSource({
    "static int, int, 254",
    "int, int, 253",
    "private int, int, 253",
    "static int, long, 127",
  })
  void asManyAsAConstructorTakes(String head, String type, int count) {
    assertThat(compiled(head, type, count).diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"static int, int, 255", "int, int, 254", "int, double, 127"})
  void oneMoreIsRefused(String head, String type, int count) {
    assertThat(compiled(head, type, count).diagnostics())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.getMessage(Locale.ROOT)).startsWith("[unsupported-method]");
              assertThat(d.getLineNumber()).isEqualTo(5);
            });
  }

  private static Compilation compiled(String head, String type, int count) {
    String parameters =
        IntStream.range(0, count).mapToObj(i -> type + " p" + i).collect(Collectors.joining(", "));
    return javac()
        .withProcessors(new AsyncProcessor(), new ClaimProcessor())
        .compile(
            JavaFileObjects.forSourceLines(
                "p.User",
                "package p;",
                "import static dev.pawl.Task.*;",
                "import dev.pawl.*;",
                "class User {",
                "@Async " + head + " f(" + parameters + ") {",
                "  await(yieldNow()); return (int) (p0 + p" + (count - 1) + "); }",
                "}"));
  }
}
