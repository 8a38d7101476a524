package dev.pawl.processor.testing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** One handwritten program, compiled both ways. */
public final class LanguageProgram {
  private static final List<String> ALL_WARNINGS =
      List.of("-Xlint:all,-processing,-auxiliaryclass");

  private final SourceFile source;
  private final Program straight;
  private final MachineRunner.Machines machines;

  private LanguageProgram(SourceFile source, Program straight, MachineRunner.Machines machines) {
    this.source = source;
    this.straight = straight;
    this.machines = machines;
  }

  /** Compiles each program on its own, both ways. */
  public static List<LanguageProgram> compile(
      List<SourceFile> sources, Supplier<Processor> processor) {
    Compilations compilations = new Compilations();
    StraightRunner straight = new StraightRunner(compilations);
    MachineRunner machine = new MachineRunner(compilations, processor);
    return sources.stream()
        .map(
            source ->
                new LanguageProgram(
                    source,
                    straight.programs(List.of(source)).get(0),
                    machine.machines(List.of(source), ALL_WARNINGS)))
        .toList();
  }

  public String name() {
    return source.simpleName();
  }

  public List<String> cases() {
    return straight.cases();
  }

  /** Why the processor gave no machine for a case. */
  public Optional<Rejection> rejectionOf(String name) {
    return machines.rejections().stream()
        .filter(rejection -> rejection.method().equals(name))
        .findFirst();
  }

  /** All methods of the program that did not become machines. */
  public List<Rejection> rejections() {
    return machines.rejections();
  }

  /** Whether a rejection is honest and the program says that it may happen. */
  public boolean tolerates(Rejection rejection) {
    return rejection.kind() != Rejection.Kind.BROKEN
        && (straight.type().isAnnotationPresent(MayBeRefused.class)
            || straight.hasAnnotation(rejection.method(), MayBeRefused.class));
  }

  /** The first difference between the two that some script brings out. */
  public Optional<Difference> difference(String name) {
    return new Comparison(straight, machines.programs().get(0)).thorough(name);
  }

  /** What javac has to say against the generated code. */
  public List<String> warningsInGeneratedCode() {
    return machines.compiled().diagnostics().stream()
        .filter(diagnostic -> isGenerated(diagnostic.getSource()))
        .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
        .map(
            diagnostic ->
                diagnostic.getSource().getName()
                    + ":"
                    + diagnostic.getLineNumber()
                    + ": "
                    + diagnostic.getMessage(Locale.ROOT))
        .toList();
  }

  /**
   * Class files are none of ours: javac misses JUnit's annotations when it looks into the tests'.
   */
  private boolean isGenerated(JavaFileObject file) {
    return file != null
        && file.getKind() == JavaFileObject.Kind.SOURCE
        && !file.getName().endsWith("/" + source.simpleName() + ".java");
  }
}
