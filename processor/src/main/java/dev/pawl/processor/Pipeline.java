package dev.pawl.processor;

import dev.pawl.processor.check.Checks;
import dev.pawl.processor.diagnostic.Rejected;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.emit.PollSplitting;
import dev.pawl.processor.emit.TaskClassWriter;
import dev.pawl.processor.liveness.Liveness;
import dev.pawl.processor.liveness.Placement;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.MethodLength;
import dev.pawl.processor.normalise.Body;
import dev.pawl.processor.normalise.Normaliser;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.split.Splitter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The passes in order, from one attributed method to the texts of its Task classes. */
final class Pipeline {
  private final Reporter reporter;
  private final MethodLength length;

  Pipeline(Reporter reporter, MethodLength length) {
    this.reporter = reporter;
    this.length = length;
  }

  /**
   * The texts of the Task classes of the method and of its async blocks; none if one of them was
   * refused, and then it has been said why.
   */
  Map<AsyncMethod, String> taskClasses(MethodSource source) {
    if (!Checks.pass(source, reporter)) return Map.of();
    Map<AsyncMethod, String> classes = new LinkedHashMap<>();
    try {
      write(source, classes);
      return classes;
    } catch (Rejected rejected) {
      reporter.error(rejected, source.text().unit());
      return Map.of();
    }
  }

  /** The text of a Task class that does nothing. */
  static String stub(MethodSource source) {
    Machine machine = Splitter.split(Normaliser.stub(source));
    Placement placement = Placement.of(machine);
    return TaskClassWriter.write(machine, placement, Liveness.of(machine, placement));
  }

  private void write(MethodSource source, Map<AsyncMethod, String> classes) {
    Body body = Normaliser.normalise(source);
    Machine machine = Splitter.split(body);
    Placement placement = Placement.of(machine);
    Liveness liveness = Liveness.of(machine, placement);
    if (!PollSplitting.fitsOneMethod(machine, liveness, length)) {
      machine = Splitter.splitInPieces(body, length);
      placement = Placement.of(machine);
      liveness = Liveness.of(machine, placement);
    }
    classes.put(source.method(), TaskClassWriter.write(machine, placement, liveness));
    for (MethodSource block : body.reader().blocks().found()) write(block, classes);
  }
}
