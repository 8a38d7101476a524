package dev.pawl.processor;

import dev.pawl.processor.testing.Languages;
import java.util.stream.Stream;
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
  private static LanguageCases cases;

  @BeforeAll
  static void compile() {
    cases = new LanguageCases(Languages.programs(), AsyncProcessor::new);
  }

  @TestFactory
  Stream<DynamicContainer> aMachineDoesWhatItsBodySays() {
    return cases.differences();
  }

  @TestFactory
  Stream<DynamicTest> generatedCodeHasNoWarnings() {
    return cases.warnings();
  }
}
