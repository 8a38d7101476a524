package dev.pawl.processor.testing;

import dev.pawl.processor.testing.AsyncMethods.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Makes programs with the processor. A method that it rejects is cut out and the others are
 * compiled without it, so that one rejection does not hide what the rest does.
 */
final class MachineRunner {
  private static final int ROUNDS = 12;

  private final Compilations compilations;
  private final Supplier<Processor> processor;

  MachineRunner(Compilations compilations, Supplier<Processor> processor) {
    this.compilations = compilations;
    this.processor = processor;
  }

  /**
   * What the processor made of some sources.
   *
   * @param programs one for each source
   * @param compiled the last compilation, which had no errors
   */
  record Machines(List<Program> programs, List<Rejection> rejections, Compiled compiled) {}

  Machines machines(List<SourceFile> sources, List<String> options) {
    List<Rejection> rejections = new ArrayList<>();
    List<SourceFile> rest = sources;
    for (int round = 0; round < ROUNDS; round++) {
      Compiled compiled = compilations.compile(rest, processor.get(), options);
      if (compiled.errors().isEmpty()) {
        ProgramLoader loader = new ProgramLoader(compiled.classes(), getClass().getClassLoader());
        return new Machines(
            sources.stream().map(source -> new Program(loader, source.name())).toList(),
            rejections,
            compiled);
      }
      rest = withoutRejected(rest, compiled, rejections);
    }
    throw new AssertionError("still rejected after " + ROUNDS + " rounds: " + rejections);
  }

  private List<SourceFile> withoutRejected(
      List<SourceFile> sources, Compiled compiled, List<Rejection> rejections) {
    Map<SourceFile, AsyncMethods> methods =
        sources.stream()
            .collect(
                Collectors.toMap(
                    source -> source, AsyncMethods::in, (a, b) -> a, LinkedHashMap::new));
    Map<SourceFile, List<Place>> cut = new LinkedHashMap<>();
    boolean others = !rejections.isEmpty();
    for (Diagnostic<? extends JavaFileObject> error : telling(compiled.errors())) {
      for (Map.Entry<SourceFile, AsyncMethods> entry : methods.entrySet()) {
        Optional<Place> place = placeOf(error, entry.getKey(), entry.getValue());
        List<Place> cutHere = cut.computeIfAbsent(entry.getKey(), source -> new ArrayList<>());
        if (place.isPresent() && !cutHere.contains(place.get())) {
          cutHere.add(place.get());
          rejections.add(rejection(error, entry.getKey(), place.get(), compiled, others));
        }
      }
    }
    if (cut.values().stream().allMatch(List::isEmpty)) {
      throw new AssertionError("errors that belong to no method: " + compiled.errors());
    }
    return sources.stream()
        .map(source -> methods.get(source).without(cut.getOrDefault(source, List.of())))
        .toList();
  }

  /** What the processor says itself comes first: everything else may follow from it. */
  private static List<Diagnostic<? extends JavaFileObject>> telling(
      List<Diagnostic<? extends JavaFileObject>> errors) {
    List<Diagnostic<? extends JavaFileObject>> refusals =
        errors.stream()
            .filter(error -> error.getMessage(Locale.ROOT).startsWith("["))
            .collect(Collectors.toCollection(ArrayList::new));
    return refusals.isEmpty() ? errors : refusals;
  }

  private static Optional<Place> placeOf(
      Diagnostic<? extends JavaFileObject> error, SourceFile source, AsyncMethods methods) {
    if (error.getSource() == null) {
      return Optional.empty();
    }
    String file = nameOf(error.getSource());
    return file.equals(source.name())
        ? methods.at(error.getPosition())
        : methods.ofTaskClass(file.substring(file.lastIndexOf('.') + 1));
  }

  private static String nameOf(JavaFileObject file) {
    return file.toUri().getPath().substring(1).replace(".java", "").replace('/', '.');
  }

  private static Rejection rejection(
      Diagnostic<? extends JavaFileObject> error,
      SourceFile source,
      Place place,
      Compiled compiled,
      boolean others) {
    String file = nameOf(error.getSource());
    boolean generated = !file.equals(source.name());
    Rejection.Kind kind = Rejection.kindOf(error);
    if (kind == Rejection.Kind.BROKEN && !generated && others) {
      kind = Rejection.Kind.DEPENDENT;
    }
    String message =
        "%s:%d: %s".formatted(file, error.getLineNumber(), error.getMessage(Locale.ROOT));
    String excerpt =
        generated ? excerpt(compiled.generated().get(file), (int) error.getLineNumber()) : "";
    return new Rejection(source.name(), place.name(), kind, message, excerpt);
  }

  private static String excerpt(String text, int line) {
    if (text == null) {
      return "";
    }
    List<String> lines = text.lines().toList();
    return IntStream.range(Math.max(0, line - 6), Math.min(lines.size(), line + 3))
        .mapToObj(i -> (i + 1 == line ? "> " : "  ") + lines.get(i))
        .collect(Collectors.joining("\n", "\n", ""));
  }
}
