package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong, javac ends with an error and not with a stack trace of ours. */
final class FaultsTest {
  @TempDir Path folder;

  @Test
  void aSourceThatIsGoneIsOneErrorWithoutAPlace() {
    JavaFileObject deleted =
        new SimpleJavaFileObject(URI.create("memory:///Gone.java"), JavaFileObject.Kind.SOURCE) {
          private int reads;

          @Override
          public CharSequence getCharContent(boolean ignoreErrors) throws IOException {
            if (reads++ > 0) throw new NoSuchFileException("Gone.java");
            return "class Gone { @dev.pawl.Async static void f() {} }";
          }
        };

    assertThat(compile(List.of(), deleted).diagnostics())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.getKind()).isEqualTo(Diagnostic.Kind.ERROR);
              assertThat(d.getMessage(Locale.ROOT))
                  .startsWith("[our-fault] Pawl failed, and no method is to blame.")
                  .contains("NoSuchFileException: Gone.java");
              assertThat(d.getSource()).isNull();
            });
  }

  @Test
  void aClassFileThatIsMissingIsOneError() throws IOException {
    Path library = Files.createDirectory(folder.resolve("library"));
    Files.writeString(folder.resolve("Missing.java"), "public class Missing { public int x; }");
    Files.writeString(
        folder.resolve("Known.java"),
        "public class Known extends Missing { public int y; public Missing m() { return this; } }");
    ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            null,
            null,
            "-d",
            library.toString(),
            folder.resolve("Missing.java").toString(),
            folder.resolve("Known.java").toString());
    Files.delete(library.resolve("Missing.class"));

    assertThat(compileWith(library, "return k.y;").diagnostics()).isEmpty();
    for (String body : List.of("return k.x;", "return k.m().x;")) {
      assertThat(compileWith(library, body).diagnostics())
          .as(body)
          .singleElement()
          .satisfies(
              d -> assertThat(d.getMessage(Locale.ROOT)).startsWith("cannot access Missing"));
    }
  }

  private static Compilation compileWith(Path library, String body) {
    return compile(
        List.of(library.toFile()),
        JavaFileObjects.forSourceLines(
            "User",
            "import static dev.pawl.Task.await;",
            "class User {",
            "  @dev.pawl.Async static int f(Known k) { await(UserAsync.g()); " + body + " }",
            "  @dev.pawl.Async static void g() {}",
            "}"));
  }

  private static Compilation compile(List<File> library, JavaFileObject source) {
    ImmutableList<File> classPath =
        Stream.concat(
                library.stream(),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(File::new))
            .collect(ImmutableList.toImmutableList());
    return javac()
        .withClasspath(classPath)
        .withProcessors(new AsyncProcessor(), new ClaimProcessor())
        .compile(source);
  }
}
