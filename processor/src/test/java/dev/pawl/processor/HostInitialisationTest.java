package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.testing.CompilationLoader;
import dev.pawl.processor.testing.program.Initialised;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A static method begins with the initialisation of its class (JLS 12.4.1). */
final class HostInitialisationTest {
  private static final String METHOD =
      "@dev.pawl.Async static int f() { Log.add(\"f\"); return await(Task.ready(1)); }";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Host { static { Log.add(\"init\"); } #F }",
        "class Host { static int n = Log.add(\"init\"); #F }",
        "class Host { private static final int N = Log.add(\"init\"); int g() { return N; } #F }",
        "class Host { static Object o = new Object() { { Log.add(\"init\"); } }; #F }",
        "class Above { static { Log.add(\"init\"); } } class Host extends Above { #F }",
        "interface Host { int N = Log.add(\"init\"); #F }",
        "interface Above { int N = Log.add(\"init\"); default void m() {} }"
            + " interface Between extends Above {} class Host implements Between { #F }",
        "enum Host { ONE; Host() { Log.add(\"init\"); } #F }",
        "class Outer { private static class Host { static { Log.add(\"init\"); } #F } }",
        "class Host { static { Log.add(\"init\"); }"
            + " @dev.pawl.Async private static int f() { Log.add(\"f\"); return 1; } }",
        "class Host { static { Log.add(\"init\"); }"
            + " @dev.pawl.Async static int f() { Log.add(\"f\"); return 1; } }",
      })
  void comesBeforeTheBody(String host) throws ReflectiveOperationException {
    assertThat(log(host)).isEqualTo("before init f f");
  }

  @Test
  void failsAsTheCallWould() throws ReflectiveOperationException {
    assertThat(log("class Host { static int n = Log.add(null); #F }"))
        .isEqualTo("before ExceptionInInitializerError NoClassDefFoundError");
  }

  /** What is read of a class that has nothing to do is as short as it was. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Host { static final int N = 1; static int n = 2; #F }",
        "class Host { static final java.util.List<String> L = new java.util.ArrayList<>(); #F }",
        "class Host { { Log.add(\"an instance\"); } #F }",
      })
  void isLeftOutWhereNobodyNotices(String host) throws ReflectiveOperationException {
    assertThat(log(host)).isEqualTo("before f f");
    assertThat(generated(host)).doesNotContain("initialized");
  }

  /** Code that is compiled already doesn't tell whether anybody notices what it does. */
  @ParameterizedTest
  @ValueSource(strings = {"extends #T.WithField", "implements #T.WithDefault"})
  void isNotLeftOutWhereACompiledClassDoesSomething(String above) {
    String host = "class Host " + above.replace("#T", Initialised.class.getName()) + " { #F }";
    assertThat(generated(host)).contains("initialized");
  }

  @ParameterizedTest
  @ValueSource(strings = {"extends #T.Idle", "implements Runnable"})
  void isLeftOutWhereACompiledClassDoesNothing(String above) {
    String host =
        "abstract class Host " + above.replace("#T", Initialised.class.getName()) + " { #F }";
    assertThat(generated(host)).doesNotContain("initialized");
  }

  /** What is noticed of an interface without default methods is nothing (JLS 12.4.1). */
  @Test
  void isLeftOutWhereAnInterfaceIsNotInitialised() {
    String above = "interface Above { int N = Log.add(\"init\"); }";
    assertThat(generated(above + " class Host implements Above { #F }"))
        .doesNotContain("initialized");
  }

  private static String generated(String host) {
    return compiled(host).generatedSourceFiles().stream()
        .map(
            file -> {
              try {
                return file.getCharContent(true).toString();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .collect(Collectors.joining());
  }

  private static Object log(String host) throws ReflectiveOperationException {
    Compilation compilation = compiled(host);
    assertThat(compilation.diagnostics()).isEmpty();
    return new CompilationLoader(compilation).loadClass("p.Log").getMethod("run").invoke(null);
  }

  private static Compilation compiled(String host) {
    String facade = host.contains("Outer") ? "Outer_HostAsync" : "HostAsync";
    return javac()
        .withOptions("-Xlint:all,-auxiliaryclass", "-Werror")
        .withProcessors(new AsyncProcessor(), new ClaimProcessor())
        .compile(
            JavaFileObjects.forSourceLines(
                "p.Log",
                "package p;",
                "import static dev.pawl.Task.await;",
                "import dev.pawl.*;",
                "public class Log {",
                "  static java.util.List<String> log = new java.util.ArrayList<>();",
                "  static int add(String what) { int n = what.length(); log.add(what); return n; }",
                "  static void call() {",
                "    try { Executor.blockOn(" + facade + ".f()); }",
                "    catch (LinkageError e) { log.add(e.getClass().getSimpleName()); }",
                "  }",
                "  public static Object run() { add(\"before\"); call(); call(); return String.join(\" \", log); }",
                "}",
                host.replace("#F", METHOD)));
  }
}
