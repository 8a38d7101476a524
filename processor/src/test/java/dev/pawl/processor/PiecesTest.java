package dev.pawl.processor;

import static org.junit.jupiter.api.Assertions.fail;

import dev.pawl.processor.machine.MethodLength;
import dev.pawl.processor.testing.LanguageProgram;
import dev.pawl.processor.testing.Languages;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@link DifferentialTest} does, with every machine cut into as many methods as it can be, as
 * only those of very long methods are otherwise.
 */
final class PiecesTest {
  private static final MethodLength SHORTEST = new MethodLength(0, 0);

  private static List<LanguageProgram> programs;

  @BeforeAll
  static void compile() {
    programs = LanguageProgram.compile(Languages.programs(), () -> new AsyncProcessor(SHORTEST));
  }

  @TestFactory
  Stream<DynamicContainer> aMachineInPiecesDoesWhatItsBodySays() {
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
    program
        .rejectionOf(name)
        .filter(rejection -> !program.tolerates(rejection))
        .ifPresent(rejection -> fail(rejection.toString()));
    program.difference(name).ifPresent(difference -> fail(difference.toString()));
  }
}
