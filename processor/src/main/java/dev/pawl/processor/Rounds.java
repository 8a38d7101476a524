package dev.pawl.processor;

import dev.pawl.processor.check.StrayAwaits;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.facade.KnownFacades;
import dev.pawl.processor.source.Attribution;
import javax.annotation.processing.RoundEnvironment;

/** Which round does what. */
final class Rounds {
  private final FacadeStage facades;
  private final TaskClassStage taskClasses;
  private final StrayAwaits strayAwaits;

  Rounds(JavacEnvironment javac) {
    Reporter reporter = new Reporter(javac.trees());
    GeneratedFiles files = new GeneratedFiles(javac.filer());
    KnownFacades known = new KnownFacades(javac.trees());
    Attribution attribution = new Attribution(javac.trees(), javac.types(), javac.elements());
    facades = new FacadeStage(javac, reporter, files, known);
    taskClasses = new TaskClassStage(javac, reporter, files, known, attribution);
    strayAwaits = new StrayAwaits(javac.trees(), javac.elements(), attribution, reporter);
  }

  void run(RoundEnvironment round) {
    if (round.errorRaised()) return;
    boolean isLast = round.processingOver();
    // First what was taken up in earlier rounds: the facades that bodies mention exist by now, and
    // all that is wrong in bodies is told at once, since javac stops after a round with an error.
    if (!isLast || facades.areAllThere()) taskClasses.run(isLast);
    strayAwaits.run();
    if (isLast) return;
    strayAwaits.takeUp(round);
    facades.takeUp(round);
    facades.run().forEach(taskClasses::takeUp);
  }
}
