package dev.pawl.processor;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What javac offers to a processor.
 *
 * @param environment javac's own
 * @param filer the build tool's own where it has one, since it keeps track of what is generated
 *     from what
 */
record JavacEnvironment(
    ProcessingEnvironment environment, Trees trees, Types types, Elements elements, Filer filer) {
  private static final String JAVAC = "com.sun.tools.javac.processing.JavacProcessingEnvironment";

  /** Where the environments that build tools hand out keep the one that they wrap. */
  private static final String[] DELEGATES = {"delegate", "val$delegateTo", "processingEnv"};

  /** The environment of javac, wrapped or not; empty under another compiler. */
  static Optional<JavacEnvironment> of(ProcessingEnvironment environment) {
    try {
      ProcessingEnvironment javac = unwrap(environment);
      Trees trees = Trees.instance(javac);
      return Optional.of(
          new JavacEnvironment(
              javac, trees, javac.getTypeUtils(), javac.getElementUtils(), environment.getFiler()));
    } catch (IllegalArgumentException notJavac) {
      return Optional.empty();
    }
  }

  private static ProcessingEnvironment unwrap(ProcessingEnvironment environment) {
    ProcessingEnvironment unwrapped = intelliJ(environment);
    while (!unwrapped.getClass().getName().equals(JAVAC)) {
      Optional<ProcessingEnvironment> inner = delegate(unwrapped);
      if (inner.isEmpty()) break;
      unwrapped = inner.get();
    }
    return unwrapped;
  }

  /**
   * IntelliJ's build process has a method for this, which its documentation asks processors to call
   * by reflection.
   */
  private static ProcessingEnvironment intelliJ(ProcessingEnvironment environment) {
    try {
      return (ProcessingEnvironment)
          environment
              .getClass()
              .getClassLoader()
              .loadClass("org.jetbrains.jps.javac.APIWrappers")
              .getDeclaredMethod("unwrap", Class.class, Object.class)
              .invoke(null, ProcessingEnvironment.class, environment);
    } catch (ReflectiveOperationException | RuntimeException notIntelliJ) {
      return environment;
    }
  }

  /** Gradle's incremental compiler and kapt wrap in a field. */
  private static Optional<ProcessingEnvironment> delegate(Object environment) {
    Object holder = environment;
    if (Proxy.isProxyClass(environment.getClass())) {
      InvocationHandler handler = Proxy.getInvocationHandler(environment);
      holder = handler;
    }
    for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
      for (String name : DELEGATES) {
        if (field(type, name, holder) instanceof ProcessingEnvironment inner) {
          return Optional.of(inner);
        }
      }
    }
    return Optional.empty();
  }

  private static Object field(Class<?> type, String name, Object holder) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(holder);
    } catch (ReflectiveOperationException | RuntimeException none) {
      return null;
    }
  }
}
