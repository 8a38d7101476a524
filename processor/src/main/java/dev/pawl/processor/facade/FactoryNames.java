package dev.pawl.processor.facade;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/**
 * What the factories of a class are called: as their methods, but for a static method whose factory
 * is taken by an instance method, since its receiver comes first. There, both calls would look the
 * same:
 *
 * <pre>
 *   Format copy()                   ⇒   copy(Format self)
 *   static Format copy(Format of)   ⇒   copyStatic(Format of)
 * </pre>
 */
public final class FactoryNames {
  private static final String SUFFIX = "Static";

  private final Map<ExecutableElement, String> names = new HashMap<>();

  /** What of {@code Object} a factory of one private class would be, to be refused by javac. */
  private final Set<String> taken = new HashSet<>(Set.of("equals[java.lang.Object]"));

  private FactoryNames() {}

  /** Names the factories of all {@code @Async} methods of a class, in whatever order they stand. */
  public static FactoryNames of(
      List<ExecutableElement> methods, Function<ExecutableElement, FacadeSignature> signatures) {
    FactoryNames all = new FactoryNames();
    for (ExecutableElement method : methods) {
      if (!isStatic(method)) all.give(method, "", signatures.apply(method));
    }
    for (String suffix : List.of("", SUFFIX)) {
      for (ExecutableElement method : methods) {
        if (isStatic(method)) all.give(method, suffix, signatures.apply(method));
      }
    }
    return all;
  }

  /** The name of a method's factory; none if whatever it could be called is taken. */
  public Optional<String> of(ExecutableElement method) {
    return Optional.ofNullable(names.get(method));
  }

  private void give(ExecutableElement method, String suffix, FacadeSignature signature) {
    String name = method.getSimpleName() + suffix;
    if (!names.containsKey(method) && taken.add(name + signature.erasedParameters())) {
      names.put(method, name);
    }
  }

  private static boolean isStatic(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC);
  }
}
