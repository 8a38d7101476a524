package dev.pawl.processor.testing.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Methods with parameters that a random method awaits, and that await one another. */
final class Callees {
  private final Map<JavaType, List<Callee>> byResult = new HashMap<>();

  /**
   * One of them.
   *
   * @param extra the type of an argument before the others, for a generic one; or null
   * @param throwsChecked whether it declares the checked exception
   */
  record Callee(
      String name, Host host, JavaType extra, List<JavaType> parameters, boolean throwsChecked) {}

  void add(JavaType result, Callee callee) {
    byResult.computeIfAbsent(result, type -> new ArrayList<>()).add(callee);
  }

  /** Those that give a value of a type and can be called from a method of a host. */
  List<Callee> of(JavaType result, Host caller) {
    return byResult.getOrDefault(result, List.of()).stream()
        .filter(callee -> caller.hasProgram() || !callee.host.hasProgram())
        .collect(Collectors.toList());
  }
}
