package dev.pawl.processor.source;

import java.util.HashMap;
import java.util.Map;

/**
 * Which other classes the code of a class sees. Only the user's javac knows the modules: to our
 * own, all classes are on one class path.
 */
public final class SeenClasses {
  private final FirstCompilation compilation;
  private final String className;
  private final Map<String, Boolean> answers = new HashMap<>();

  SeenClasses(FirstCompilation compilation, String className) {
    this.compilation = compilation;
    this.className = className;
  }

  /** Whether a top-level class is in a package that is exported to the class's module. */
  public boolean contains(String topLevelName) {
    return answers.computeIfAbsent(topLevelName, name -> compilation.sees(className, name));
  }
}
