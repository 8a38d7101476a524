package dev.pawl.processor;

import dev.pawl.processor.collect.Collector;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.facade.FacadeNames;
import dev.pawl.processor.facade.KnownFacades;
import dev.pawl.processor.source.Attribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Writes Task classes, for methods whose facade was written in an earlier round: bodies mention
 * facades. A class waits until it can be attributed and javac understands all of it. What still
 * waits after the last round contains an error of the user's. javac reports it because the class
 * was attributed in that round, and then looks no further: it doesn't miss the Task classes.
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
      Attribution attribution) {
    this.javac = javac;
    this.reporter = reporter;
    this.files = files;
    this.known = known;
    this.attribution = attribution;
    this.pipeline = new Pipeline(reporter);
  }

  /** Takes up the methods of one class, for a later round. */
  void takeUp(List<AsyncMethod> methods) {
    waiting.put(methods.get(0).hostName(), methods);
  }

  /** Writes the Task classes that can be written; in the last round whatever can't is given up. */
  void run(boolean isLast) {
    for (String name : List.copyOf(waiting.keySet())) {
      TypeElement host = javac.elements().getTypeElement(name);
      if (!isLast && !attribution.isSafe(host)) continue;
      if (!attribution.attribute(host)) continue;
      for (AsyncMethod method : waiting.remove(name)) write(method, host);
    }
  }

  private void write(AsyncMethod method, TypeElement host) {
    ExecutableElement element = find(host, method);
    try {
      pipeline
          .taskClass(attribution.sourceOf(method, element, known))
          .ifPresent(text -> files.write(method.qualifiedTaskClassName(), text, host));
    } catch (RuntimeException | StackOverflowError | AssertionError fault) {
      reporter.fault(fault, javac.trees().getPath(element));
    }
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
