package dev.pawl.processor;

import dev.pawl.processor.check.Checks;
import dev.pawl.processor.diagnostic.Rejected;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.source.MethodSource;
import java.util.Optional;

/** The passes in order, from one attributed method to the text of its Task class. */
final class Pipeline {
  private final Reporter reporter;
  private final Backend backend;

  Pipeline(Reporter reporter, Backend backend) {
    this.reporter = reporter;
    this.backend = backend;
  }

  /**
   * The text of the method's Task class; empty if the method was refused, and then it has been said
   * why.
   */
  Optional<String> taskClass(MethodSource source) {
    try {
      if (!Checks.pass(source, reporter)) return Optional.empty();
      return Optional.of(backend.taskClass(source));
    } catch (Rejected rejected) {
      reporter.error(rejected, source.text().unit());
      return Optional.empty();
    }
  }
}
