package dev.pawl.processor;

import com.google.auto.service.AutoService;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.machine.MethodLength;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * javac's side of the processor.
 *
 * <p>It looks at every class, annotated or not: an await outside of {@code @Async} methods would
 * otherwise be found out only when it runs.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("*")
public final class AsyncProcessor extends AbstractProcessor {
  private final MethodLength length;
  private Rounds rounds;
  private boolean complained;

  /** For javac. */
  public AsyncProcessor() {
    this(MethodLength.COMPILED);
  }

  /**
   * For whoever wants to see machines in pieces.
   *
   * @param length how long methods may get
   */
  AsyncProcessor(MethodLength length) {
    this.length = length;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    try {
      rounds =
          JavacEnvironment.of(environment).map(javac -> new Rounds(javac, length)).orElse(null);
    } catch (LinkageError notEvenOnItsPath) {
      rounds = null;
    }
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (rounds != null) run(round);
    else if (isAsyncAmong(annotations)) complain(Problem.NOT_JAVAC.text());
    return false;
  }

  /** An exception out of a processor ends javac with a stack trace instead of an error. */
  private void run(RoundEnvironment round) {
    if (complained) return;
    try {
      rounds.run(round);
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError fault) {
      complain(Reporter.faultWithoutAPlace(fault));
    }
  }

  private static boolean isAsyncAmong(Set<? extends TypeElement> annotations) {
    return annotations.stream().anyMatch(a -> a.getQualifiedName().contentEquals("dev.pawl.Async"));
  }

  private void complain(String message) {
    if (!complained) processingEnv.getMessager().printMessage(Kind.ERROR, message);
    complained = true;
  }
}
