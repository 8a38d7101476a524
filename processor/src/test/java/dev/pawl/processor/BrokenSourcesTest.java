package dev.pawl.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.pawl.processor.testing.BrokenSources;
import dev.pawl.processor.testing.Languages;
import dev.pawl.processor.testing.SourceFile;
import java.util.List;
import java.util.stream.IntStream;
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
    return programs().stream()
        .flatMap(
            program ->
                LongStream.range(SEED, SEED + BREAKS_EACH)
                    .mapToObj(
                        seed ->
                            DynamicTest.dynamicTest(
                                program.name() + ", -Dpawl.broken.seed=" + seed,
                                () -> check(program, seed))));
  }

  /** In the build every fifth one on each JDK, but all that only this one can compile. */
  private static List<SourceFile> programs() {
    List<SourceFile> programs = Languages.programs();
    List<SourceFile> newer = Languages.newerPrograms();
    return BREAKS_EACH > 1
        ? programs
        : IntStream.range(0, programs.size())
            .filter(i -> newer.contains(programs.get(i)) || i % 5 == (newer.isEmpty() ? 0 : 1))
            .mapToObj(programs::get)
            .toList();
  }

  /** Each was wrong once, whichever program it was found in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        class Half {
          @dev.pawl.Async static int f() { return 1; }
          @dev.pawl.Async
          static void
        """,
        """
        class Twice {
          private static class Own implements Comparable<Missing> { public int compareTo(Missing m) { return 0; } }
          @dev.pawl.Async static int f(Own own) { return 1; }
          static class In { @dev.pawl.Async static int g(Own own) { return 1; } }
        }
        """,
        """
        class InBody {
          private static class Own implements Comparable<int> {}
          @dev.pawl.Async static Object f() { Own own = new Own(); return dev.pawl.Task.await(InBodyAsync.g(own)); }
          @dev.pawl.Async static Object g(Object own) { return own; }
        }
        """,
        """
        class VoidParameter {
          @dev.pawl.Async static int f() { return dev.pawl.Task.await(VoidParameterAsync.g()); }
          @dev.pawl.Async static int g() { return 1; }
          @dev.pawl.Async static void h(void nothing) {}
          static class In { @dev.pawl.Async static int in() { return 3; } }
        }
        """,
        """
        class Unbounded {
          private static class Own extends Exception implements dev.pawl.Task<Void, Void> {}
          @dev.pawl.Async static int f() { return dev.pawl.Task.await(UnboundedAsync.g(new Own())); }
          @dev.pawl.Async static int g(Own own) { return 1; }
          static class In { @dev.pawl.Async static int in() { return 3; } }
        }
        """,
        """
        class Unread {
          @dev.pawl.Async static int f() {
            var own = new Object() { int n() { return 1; } }::hashCode;
            return 1;
          }
          @dev.pawl.Async static int g() { return 1; }
        }
        """,
        """
        import java.util.List;
        import java.util.function.Function;
        class Crash {
          @dev.pawl.Async static <A, B> B f(List<A> list, Function<A, B> function) { return null; }
          @dev.pawl.Async static int g() {
            return dev.pawl.Task.await(CrashAsync.f(List.of("a"), 1, String::length));
          }
          @dev.pawl.Async static int h() { return dev.pawl.Task.await(CrashAsync.f(String::length)); }
        }
        """,
        """
        class Safe {
          @SafeVarargs @dev.pawl.Async static int f(int[] n) { return 1; }
          @dev.pawl.Async static int g() { return 1; }
        }
        """,
      })
  void whatWasWrongOnceIsWellNow(String text) {
    String name = text.replaceAll("(?s).*?class (\\w+).*", "$1");
    assertThat(sources.wrong(new SourceFile(name, text), AsyncProcessor::new)).isEmpty();
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
