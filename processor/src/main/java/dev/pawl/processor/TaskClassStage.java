package dev.pawl.processor;

import dev.pawl.processor.collect.Collector;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.facade.FacadeNames;
import dev.pawl.processor.facade.KnownFacades;
import dev.pawl.processor.machine.MethodLength;
import dev.pawl.processor.source.AttributedClasses;
import dev.pawl.processor.source.Attribution;
import dev.pawl.processor.source.MethodSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Writes Task classes, for methods whose facade was written in an earlier round: bodies mention
 * facades. A class waits until javac understands all of it: it may mention what another processor
 * has yet to generate. What has an error of the user's that nothing could mend gets Task classes
 * that do nothing, and javac comes to the error by itself. What still waits in the last round has
 * one too, as far as anybody knows now, but a file that is written then costs a warning. The user's
 * javac is made to find the error there and then: by default it stops after that and doesn't miss
 * the Task classes.
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
      MethodLength length) {
    this.javac = javac;
    this.reporter = reporter;
    this.files = files;
    this.known = known;
    this.attribution = attribution;
    this.pipeline = new Pipeline(reporter, length);
  }

  /** Takes up the methods of one class, for a later round. */
  void takeUp(List<AsyncMethod> methods) {
    waiting.put(methods.get(0).hostName(), methods);
  }

  /** The canonical names of the classes that wait. */
  Set<String> waiting() {
    return waiting.keySet();
  }

  /** Writes the Task classes that can be written; in the last round whatever can't is given up. */
  void run(AttributedClasses classes, boolean isLast) {
    for (String name : List.copyOf(waiting.keySet())) {
      Optional<TypeElement> host = classes.find(name);
      Optional<TypeElement> broken = classes.findBroken(name);
      if (host.isPresent()) {
        for (AsyncMethod method : waiting.remove(name)) write(method, host.get(), classes);
      } else if (isLast) {
        attribution.reportErrors(name, classes);
      } else if (broken.isPresent()) {
        for (AsyncMethod method : waiting.remove(name)) {
          writeStub(sourceOf(method, broken.get(), classes));
        }
      }
    }
  }

  private void write(AsyncMethod method, TypeElement host, AttributedClasses classes) {
    MethodSource source = sourceOf(method, host, classes);
    Map<AsyncMethod, String> texts = Map.of();
    try {
      texts = pipeline.taskClasses(source);
    } catch (RuntimeException | StackOverflowError | AssertionError fault) {
      reporter.fault(fault, source.path());
    }
    if (texts.isEmpty()) writeStub(source);
    texts.forEach((one, text) -> files.write(one.qualifiedTaskClassName(), text, origin(method)));
  }

  /**
   * Writes a Task class that does nothing, for a method of which an error is told: the facade
   * mentions the class, and not every javac stops before it gets there.
   */
  private void writeStub(MethodSource source) {
    AsyncMethod method = source.method();
    try {
      files.write(method.qualifiedTaskClassName(), Pipeline.stub(source), origin(method));
    } catch (RuntimeException | StackOverflowError | AssertionError told) {
      // The user's own error may leave nothing that a Task class could be made of.
    }
  }

  private MethodSource sourceOf(AsyncMethod method, TypeElement host, AttributedClasses classes) {
    return classes.sourceOf(method, find(host, method), known.in(classes.trees(), classes.types()));
  }

  private TypeElement origin(AsyncMethod method) {
    return javac.elements().getTypeElement(method.hostName());
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
