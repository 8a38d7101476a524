package dev.pawl.processor;

import dev.pawl.processor.machine.MethodLength;
import dev.pawl.processor.testing.Languages;
import dev.pawl.processor.testing.SourceFile;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@link DifferentialTest} does, with every machine cut into as many methods as it can be, as
 * only those of very long methods are otherwise. On 17 it takes a third of the programs and on a
 * newer JDK those that 17 can't compile, with {@code -Dpawl.pieces=true} all.
 */
final class PiecesTest {
  private static LanguageCases cases;

  @BeforeAll
  static void compile() {
    cases = new LanguageCases(programs(), () -> new AsyncProcessor(new MethodLength(0, 0)));
  }

  /** A program is cut alike on every JDK. */
  private static List<SourceFile> programs() {
    List<SourceFile> all = Languages.programs();
    if (Boolean.getBoolean("pawl.pieces")) {
      return all;
    }
    return Runtime.version().feature() < 21
        ? IntStream.range(0, all.size()).filter(i -> i % 3 == 0).mapToObj(all::get).toList()
        : Languages.newerPrograms();
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
