package dev.pawl.processor.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;

/**
 * Makes programs both ways with one compilation, which is what most of the time goes into: the
 * template that the processor leaves as it is, linked to a Task whose {@code await} is the value,
 * is the straight program. Only its facade is another one; it is compiled under a name of its own
 * and renamed.
 */
final class TwinRunner {
  private static final String FACADE = "Async";
  private static final String STRAIGHT_FACADE = "AsyncStraight";

  private final Compilations compilations;
  private final Supplier<Processor> processor;
  private final StraightWorld world;

  TwinRunner(Compilations compilations, Supplier<Processor> processor) {
    this.compilations = compilations;
    this.processor = processor;
    this.world = new StraightWorld(compilations);
  }

  /** One program, both ways. */
  record Twins(Program straight, Program machine) {}

  /** The programs, one for each source; empty if javac or the processor refuses any of them. */
  Optional<List<Twins>> twins(List<SourceFile> sources, List<String> options) {
    Compiled compiled =
        compilations.compile(
            sources, List.of(processor.get(), new StraightFacades(STRAIGHT_FACADE)), options);
    if (!compiled.errors().isEmpty()) {
      return Optional.empty();
    }
    ProgramLoader machine = new ProgramLoader(compiled.classes(), getClass().getClassLoader());
    ProgramLoader straight = new ProgramLoader(straight(compiled.classes()), world);
    return Optional.of(
        sources.stream()
            .map(SourceFile::name)
            .map(name -> new Twins(new Program(straight, name), new Program(machine, name)))
            .toList());
  }

  /** The classes with the straight facades in the place of the processor's. */
  private static Map<String, byte[]> straight(Map<String, byte[]> classes) {
    Map<String, byte[]> straight = new HashMap<>(classes);
    classes.forEach(
        (name, bytes) -> {
          if (name.endsWith(STRAIGHT_FACADE)) {
            straight.put(
                name.replace(STRAIGHT_FACADE, FACADE),
                ClassConstants.replace(bytes, STRAIGHT_FACADE, FACADE));
          }
        });
    return straight;
  }
}
