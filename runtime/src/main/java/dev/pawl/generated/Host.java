package dev.pawl.generated;

import java.lang.invoke.MethodHandles;

/**
 * What a method does in the name of the class that declares it, for the task that the method has
 * become. For generated code only.
 */
public final class Host {
  private Host() {}

  /**
   * Initialises a class, as calling a static method of it does (JLS 12.4.1).
   *
   * @param task a lookup in the name of the task's class, which is in the same package
   * @return true
   * @throws ExceptionInInitializerError if the class's initialiser fails
   */
  public static boolean initialize(MethodHandles.Lookup task, Class<?> host) {
    try {
      task.ensureInitialized(host);
      return true;
    } catch (IllegalAccessException e) {
      throw new IllegalAccessError(e.getMessage());
    }
  }

  /**
   * What {@link MethodHandles#lookup} gives to the code of a class.
   *
   * @param task a lookup in the name of the task's class, which is in the same package
   */
  public static MethodHandles.Lookup lookup(MethodHandles.Lookup task, Class<?> host) {
    try {
      return MethodHandles.privateLookupIn(host, task);
    } catch (IllegalAccessException e) {
      throw new IllegalAccessError(e.getMessage());
    }
  }
}
