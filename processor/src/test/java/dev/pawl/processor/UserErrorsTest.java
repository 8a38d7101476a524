package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in the user's code is javac's to say, once, as if there were no processor. */
final class UserErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int f() { return \"text\"; }                | incompatible types",
        "int f() { return missing(); }               | cannot find symbol",
        "int f() { return missing; }                 | cannot find symbol",
        "int f() { Missing m = null; return 1; }     | cannot find symbol",
        "int f(Missing m) { return 1; }              | cannot find symbol",
        "Missing f() { return null; }                | cannot find symbol",
        "int f() { return await(UserAsync.h(1)); }   | cannot be applied",
        "int f() { return await(UserAsync.none()); } | cannot find symbol",
        "int f() { return await(\"text\"); }         | cannot be applied",
        "int f() { return 1 }                        | expected",
        "int f() { return; }                         | incompatible types",
        "int f() { break; }                          | break outside",
        "int f() { int f = 1; int f = 2; return f; } | already defined",
        "@SafeVarargs static int f() { return 1; }   | Invalid java.lang.SafeVarargs",
        "@SafeVarargs <T> int f(T... t) { return 1; } | Invalid java.lang.SafeVarargs",
        "@SafeVarargs static int f(int[] n) { return 1; } | Invalid java.lang.SafeVarargs",
        "@Deprecated(gone = true) int f() { return 1; } | cannot find symbol",
        "@Override int f() { return 1; }             | does not override",
        "@Missing int f() { return 1; }              | cannot find symbol",
      })
  void isReportedOnceAndNothingElse(String method, String message) {
    Compilation compilation =
        javac()
            .withProcessors(new AsyncProcessor(), new ClaimProcessor())
            .compile(
                JavaFileObjects.forSourceLines(
                    "p.User",
                    "package p;",
                    "import static dev.pawl.Task.await;",
                    "import dev.pawl.*;",
                    "class User {",
                    "@Async " + method,
                    "@Async static int g() { return await(UserAsync.h()); }",
                    "@Async static int h() { return 1; }",
                    "}"));

    assertThat(compilation.diagnostics())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.getMessage(Locale.ROOT)).contains(message);
              assertThat(d.getLineNumber()).isEqualTo(5);
            });
  }
}
