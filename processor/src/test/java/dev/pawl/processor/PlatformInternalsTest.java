package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the user's javac was told to show of the platform, the javac that looks into bodies has to
 * see too: or else it takes what is right for an error that javac will tell, and makes a task that
 * does nothing.
 */
final class PlatformInternalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED"
            + " | jdk.internal.misc.VM    | VM.isBooted()",
        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED"
            + " | java.util.List          | jdk.internal.misc.VM.isBooted()",
        "--add-modules=jdk.incubator.vector"
            + " | jdk.incubator.vector.*  | IntVector.SPECIES_64.length() > 1",
      })
  void aBodyMayUseWhatJavacWasToldToShow(String option, String imported, String used)
      throws IOException {
    Compilation compilation =
        javac()
            .withProcessors(new AsyncProcessor())
            .withOptions(List.of(option))
            .compile(
                JavaFileObjects.forSourceLines(
                    "p.User",
                    "package p;",
                    "import static dev.pawl.Task.await;",
                    "import dev.pawl.*;",
                    "import " + imported + ";",
                    "class User {",
                    "@Async static boolean f() { return await(UserAsync.g()) && " + used + "; }",
                    "@Async static boolean g() { return true; }",
                    "}"));

    assertThat(compilation.errors()).isEmpty();
    JavaFileObject task = compilation.generatedSourceFile("p.User_f").orElseThrow();
    assertThat(task.getCharContent(true).toString()).contains(used);
  }
}
