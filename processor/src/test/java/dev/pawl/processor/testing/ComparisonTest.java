package dev.pawl.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The differential tests notice what they are there for. The wrong machine here is another program,
 * run straight, which differs from the right one as a faulty processor would make it differ.
 */
final class ComparisonTest {
  private static final String RIGHT =
      """
      log("start");
      int x = 1;
      try {
        x = x + await(of(step(2)));
        if (x > 2) throw await(of(new Failure("x is " + x)));
        return x;
      } catch (Failure e) {
        e.addSuppressed(new IllegalStateException("why"));
        throw e;
      } finally {
        log("finally");
        await(pause());
      }
      """;

  private final StraightRunner runner = new StraightRunner(new Compilations());

  @Test
  void theSameProgramDoesTheSame() {
    assertThat(difference(RIGHT)).isEmpty();
  }

  @Test
  void anotherMessageIsNoticed() {
    assertThat(mutant("x is", "x was")).isPresent();
  }

  @Test
  void anotherOrderIsNoticed() {
    assertThat(mutant("await(of(step(2)))", "step(await(of(2)))")).isPresent();
  }

  @Test
  void aFinallyThatRunsTwiceIsNoticed() {
    assertThat(mutant("throw e;", "log(\"finally\"); throw e;")).isPresent();
  }

  @Test
  void aFinallyThatIsSkippedWhenCancelledIsNoticed() {
    assertThat(
            mutant(
                "log(\"finally\");",
                "if (!dev.pawl.processor.testing.Run.current().isCancelled()) log(\"finally\");"))
        .get()
        .satisfies(found -> assertThat(found.script().cancelAt()).isNotEqualTo(Script.NEVER));
  }

  @Test
  void aCopyOfAnExceptionIsNoticed() {
    assertThat(
            mutant(
                "e.addSuppressed",
                "if (e.getMessage().startsWith(\"failure\")) e = new Failure(e.getMessage());"
                    + " e.addSuppressed"))
        .isPresent();
  }

  @Test
  void aLostSuppressedExceptionIsNoticed() {
    assertThat(mutant("e.addSuppressed(new IllegalStateException(\"why\"));", "")).isPresent();
  }

  @Test
  void anAwaitThatIsLeftOutOrRunTwiceIsNoticed() {
    assertThat(mutant("await(pause());", "")).isPresent();
    assertThat(mutant("await(pause());", "await(pause()); await(pause());")).isPresent();
  }

  private Optional<Difference> mutant(String right, String wrong) {
    assertThat(RIGHT).contains(right);
    return difference(RIGHT.replace(right, wrong));
  }

  private Optional<Difference> difference(String body) {
    return new Comparison(program(RIGHT), program(body)).thorough("body");
  }

  private Program program(String body) {
    String text =
        """
        import static dev.pawl.Task.await;
        import static dev.pawl.processor.testing.Trace.*;
        import static dev.pawl.processor.testing.program.Leaf.*;
        class Mutated {
          @dev.pawl.Async static int body() {
        %s
          }
        }
        """
            .formatted(body);
    return runner.programs(List.of(new SourceFile("Mutated", text))).get(0);
  }
}
