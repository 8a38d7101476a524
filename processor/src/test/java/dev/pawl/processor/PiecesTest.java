package dev.pawl.processor;

import dev.pawl.processor.machine.MethodLength;
import dev.pawl.processor.testing.Languages;
import dev.pawl.processor.testing.SourceFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@link DifferentialTest} does, with every machine cut into as many methods as it can be, as
 * only those of very long methods are otherwise. On a JDK newer than 17 it takes the programs that
 * 17 can't compile, and with {@code -Dpawl.pieces=true} the others as well.
 */
final class PiecesTest {
  private static LanguageCases cases;

  @BeforeAll
  static void compile() {
    cases = new LanguageCases(programs(), () -> new AsyncProcessor(new MethodLength(0, 0)));
  }

  /** A program is cut alike on every JDK, so 17 sees to all that it can compile. */
  private static List<SourceFile> programs() {
    boolean all = Runtime.version().feature() < 21 || Boolean.getBoolean("pawl.pieces");
    return all ? Languages.programs() : Languages.newerPrograms();
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
