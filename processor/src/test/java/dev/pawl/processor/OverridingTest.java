package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.Executor;
import dev.pawl.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A facade belongs to one class, as the body of its method does: given an instance of a subclass,
 * it still makes that class's task.
 */
final class OverridingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "return 1;",
        "return Task.await(Task.ready(1));",
        "int n = 0; for (int i = 0; i < 9; i++) { if (i > 4) break; if (i == 3) continue; n++; if (n"
            + " > 7) return 0; } if (n != 4) return 2; return 1;",
      })
  void aFacadeMakesTheTaskOfItsOwnClass(String body) throws Exception {
    Compilation compilation =
        javac()
            .withProcessors(new AsyncProcessor(), new ClaimProcessor())
            .compile(
                JavaFileObjects.forSourceLines(
                    "p.Above",
                    "package p;",
                    "import dev.pawl.*;",
                    "public class Above {",
                    "  @Async public int f() { " + body + " }",
                    "  static class Below extends Above {",
                    "    @Async @Override public int f() {",
                    "      return 10 + Task.await(AboveAsync.f(this));",
                    "    }",
                    "  }",
                    "  public static Task<Integer, RuntimeException> above() {",
                    "    return AboveAsync.f(new Below());",
                    "  }",
                    "  public static Task<Integer, RuntimeException> below() {",
                    "    return Above_BelowAsync.f(new Below());",
                    "  }",
                    "}"));

    assertThat(compilation.diagnostics()).isEmpty();
    Class<?> above = new Loader(compilation).loadClass("p.Above");
    assertThat(run(above.getMethod("above"))).isEqualTo(1);
    assertThat(run(above.getMethod("below"))).isEqualTo(11);
  }

  @SuppressWarnings("unchecked")
  private static Object run(Method task) throws ReflectiveOperationException {
    return Executor.blockOn((Task<Integer, RuntimeException>) task.invoke(null));
  }

  private static final class Loader extends ClassLoader {
    private final Compilation compilation;

    Loader(Compilation compilation) {
      super(OverridingTest.class.getClassLoader());
      this.compilation = compilation;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      for (JavaFileObject file : compilation.generatedFiles()) {
        if (file.getName().endsWith("/" + name.replace('.', '/') + ".class")) {
          try (InputStream in = file.openInputStream()) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
      throw new ClassNotFoundException(name);
    }
  }
}
