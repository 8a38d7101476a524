package dev.pawl.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Tells javac that {@code @Async} is taken care of; {@code -Xlint:processing} would warn otherwise.
 * {@link AsyncProcessor} can't say so itself: it asks for every class, and would take every
 * annotation away from the other processors. This one must come after it, since javac asks no
 * further once all annotations are claimed.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("dev.pawl.Async")
public final class ClaimProcessor extends AbstractProcessor {
  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return true;
  }
}
