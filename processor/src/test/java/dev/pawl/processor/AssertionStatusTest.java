package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.testing.CompilationLoader;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever runs Java with {@code -ea:p.User} means the assertions that are written there. */
final class AssertionStatusTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "await(yieldNow()); assert n > 1;",
        "await(yieldNow()); assert n > 1 : \"not \" + n;",
        "assert await(ready(n > 1));",
        "await(yieldNow()); if (n == 1) assert n > 1; else assert n == 2;",
        "await(yieldNow()); for (int i = 0; i < 2; i++) { assert (n > 1) : i; }",
        "await(yieldNow()); Runnable r = () -> { assert n > 1 : null; }; r.run();",
        "class Local { Local() { assert n > 1; } } await(yieldNow()); new Local();",
        "record Local(int n) { Local { assert n > 1 : 'x'; } } await(yieldNow()); new Local(n);",
        "await(async(() -> { await(yieldNow()); assert n > 1; }));",
        "assert n > 1;",
      })
  void followsTheUsersClass(String body) {
    Compilation compilation =
        javac()
            .withOptions("-Xlint:all", "-Werror")
            .withProcessors(new AsyncProcessor(), new ClaimProcessor())
            .compile(
                JavaFileObjects.forSourceLines(
                    "p.User",
                    "package p;",
                    "import static dev.pawl.Task.*;",
                    "public class User {",
                    "  @dev.pawl.Async static void f(int n) { " + body + " }",
                    "  public static void run() { dev.pawl.Executor.blockOn(UserAsync.f(1)); }",
                    "}"));
    assertThat(compilation.diagnostics()).isEmpty();

    assertThat(thrown(compilation, true)).isInstanceOf(AssertionError.class);
    assertThat(thrown(compilation, false)).isNull();
  }

  private static Throwable thrown(Compilation compilation, boolean enabled) {
    ClassLoader loader = new CompilationLoader(compilation);
    loader.setDefaultAssertionStatus(!enabled);
    loader.setClassAssertionStatus("p.User", enabled);
    Throwable thrown =
        catchThrowable(() -> loader.loadClass("p.User").getMethod("run").invoke(null));
    return thrown instanceof InvocationTargetException ? thrown.getCause() : thrown;
  }
}
