package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The markers in {@code rejected/X.java} are the whole set of diagnostics that compiling it gives:
 * {@code // error: [some-id]} stands on the line that the error is reported for, {@code [javac]}
 * for one of the compiler's own.
 */
final class RejectedTest {
  private static final Pattern MARKER = Pattern.compile("// (error|warning): \\[([a-z-]+)]");
  private static final Pattern ID = Pattern.compile("^\\[([a-z-]+)] ");

  static Stream<Path> programs() throws IOException {
    Stream<Path> newer =
        Runtime.version().feature() >= 25 ? programs("rejected25+") : Stream.empty();
    return Stream.concat(programs("rejected"), newer);
  }

  private static Stream<Path> programs(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void givesTheMarkedDiagnosticsAndNoOthers(Path file) throws IOException {
    String text = Files.readString(file);
    String program = file.getFileName().toString();
    String name = program.replace(".java", "");

    var compilation =
        javac()
            .withProcessors(new AsyncProcessor(), new ClaimProcessor())
            .compile(JavaFileObjects.forSourceString(name, text));

    assertThat(compilation.diagnostics().stream().map(RejectedTest::shown))
        .containsExactlyInAnyOrderElementsOf(marked(program, text));
  }

  private static List<String> marked(String program, String text) {
    List<String> marked = new ArrayList<>();
    String[] lines = text.split("\n");
    for (int i = 0; i < lines.length; i++) {
      Matcher marker = MARKER.matcher(lines[i]);
      while (marker.find()) {
        marked.add(program + ":" + (i + 1) + ": " + marker.group(1) + " " + marker.group(2));
      }
    }
    return marked;
  }

  private static String shown(Diagnostic<? extends JavaFileObject> diagnostic) {
    String kind = diagnostic.getKind().toString().toLowerCase(Locale.ROOT);
    String message = diagnostic.getMessage(Locale.ROOT);
    Matcher id = ID.matcher(message);
    String file = diagnostic.getSource() == null ? "-" : diagnostic.getSource().getName();
    return "%s:%d: %s %s"
        .formatted(
            file.substring(file.lastIndexOf('/') + 1),
            diagnostic.getLineNumber(),
            kind.endsWith("warning") ? "warning" : kind,
            id.find() ? id.group(1) : "javac");
  }
}
