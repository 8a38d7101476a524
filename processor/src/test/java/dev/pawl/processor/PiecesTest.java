package dev.pawl.processor;

import dev.pawl.processor.machine.MethodLength;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@link DifferentialTest} does, with every machine cut into as many methods as it can be, as
 * only those of very long methods are otherwise.
 */
final class PiecesTest {
  private static LanguageCases cases;

  @BeforeAll
  static void compile() {
    cases = new LanguageCases(() -> new AsyncProcessor(new MethodLength(0, 0)));
  }

  @TestFactory
  Stream<DynamicContainer> aMachineInPiecesDoesWhatItsBodySays() {
    return cases.differences();
  }

  @TestFactory
  Stream<DynamicTest> generatedCodeHasNoWarnings() {
    return cases.warnings();
  }
}
