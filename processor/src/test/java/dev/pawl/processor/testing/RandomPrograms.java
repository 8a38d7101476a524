package dev.pawl.processor.testing;

import dev.pawl.processor.testing.random.ProgramGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;

/**
 * Compares random programs, many in one compilation. Where all is well, one compilation makes them
 * both ways; what javac or the processor does not take is looked at again, method by method. To be
 * used by one thread.
 */
public final class RandomPrograms {
  private static final List<String> QUIET = List.of("-Xlint:none");

  /** Shrinking takes its time: the first few findings are enough to understand. */
  private static final int SHRUNKEN = 3;

  private static final int ATTEMPTS = 600;

  /** Methods of a class: the processor's time grows faster than a class does. */
  private static final int PER_CLASS = 25;

  private final ProgramGenerator generator = new ProgramGenerator();
  private final TwinRunner twins;
  private final StraightRunner straight;
  private final MachineRunner machine;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private int shrunken;
  private int compared;
  private int notJava;

  /** For one thread; {@code processor} makes the processor under test. */
  public RandomPrograms(Supplier<Processor> processor) {
    Compilations compilations = new Compilations();
    twins = new TwinRunner(compilations, processor);
    straight = new StraightRunner(compilations);
    machine = new MachineRunner(compilations, processor);
  }

  /** Compares the methods of some successive seeds. */
  public void compare(long firstSeed, int count) {
    List<Long> seeds = LongStream.range(firstSeed, firstSeed + count).boxed().toList();
    List<List<Long>> classes = new ArrayList<>();
    for (int start = 0; start < count; start += PER_CLASS) {
      classes.add(seeds.subList(start, Math.min(count, start + PER_CLASS)));
    }
    if (!areTaken(classes)) {
      classes.stream().filter(one -> !areTaken(List.of(one))).forEach(this::compare);
    }
  }

  /** What went wrong so far. */
  public List<Finding> findings() {
    return findings;
  }

  /** How many methods were refused, by the first line of the message. */
  public Map<String, Integer> refusals() {
    return refusals;
  }

  /** How many methods ran both ways. */
  public int compared() {
    return compared;
  }

  /** How many methods javac did not take, or not well: a fault of the generator, or of javac. */
  public int notJava() {
    return notJava;
  }

  /** Compares the methods of some classes, unless there is a trouble with any of them. */
  private boolean areTaken(List<List<Long>> classes) {
    List<SourceFile> sources = classes.stream().map(this::program).toList();
    List<TwinRunner.Twins> programs;
    try {
      programs = twins.twins(sources, QUIET).orElse(List.of());
    } catch (RuntimeException | AssertionError | LinkageError crash) {
      return false; // Told by the closer look.
    }
    for (int i = 0; i < programs.size(); i++) {
      TwinRunner.Twins both = programs.get(i);
      compare(classes.get(i), new Comparison(both.straight(), both.machine()), Map.of());
    }
    return !programs.isEmpty();
  }

  private SourceFile program(List<Long> seeds) {
    return generator.program("p" + Long.toUnsignedString(seeds.get(0)), seeds);
  }

  private void compare(List<Long> seeds) {
    SourceFile source = program(seeds);
    Optional<Program> expected = straightProgram(source);
    if (expected.isEmpty()) {
      if (seeds.size() == 1) {
        notJava++;
      } else {
        halves(seeds);
      }
      return;
    }
    try {
      compare(seeds, expected.get(), machine.machines(List.of(source), QUIET));
    } catch (RuntimeException | AssertionError | LinkageError crash) {
      if (seeds.size() > 1) {
        halves(seeds);
      } else {
        findings.add(
            new Finding(seeds.get(0), Finding.Kind.CRASHED, crash.toString(), source.text()));
      }
    }
  }

  private void halves(List<Long> seeds) {
    compare(seeds.subList(0, seeds.size() / 2));
    compare(seeds.subList(seeds.size() / 2, seeds.size()));
  }

  private Optional<Program> straightProgram(SourceFile source) {
    try {
      return Optional.of(straight.programs(List.of(source)).get(0));
    } catch (RuntimeException | AssertionError | LinkageError e) {
      return Optional.empty();
    }
  }

  private void compare(List<Long> seeds, Program expected, MachineRunner.Machines machines) {
    Map<String, Rejection> rejections =
        machines.rejections().stream()
            .collect(Collectors.toMap(Rejection::method, rejection -> rejection, (a, b) -> a));
    compare(seeds, new Comparison(expected, machines.programs().get(0)), rejections);
  }

  private void compare(List<Long> seeds, Comparison comparison, Map<String, Rejection> rejections) {
    for (long seed : seeds) {
      // One of a callee is the cause of the method's own.
      Rejection rejection =
          rejections.getOrDefault(
              ProgramGenerator.calleesOf(seed), rejections.get(ProgramGenerator.nameOf(seed)));
      if (rejection == null) {
        Optional<Difference> difference = comparison.brief(ProgramGenerator.nameOf(seed), seed);
        if (difference.filter(RandomPrograms::isOfJavac).isPresent()) {
          notJava++;
          continue;
        }
        compared++;
        difference.ifPresent(one -> findings.add(different(seed, one)));
      } else if (rejection.kind() == Rejection.Kind.BROKEN) {
        findings.add(broken(seed, rejection));
      } else {
        refusals.merge(
            rejection.message().lines().findFirst().orElseThrow().replaceFirst("^\\S+ ", ""),
            1,
            Integer::sum);
      }
    }
  }

  /**
   * Whether the virtual machine refuses what javac made of a source that it took: a fault of
   * javac's, such as JDK-8390354, which a program may have in either of its two forms alone.
   */
  private static boolean isOfJavac(Difference difference) {
    return Stream.of(difference.straight(), difference.machine())
        .anyMatch(outcome -> outcome.end().contains("java.lang.VerifyError"));
  }

  private Finding different(long seed, Difference difference) {
    Predicate<SourceFile> differs =
        source ->
            straightProgram(source)
                .flatMap(expected -> difference(seed, source, expected))
                .isPresent();
    return new Finding(
        seed, Finding.Kind.DIFFERENT, difference.toString(), shrunken(seed, differs));
  }

  private Optional<Difference> difference(long seed, SourceFile source, Program expected) {
    MachineRunner.Machines machines = machine.machines(List.of(source), QUIET);
    return machines.rejections().isEmpty()
        ? new Comparison(expected, machines.programs().get(0))
            .brief(ProgramGenerator.nameOf(seed), seed)
        : Optional.empty();
  }

  private Finding broken(long seed, Rejection rejection) {
    Predicate<SourceFile> isRejected =
        source ->
            straightProgram(source).isPresent()
                && machine.machines(List.of(source), QUIET).rejections().stream()
                    .anyMatch(other -> other.cause().equals(rejection.cause()));
    return new Finding(seed, Finding.Kind.BROKEN, rejection.toString(), shrunken(seed, isRejected));
  }

  /** The method alone; the rest of the program is always the same. */
  private String shrunken(long seed, Predicate<SourceFile> goesWrong) {
    SourceFile program = generator.program("p", List.of(seed));
    SourceFile shortest =
        ++shrunken > SHRUNKEN
            ? program
            : new Shrinker(goesWrong, ATTEMPTS)
                .shrink(program, ProgramGenerator.nameOf(seed), ProgramGenerator.calleesOf(seed));
    return ProgramGenerator.own(shortest).replaceAll("(?m)^\\s*\n", "");
  }
}
