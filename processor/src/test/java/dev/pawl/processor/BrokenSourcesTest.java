package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.testing.BrokenSources;
import dev.pawl.processor.testing.Languages;
import dev.pawl.processor.testing.SourceFile;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sources are broken most of the time while they are written. Whatever is wrong with one, javac
 * says so at the user's line; the processor neither fails on it nor adds an error of its own making
 * in a file that the user never wrote.
 */
final class BrokenSourcesTest {
  private static final int BREAKS_EACH = Integer.getInteger("pawl.broken", 1);

  /** Other ones on each JDK: a source is broken before the JDK makes a difference. */
  private static final long SEED = Long.getLong("pawl.broken.seed", Runtime.version().feature());

  private final BrokenSources sources = new BrokenSources();

  @TestFactory
  Stream<DynamicTest> theProcessorSurvivesWhatIsNotJava() {
    return Languages.programs().stream()
        .flatMap(
            program ->
                LongStream.range(SEED, SEED + BREAKS_EACH)
                    .mapToObj(
                        seed ->
                            DynamicTest.dynamicTest(
                                program.name() + ", -Dpawl.broken.seed=" + seed,
                                () -> check(program, seed))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Other { static int f() { return \"text\"; } }",
        "class Other { static int f() { return missing(); } }",
        "class Other { static Missing f() { return null; } }",
        "class Other { static int f() { return 1 } }",
        "class Other { static int f() { } }",
        "class Other extends Missing { static int f() { return 1; } }",
      })
  void anErrorInAnotherFileIsToldThere(String other) {
    Compilation compilation =
        javac()
            .withProcessors(new AsyncProcessor(), new ClaimProcessor())
            .compile(
                JavaFileObjects.forSourceLines(
                    "User",
                    "import dev.pawl.*;",
                    "class User {",
                    "  @Async static void g() { Task.await(UserAsync.h(Other.f())); }",
                    "  @Async static void h(Object o) {}",
                    "}"),
                JavaFileObjects.forSourceString("Other", other));

    assertThat(compilation.errors())
        .singleElement()
        .satisfies(e -> assertThat(e.getSource().getName()).endsWith("Other.java"));
  }

  private void check(SourceFile program, long seed) {
    SourceFile broken = BrokenSources.broken(program, seed);
    List<String> wrong = sources.wrong(broken, AsyncProcessor::new);
    assertThat(wrong).as(broken.text()).isEmpty();
  }
}
