package dev.pawl.processor;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.pawl.processor.testing.LanguageProgram;
import dev.pawl.processor.testing.Languages;
import dev.pawl.processor.testing.Rejection;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The meaning of an {@code @Async} method is its body with {@code await(e)} read as "the value of
 * e". Each case of {@code language/X.java} is run that way and as a machine, with its awaits ready,
 * pending, failing and cancelled; results, order of effects and exceptions must agree.
 */
final class DifferentialTest {
  private static List<LanguageProgram> programs;

  @BeforeAll
  static void compile() {
    programs = LanguageProgram.compile(Languages.programs(), AsyncProcessor::new);
  }

  @TestFactory
  Stream<DynamicContainer> aMachineDoesWhatItsBodySays() {
    return programs.stream()
        .map(
            program ->
                DynamicContainer.dynamicContainer(
                    program.name(),
                    program.cases().stream()
                        .map(name -> DynamicTest.dynamicTest(name, () -> check(program, name)))));
  }

  @TestFactory
  Stream<DynamicTest> generatedCodeHasNoWarnings() {
    return programs.stream()
        .map(
            program ->
                DynamicTest.dynamicTest(
                    program.name(),
                    () -> Assertions.assertThat(program.warningsInGeneratedCode()).isEmpty()));
  }

  private static void check(LanguageProgram program, String name) {
    program.rejectionOf(name).ifPresent(rejection -> abortOrFail(program, rejection));
    program.difference(name).ifPresent(difference -> fail(difference.toString()));
  }

  private static void abortOrFail(LanguageProgram program, Rejection rejection) {
    if (program.tolerates(rejection)) {
      abort(rejection.toString());
    }
    fail(rejection.toString());
  }
}
