package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.testing.CompilationLoader;
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
    assertThat(compiled(host).generatedSourceFiles())
        .noneMatch(file -> file.toString().contains("initialized"));
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
