package dev.pawl.processor;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.pawl.processor.testing.LanguageProgram;
import dev.pawl.processor.testing.Rejection;
import dev.pawl.processor.testing.SourceFile;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/** The cases of all language programs as one processor makes them, each as a test. */
final class LanguageCases {
  private final List<LanguageProgram> programs;

  LanguageCases(List<SourceFile> sources, Supplier<Processor> processor) {
    programs = LanguageProgram.compile(sources, processor);
  }

  /** Whether each case does what its body says. */
  Stream<DynamicContainer> differences() {
    return programs.stream()
        .map(
            program ->
                DynamicContainer.dynamicContainer(
                    program.name(),
                    program.cases().stream()
                        .map(name -> DynamicTest.dynamicTest(name, () -> check(program, name)))));
  }

  /** Whether what was generated for each program compiles without warnings. */
  Stream<DynamicTest> warnings() {
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
