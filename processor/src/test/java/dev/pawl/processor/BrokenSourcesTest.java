package dev.pawl.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.processor.testing.BrokenSources;
import dev.pawl.processor.testing.Languages;
import dev.pawl.processor.testing.SourceFile;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Sources are broken most of the time while they are written. Whatever is wrong with one, javac
 * says so at the user's line; the processor neither fails on it nor adds an error of its own making
 * in a file that the user never wrote.
 */
final class BrokenSourcesTest {
  private static final int BREAKS_EACH = Integer.getInteger("pawl.broken", 6);

  @TestFactory
  Stream<DynamicTest> theProcessorSurvivesWhatIsNotJava() {
    long first = Long.getLong("pawl.broken.seed", 1);
    return Languages.programs().stream()
        .flatMap(
            program ->
                LongStream.range(first, first + BREAKS_EACH)
                    .mapToObj(
                        seed ->
                            DynamicTest.dynamicTest(
                                program.name() + ", -Dpawl.broken.seed=" + seed,
                                () -> check(program, seed))));
  }

  private static void check(SourceFile program, long seed) {
    SourceFile broken = BrokenSources.broken(program, seed);
    List<String> wrong = BrokenSources.wrong(broken, AsyncProcessor::new);
    assertThat(wrong).as(broken.text()).isEmpty();
  }
}
