package dev.pawl.processor.testing.program;

import dev.pawl.Poll;
import dev.pawl.Task;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** What a straight facade gives: a task that simply calls the method when it is polled. */
public final class StraightCall {
  private StraightCall() {}

  /**
   * The task of one call.
   *
   * @param facade tells the class loader
   * @param owner binary name of the method's class
   * @param descriptor the method's, as in a class file
   * @param self null for a static method
   */
  public static <T, X extends Throwable> Task<T, X> of(
      Class<?> facade, String owner, String name, String descriptor, Object self, Object... args) {
    boolean[] over = {false};
    return cx -> {
      if (over[0]) {
        throw new IllegalStateException(name + " was polled after it completed");
      }
      over[0] = true;
      return Poll.ready(StraightCall.<T, X>call(facade, owner, name, descriptor, self, args));
    };
  }

  @SuppressWarnings("unchecked") // the facade has the method's own types
  private static <T, X extends Throwable> T call(
      Class<?> facade, String owner, String name, String descriptor, Object self, Object[] args)
      throws X {
    try {
      ClassLoader loader = facade.getClassLoader();
      Method method =
          Class.forName(owner, true, loader)
              .getDeclaredMethod(
                  name, MethodType.fromMethodDescriptorString(descriptor, loader).parameterArray());
      method.setAccessible(true);
      return (T) method.invoke(self, args);
    } catch (InvocationTargetException e) {
      throw (X) e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("straight call of " + name, e);
    }
  }
}
