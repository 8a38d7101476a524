package dev.pawl.processor.source;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Which other classes the code of a class sees. Only the user's javac knows the modules: to our
 * own, all classes are on one class path.
 */
public final class SeenClasses {
  private final FirstCompilation compilation;
  private final Elements elements;
  private final String className;
  private final Map<String, Boolean> answers = new HashMap<>();
  private final Map<String, Boolean> existing = new HashMap<>();

  /**
   * @param elements of the second compilation
   */
  SeenClasses(FirstCompilation compilation, Elements elements, String className) {
    this.compilation = compilation;
    this.elements = elements;
    this.className = className;
  }

  /** Whether a top-level class is in a package that is exported to the class's module. */
  public boolean contains(String topLevelName) {
    return answers.computeIfAbsent(topLevelName, name -> compilation.sees(className, name));
  }

  /** Whether there is a class of this canonical name at all. */
  public boolean exists(String canonicalName) {
    return existing.computeIfAbsent(canonicalName, this::find);
  }

  /** Asks one module: without one, javac looks for a name from each of some 70, if none has it. */
  private boolean find(String canonicalName) {
    TypeElement host = elements.getTypeElement(className);
    ModuleElement module = elements.getModuleOf(host); // null before Java 9
    return (module == null
            ? elements.getTypeElement(canonicalName)
            : elements.getTypeElement(module, canonicalName))
        != null;
  }
}
