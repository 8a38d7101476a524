package dev.pawl.processor.testing;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values as text that is the same in both runs: no identity hash codes, no names of hidden classes.
 */
final class Shown {
  private Shown() {}

  static String of(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof String text) {
      return '"' + text + '"';
    }
    if (value instanceof Throwable thrown) {
      return thrown(thrown);
    }
    if (value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> of(Array.get(value, i)))
          .collect(Collectors.joining(", ", simpleName(value) + "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> of(entry.getKey()) + "=" + of(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return saysWhatItIs(value) ? simpleName(value) + " " + value : simpleName(value);
  }

  /**
   * Class, message, the task it comes from if it is that task's own object, what is suppressed,
   * cause.
   */
  static String thrown(Throwable thrown) {
    List<String> parts = new ArrayList<>();
    parts.add(thrown.getClass().getName());
    if (messageIsOurs(thrown)) {
      parts.add(String.valueOf(thrown.getMessage()));
    }
    Integer task = Run.current().whoFailedWith(thrown);
    if (task != null) {
      parts.add("of #" + task);
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      parts.add("suppressed(" + thrown(suppressed) + ")");
    }
    if (thrown.getCause() != null) {
      parts.add("cause(" + thrown(thrown.getCause()) + ")");
    }
    return String.join(" ", parts);
  }

  /**
   * The virtual machine's helpful messages name locals, class loaders and methods, which differ by
   * right.
   */
  private static boolean messageIsOurs(Throwable thrown) {
    return !(thrown instanceof NullPointerException
        || thrown instanceof ClassCastException
        || thrown instanceof VirtualMachineError
        || thrown.getClass().getName().equals("dev.pawl.Cancelled"));
  }

  private static boolean saysWhatItIs(Object value) {
    try {
      return value.getClass().getMethod("toString").getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static String simpleName(Object value) {
    return value.getClass().isHidden() ? "a lambda" : value.getClass().getSimpleName();
  }
}
