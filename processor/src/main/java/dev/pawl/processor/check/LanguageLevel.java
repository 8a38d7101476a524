package dev.pawl.processor.check;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.pawl.processor.collect.Collector;
import dev.pawl.processor.diagnostic.Problem;
import dev.pawl.processor.diagnostic.Reporter;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Generated code is Java 17, as the runtime is: where an older one is asked for, javac takes none.
 */
public final class LanguageLevel {
  private static final SourceVersion OLDEST = SourceVersion.RELEASE_17;

  private LanguageLevel() {}

  /** Whether a compilation takes what is generated; reports at {@code @Async} methods if not. */
  public static boolean check(
      SourceVersion asked,
      RoundEnvironment round,
      Elements elements,
      Trees trees,
      Reporter reporter) {
    if (asked.compareTo(OLDEST) >= 0) return true;
    for (TypeElement host : Collector.hosts(round, elements)) {
      for (ExecutableElement method : Collector.methods(host)) {
        TreePath path = trees.getPath(method);
        reporter.error(
            Problem.OLDER_LANGUAGE, path.getLeaf(), path.getCompilationUnit(), asked.ordinal());
      }
    }
    return false;
  }
}
