package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Errors that javac finds only by data flow. It looks for them after all processing, and goes on to
 * other files if it is told to, as Error Prone wants it: then the Task classes must be without
 * them.
 */
final class FlowErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int f() { if (await(UserAsync.more())) return 1; }              | missing return",
        "int f() { int x; if (await(UserAsync.more())) x = 1; return x; }| might not have been"
            + " init",
        "int f() { int x; use(x); return await(UserAsync.h()); }         | might not have been"
            + " init",
        "int f() { await(UserAsync.io()); return 1; }                    | unreported exception",
        "int f() { await(UserAsync.h()); throw new IOException(); }      | unreported exception",
        "void f() { try { await(UserAsync.h()); } catch (IOException e) { use(1); } } | never"
            + " thrown",
        "int f() { while (true) await(UserAsync.h()); int x = 1; }       | unreachable",
        "int f() { return 1; await(UserAsync.h()); }                     | unreachable",
        "void f() { final int x; x = await(UserAsync.h()); x = 2; use(x); } | already have been",
        "void f() { int x = 1; x++; await(UserAsync.h()); Runnable r = () -> use(x); r.run(); }"
            + " | effectively final",
      })
  void areReportedOnceAndNothingElse(String method, String message) {
    for (String policy : List.of("--should-stop=ifError=INIT", "--should-stop=ifError=FLOW")) {
      check(method, message, policy);
    }
  }

  private static void check(String method, String message, String policy) {
    Compilation compilation =
        javac()
            .withOptions(policy)
            .withProcessors(new AsyncProcessor(), new ClaimProcessor())
            .compile(
                JavaFileObjects.forSourceLines(
                    "p.User",
                    "package p;",
                    "import static dev.pawl.Task.await;",
                    "import dev.pawl.*; import java.io.*;",
                    "class User {",
                    "@Async static " + method,
                    "@Async static boolean more() { return true; }",
                    "@Async static int io() throws IOException { return 1; }",
                    "@Async static int h() { return 1; }",
                    "static void use(int i) {}",
                    "}"));

    assertThat(compilation.diagnostics())
        .as(policy)
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.getMessage(Locale.ROOT)).contains(message);
              assertThat(d.getSource().getName()).endsWith("p/User.java");
              assertThat(d.getLineNumber()).isEqualTo(5);
            });
  }
}
