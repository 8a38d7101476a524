package dev.pawl.processor;

import dev.pawl.processor.collect.Collector;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.facade.FacadeNames;
import dev.pawl.processor.facade.FacadeSignature;
import dev.pawl.processor.facade.KnownFacades;
import dev.pawl.processor.facade.PlaceholderWriter;
import dev.pawl.processor.source.Attribution;
import dev.pawl.processor.source.MethodSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Writes Task classes, for methods whose facade was written in an earlier round: bodies mention facades. A class waits
 * until it can be attributed. What still waits in the last round mentions something that nobody generated, which is the
 * user's own error; its Task classes only see to it that the facade adds none.
 */
final class TaskClassStage {
  private final JavacEnvironment javac;
  private final Reporter reporter;
  private final GeneratedFiles files;
  private final KnownFacades known;
  private final Attribution attribution;
  private final Pipeline pipeline;

  /** Methods by the canonical name of their class. */
  private final Map<String, List<AsyncMethod>> waiting = new LinkedHashMap<>();

  TaskClassStage(
      JavacEnvironment javac,
      Reporter reporter,
      GeneratedFiles files,
      KnownFacades known,
      Attribution attribution,
      Backend backend) {
    this.javac = javac;
    this.reporter = reporter;
    this.files = files;
    this.known = known;
    this.attribution = attribution;
    this.pipeline = new Pipeline(reporter, backend);
  }

  /** Takes up the methods of one class, for a later round. */
  void takeUp(List<AsyncMethod> methods) {
    waiting.put(methods.get(0).hostName(), methods);
  }

  /** Writes the Task classes that can be written; in the last round all. */
  void run(boolean isLast) {
    for (String name : List.copyOf(waiting.keySet())) {
      TypeElement host = javac.elements().getTypeElement(name);
      if (!isLast && !attribution.isSafe(host)) continue;
      for (AsyncMethod method : waiting.remove(name)) {
        ExecutableElement element = find(host, method);
        try {
          taskClass(method, element)
              .ifPresent(text -> files.write(method.qualifiedTaskClassName(), text, host));
        } catch (RuntimeException | StackOverflowError | AssertionError fault) {
          reporter.fault(fault, javac.trees().getPath(element));
        }
      }
    }
  }

  private Optional<String> taskClass(AsyncMethod method, ExecutableElement element) {
    MethodSource source = attribution.sourceOf(method, element, known);
    if (attribution.isSound(source)) return pipeline.taskClass(source);
    return Optional.of(
        PlaceholderWriter.write(
            method, FacadeSignature.of(element, javac.types(), javac.elements())));
  }

  private ExecutableElement find(TypeElement host, AsyncMethod method) {
    return Collector.methods(host).stream()
        .filter(m -> m.getSimpleName().contentEquals(method.methodName()))
        .filter(m -> erasedParameterTypes(m).equals(method.erasedParameterTypes()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(method + " is gone"));
  }

  private List<String> erasedParameterTypes(ExecutableElement method) {
    return FacadeNames.erasedParameterTypes(method, javac.types());
  }
}
