package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Task classes of {@code golden/task/X.java} are {@code golden/task/X.expected.java}, one after
 * the other. They are there to be read: is this what one would have written by hand?
 */
final class GoldenTest {
  private static final String REWRITE = "pawl.golden.rewrite";
  private static final Path FOLDER = Path.of("src/test/resources/golden/task");

  static Stream<String> programs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".expected.java"))
          .map(name -> name.replace(".java", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isAsExpected(String name) throws IOException {
    String source = Files.readString(FOLDER.resolve(name + ".java"));
    Path expected = FOLDER.resolve(name + ".expected.java");

    Compilation compilation =
        javac()
            .withOptions("-Xlint:all", "-Werror")
            .withProcessors(new AsyncProcessor(), new ClaimProcessor())
            .compile(JavaFileObjects.forSourceString("golden." + name, source));

    assertThat(compilation.diagnostics()).isEmpty();
    String actual = taskClasses(compilation);
    if (Boolean.getBoolean(REWRITE)) Files.writeString(expected, actual);
    assertThat(actual)
        .as("%s (run with -D%s=true to accept what is written now)", expected, REWRITE)
        .isEqualTo(Files.readString(expected));
  }

  private static String taskClasses(Compilation compilation) {
    return compilation.generatedSourceFiles().stream()
        .filter(file -> !file.getName().endsWith("Async.java"))
        .sorted(Comparator.comparing(JavaFileObject::getName))
        .map(GoldenTest::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(JavaFileObject file) {
    try {
      return file.getCharContent(false).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
