package dev.pawl.generated;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * Anonymous and local classes that a task's class can't declare, as what they extend is private:
 * javac compiles them as a part of the user's class, in the {@code @Async} method that stays there.
 * For generated code only.
 */
public final class CompiledClass {
  /** How javac begins the name of the field that keeps a captured variable's value. */
  private static final String CAPTURED = "val$";

  private CompiledClass() {}

  /**
   * A handle that makes an instance of an anonymous class.
   *
   * @param lookup in the name of the user's class, or where a constructor with variable arguments
   *     captures, of the task's
   * @param type the class, which was found by the number that javac gives it
   * @param declared what it is declared to be: the class above it, or the interface
   * @param captured the variables whose values its constructor takes behind all else, in order
   * @return the constructor's handle
   * @throws IllegalAccessException if {@code lookup} can't see it
   * @throws IncompatibleClassChangeError if it is another class: the user's has been compiled
   *     without the processor since
   */
  public static MethodHandle creation(
      MethodHandles.Lookup lookup, Class<?> type, Class<?> declared, String... captured)
      throws IllegalAccessException {
    Constructor<?>[] constructors = type.getDeclaredConstructors();
    boolean isIt = type.isAnonymousClass() && isA(type, declared) && constructors.length == 1;
    if (!isIt || !captures(type, constructors[0], List.of(captured))) {
      throw isAnother(lookup, type);
    }
    return handle(lookup, constructors[0]);
  }

  /**
   * A handle that makes an instance of a local class by one of its constructors.
   *
   * @param lookup in the name of the user's class, or where a constructor with variable arguments
   *     captures, of the task's
   * @param type the class, which was found by the number that javac gives it
   * @param declared what it is declared to be: the class above it, or an interface
   * @param arguments what the constructor takes in front of what is captured
   * @param captured the variables whose values the constructor takes behind that, in order
   * @return the constructor's handle
   * @throws IllegalAccessException if {@code lookup} can't see it
   * @throws IncompatibleClassChangeError if it is another class: the user's has been compiled
   *     without the processor since
   */
  public static MethodHandle creation(
      MethodHandles.Lookup lookup,
      Class<?> type,
      Class<?> declared,
      MethodType arguments,
      String... captured)
      throws IllegalAccessException {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      List<Class<?>> parameters = List.of(constructor.getParameterTypes());
      int first = arguments.parameterCount();
      if (parameters.size() == first + captured.length
          && parameters.subList(0, first).equals(arguments.parameterList())
          && type.isLocalClass()
          && isA(type, declared)
          && captures(type, constructor, List.of(captured))) {
        return handle(lookup, constructor);
      }
    }
    throw isAnother(lookup, type);
  }

  /**
   * Of a constructor with variable arguments, behind which stands what is captured, there is no
   * direct handle (JVMS 4.6 asks for no array at the end, {@link MethodHandle#withVarargs} does).
   */
  private static MethodHandle handle(MethodHandles.Lookup lookup, Constructor<?> constructor)
      throws IllegalAccessException {
    List<Class<?>> parameters = List.of(constructor.getParameterTypes());
    if (!constructor.isVarArgs() || parameters.get(parameters.size() - 1).isArray()) {
      return lookup.unreflectConstructor(constructor).asFixedArity();
    }
    try {
      MethodHandle reflective =
          lookup
              .findVirtual(
                  Constructor.class,
                  "newInstance",
                  MethodType.methodType(Object.class, Object[].class))
              .bindTo(constructor)
              .asCollector(Object[].class, parameters.size())
              .asType(MethodType.methodType(constructor.getDeclaringClass(), parameters));
      MethodHandle thrown =
          MethodHandles.lookup()
              .findStatic(
                  CompiledClass.class,
                  "thrown",
                  MethodType.methodType(Object.class, InvocationTargetException.class))
              .asType(
                  reflective
                      .type()
                      .dropParameterTypes(0, parameters.size())
                      .insertParameterTypes(0, InvocationTargetException.class));
      return MethodHandles.catchException(reflective, InvocationTargetException.class, thrown);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static Object thrown(InvocationTargetException e) throws Throwable {
    throw e.getCause();
  }

  private static boolean isA(Class<?> type, Class<?> declared) {
    return declared == type.getSuperclass() || List.of(type.getInterfaces()).contains(declared);
  }

  private static IncompatibleClassChangeError isAnother(
      MethodHandles.Lookup lookup, Class<?> type) {
    return new IncompatibleClassChangeError(
        type.getName()
            + " is not the class that the processor saw. Compile "
            + lookup.lookupClass().getName()
            + " and what is generated from it again, together.");
  }

  /**
   * Whether the constructor ends with these variables. By type alone two could change places
   * unnoticed, so their fields must stand in that order, too, as javac writes them, and as JVMs
   * tell them though they need not.
   */
  private static boolean captures(Class<?> type, Constructor<?> constructor, List<String> names) {
    Class<?>[] parameters = constructor.getParameterTypes();
    int first = parameters.length - names.size();
    List<String> expected = new ArrayList<>();
    for (int i = Math.max(0, -first); i < names.size(); i++) {
      expected.add(names.get(i) + " " + parameters[first + i].getName());
    }
    List<String> found = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (field.isSynthetic() && field.getName().startsWith(CAPTURED)) {
        found.add(field.getName().substring(CAPTURED.length()) + " " + field.getType().getName());
      }
    }
    return first >= 0 && found.equals(expected);
  }
}
