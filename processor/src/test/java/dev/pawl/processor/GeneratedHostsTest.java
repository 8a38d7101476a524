package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another processor generates a class with {@code @Async} methods, and code of the user's awaits
 * them.
 */
final class GeneratedHostsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theyBecomeTasks(int round) {
    Compilation compilation =
        javac()
            .withOptions("-Xlint:all", "-Werror")
            .withProcessors(
                List.of(new Generator(round), new AsyncProcessor(), new ClaimProcessor()))
            .compile(
                JavaFileObjects.forSourceLines(
                    "p.User",
                    "package p;",
                    "import static dev.pawl.Task.await;",
                    "class User extends Late {",
                    "  @dev.pawl.Async int f() { return await(LateAsync.g(this)) + await(LateAsync.h()); }",
                    "}"));

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.generatedFiles())
        .extracting(JavaFileObject::getName)
        .anyMatch(name -> name.endsWith("Late_g.class"))
        .anyMatch(name -> name.endsWith("User_f.class"));
  }

  @SupportedAnnotationTypes("*")
  private static final class Generator extends AbstractProcessor {
    private final int when;
    private int round;

    Generator(int when) {
      this.when = when;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      round++;
      if (environment.processingOver() || round > when) return false;
      String name = round < when ? "Filler" + round : "Late";
      String body =
          round < when
              ? ""
              : "private int n; @dev.pawl.Async int g() { return n + dev.pawl.Task.await(UserAsync.f(null)); }"
                  + " @dev.pawl.Async static int h() { return 1; }";
      try (Writer out = processingEnv.getFiler().createSourceFile("p." + name).openWriter()) {
        out.write("package p; class " + name + " {" + body + "}");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return false;
    }
  }
}
