package dev.pawl.processor;

import dev.pawl.processor.check.LanguageLevel;
import dev.pawl.processor.check.StrayAwaits;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.facade.KnownFacades;
import dev.pawl.processor.machine.MethodLength;
import dev.pawl.processor.source.AttributedClasses;
import dev.pawl.processor.source.Attribution;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;

/** Which round does what. */
final class Rounds {
  private final JavacEnvironment javac;
  private final Reporter reporter;
  private final Attribution attribution;
  private final FacadeStage facades;
  private final TaskClassStage taskClasses;
  private final StrayAwaits strayAwaits;

  Rounds(JavacEnvironment javac, MethodLength length) {
    this.javac = javac;
    reporter = new Reporter(javac.trees());
    GeneratedFiles files = new GeneratedFiles(javac.filer());
    KnownFacades known = new KnownFacades();
    attribution = new Attribution(javac.environment());
    facades = new FacadeStage(javac, reporter, files, known);
    taskClasses = new TaskClassStage(javac, reporter, files, known, attribution, length);
    strayAwaits = new StrayAwaits(javac.trees(), reporter);
  }

  void run(RoundEnvironment round) {
    if (round.errorRaised() || !takesWhatIsGenerated(round)) return;
    boolean isLast = round.processingOver();
    // First what was taken up in earlier rounds: the facades that bodies mention exist by now, and
    // all that is wrong in bodies is told at once, since javac stops after a round with an error.
    if (!isLast || facades.areAllThere()) lookIntoBodies(isLast);
    if (isLast) return;
    strayAwaits.takeUp(round);
    facades.takeUp(round);
    facades.run().forEach(taskClasses::takeUp);
  }

  private boolean takesWhatIsGenerated(RoundEnvironment round) {
    return LanguageLevel.check(
        javac.environment().getSourceVersion(), round, javac.elements(), javac.trees(), reporter);
  }

  private void lookIntoBodies(boolean isLast) {
    Set<String> waiting = new LinkedHashSet<>(taskClasses.waiting());
    waiting.addAll(strayAwaits.waiting());
    if (waiting.isEmpty()) return;
    AttributedClasses classes = attribution.attribute(waiting);
    taskClasses.run(classes, isLast);
    strayAwaits.run(classes);
  }
}
