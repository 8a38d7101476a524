package dev.pawl.processor.testing;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A compiled class with {@code @Async} methods. Each of them that takes no parameters is a case: a
 * static method, or an instance method if the class has a constructor without parameters. A static
 * {@code reset()}, if there is one, is called before each run, and what a static {@code state()}
 * says after it belongs to the outcome.
 */
final class Program {
  private final Class<?> type;
  private final Map<String, Method> factories;
  private final Method drive;
  private final Optional<Method> reset;
  private final Optional<Method> state;

  /**
   * @param loader has the program, its facade and {@code Drive}, all linked to the same Task
   * @param name the class's fully qualified name
   */
  Program(ClassLoader loader, String name) {
    try {
      type = Class.forName(name, true, loader);
      factories = factories(name + "Async", loader);
      Class<?> task = Class.forName("dev.pawl.Task", true, loader);
      drive =
          Class.forName(getClass().getPackageName() + ".program.Drive", true, loader)
              .getMethod("toTheEnd", task);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
    reset = hook("reset");
    state = hook("state");
  }

  /** The factories of the cases; none if all methods were rejected, so that there is no facade. */
  private Map<String, Method> factories(String facade, ClassLoader loader) {
    try {
      return Arrays.stream(Class.forName(facade, true, loader).getDeclaredMethods())
          .filter(this::isCase)
          .peek(method -> method.setAccessible(true))
          .collect(Collectors.toMap(Method::getName, method -> method, (a, b) -> a, TreeMap::new));
    } catch (ClassNotFoundException e) {
      return Map.of();
    }
  }

  private Optional<Method> hook(String name) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .peek(method -> method.setAccessible(true))
        .findAny();
  }

  /** The names of the cases, sorted. */
  List<String> cases() {
    return List.copyOf(factories.keySet());
  }

  /** The class itself. */
  Class<?> type() {
    return type;
  }

  boolean hasAnnotation(String method, Class<? extends Annotation> annotation) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(m -> m.getName().equals(method) && m.isAnnotationPresent(annotation));
  }

  private boolean isCase(Method factory) {
    return Modifier.isStatic(factory.getModifiers())
        && !factory.isSynthetic()
        && (factory.getParameterCount() == 0
            || factory.getParameterCount() == 1 && declaresInstanceMethod(factory));
  }

  private boolean declaresInstanceMethod(Method factory) {
    return factory.getParameterTypes()[0] == type
        && Arrays.stream(type.getDeclaredMethods())
            .anyMatch(
                method ->
                    method.getName().equals(factory.getName())
                        && method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers()));
  }

  /** Runs a case once. */
  Outcome run(String name, Script script) {
    Run run = Run.begin(script);
    try {
      if (reset.isPresent()) {
        reset.get().invoke(null);
      }
      String end = end(name);
      String left = state.isPresent() ? " leaving " + state.get().invoke(null) : "";
      return Outcome.of(end + left, run);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  private String end(String name) throws ReflectiveOperationException {
    try {
      return "returns " + Shown.of(drive.invoke(null, task(name)));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof NoSuchMethodError linkage) {
        throw linkage; // the program is not one, which says nothing of what it does
      }
      return "throws " + Shown.of(e.getCause());
    }
  }

  private Object task(String name) throws ReflectiveOperationException {
    Method factory = factories.get(name);
    return factory.getParameterCount() == 0
        ? factory.invoke(null)
        : factory.invoke(null, newInstance());
  }

  private Object newInstance() throws ReflectiveOperationException {
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
