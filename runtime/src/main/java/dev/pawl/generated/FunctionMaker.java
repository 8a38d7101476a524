package dev.pawl.generated;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes functional interfaces that generated code can't name, of lambdas that it can write. For
 * generated code only.
 */
public final class FunctionMaker {
  private FunctionMaker() {}

  /**
   * A handle that makes an instance of {@code function} of one of {@code shape}, to which it hands
   * on what it is called with.
   *
   * @param lookup in the name of a class that may see both
   * @param function a functional interface
   * @param shape one with a single method, of the same name, whose types are those of {@code
   *     function}'s or above them
   * @return a handle of type {@code (shape) -> Object}
   * @throws ReflectiveOperationException if {@code lookup} can't see one of them
   */
  public static MethodHandle of(MethodHandles.Lookup lookup, Class<?> function, Class<?> shape)
      throws ReflectiveOperationException {
    Method ours = shape.getMethods()[0];
    List<MethodType> types = functions(function, ours);
    MethodType exact = types.get(0);
    List<Object> arguments = new ArrayList<>();
    arguments.add(exact);
    arguments.add(lookup.findVirtual(shape, ours.getName(), type(ours)));
    arguments.add(called(exact, type(ours)));
    arguments.add(LambdaMetafactory.FLAG_BRIDGES);
    arguments.add(types.size() - 1);
    arguments.addAll(types.subList(1, types.size()));
    try {
      CallSite made =
          LambdaMetafactory.altMetafactory(
              lookup, ours.getName(), MethodType.methodType(function, shape), arguments.toArray());
      return made.getTarget().asType(MethodType.methodType(Object.class, shape));
    } catch (LambdaConversionException e) {
      throw new ReflectiveOperationException(e);
    }
  }

  /**
   * The types of the function, the most exact first: an interface that gives a generic one's method
   * exact types has both.
   */
  private static List<MethodType> functions(Class<?> function, Method ours) {
    List<MethodType> types =
        Arrays.stream(function.getMethods())
            .filter(one -> Modifier.isAbstract(one.getModifiers()))
            .filter(one -> one.getName().equals(ours.getName()))
            .filter(one -> one.getParameterCount() == ours.getParameterCount())
            .map(FunctionMaker::type)
            .distinct()
            .toList();
    List<MethodType> ordered = new ArrayList<>(types);
    types.stream()
        .filter(one -> types.stream().allMatch(other -> isWithin(one, other)))
        .findFirst()
        .ifPresent(
            exact -> {
              ordered.remove(exact);
              ordered.add(0, exact);
            });
    return ordered;
  }

  /**
   * What the function is really called with: a class that {@code shape} can't name, or the type
   * that a generic function was given, whichever says more.
   */
  private static MethodType called(MethodType exact, MethodType ours) {
    MethodType called = exact.changeReturnType(lower(exact.returnType(), ours.returnType()));
    for (int i = 0; i < exact.parameterCount(); i++) {
      Class<?> parameter = lower(exact.parameterType(i), ours.parameterType(i));
      called = called.changeParameterType(i, parameter);
    }
    return called;
  }

  private static Class<?> lower(Class<?> one, Class<?> other) {
    return one.isAssignableFrom(other) ? other : one;
  }

  private static boolean isWithin(MethodType one, MethodType other) {
    for (int i = 0; i < one.parameterCount(); i++) {
      if (!other.parameterType(i).isAssignableFrom(one.parameterType(i))) {
        return false;
      }
    }
    return other.returnType().isAssignableFrom(one.returnType());
  }

  private static MethodType type(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
  }
}
