package dev.pawl.processor.collect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds what is annotated with {@code @Async}. */
public final class Collector {
  private static final String ASYNC = "dev.pawl.Async";

  private Collector() {}

  /** The classes that have {@code @Async} methods and are new in a round; for that round only. */
  public static Set<TypeElement> hosts(RoundEnvironment round, Elements elements) {
    Set<TypeElement> hosts = new LinkedHashSet<>();
    TypeElement async = elements.getTypeElement(ASYNC);
    if (async == null) return hosts;
    // What else may be annotated is javac's to refuse: the annotation's @Target says so.
    for (Element method : ElementFilter.methodsIn(round.getElementsAnnotatedWith(async))) {
      hosts.add((TypeElement) method.getEnclosingElement());
    }
    return hosts;
  }

  /** The {@code @Async} methods that a class declares, in their order. */
  public static List<ExecutableElement> methods(TypeElement host) {
    return ElementFilter.methodsIn(host.getEnclosedElements()).stream()
        .filter(Collector::isAsync)
        .toList();
  }

  /** Whether an element is annotated with {@code @Async}, be it source or compiled. */
  public static boolean isAsync(Element element) {
    for (AnnotationMirror a : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) a.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(ASYNC)) return true;
    }
    return false;
  }
}
