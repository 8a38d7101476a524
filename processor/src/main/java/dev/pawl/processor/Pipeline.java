package dev.pawl.processor;

import dev.pawl.processor.check.Checks;
import dev.pawl.processor.diagnostic.Rejected;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.emit.PollSplitting;
import dev.pawl.processor.emit.TaskClassWriter;
import dev.pawl.processor.liveness.Liveness;
import dev.pawl.processor.liveness.Placement;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.normalise.Body;
import dev.pawl.processor.normalise.Normaliser;
import dev.pawl.processor.source.MethodSource;
import dev.pawl.processor.split.Splitter;
import java.util.Optional;

/** The passes in order, from one attributed method to the text of its Task class. */
final class Pipeline {
  private final Reporter reporter;

  Pipeline(Reporter reporter) {
    this.reporter = reporter;
  }

  /**
   * The text of the method's Task class; empty if the method was refused, and then it has been said
   * why.
   */
  Optional<String> taskClass(MethodSource source) {
    try {
      if (!Checks.pass(source, reporter)) return Optional.empty();
      Body body = Normaliser.normalise(source);
      Machine machine = Splitter.split(body);
      Placement placement = Placement.of(machine);
      Liveness liveness = Liveness.of(machine, placement);
      if (!PollSplitting.fitsOneMethod(machine, liveness)) {
        machine = Splitter.splitInPieces(body);
        placement = Placement.of(machine);
        liveness = Liveness.of(machine, placement);
      }
      return Optional.of(TaskClassWriter.write(machine, placement, liveness));
    } catch (Rejected rejected) {
      reporter.error(rejected, source.text().unit());
      return Optional.empty();
    }
  }
}
