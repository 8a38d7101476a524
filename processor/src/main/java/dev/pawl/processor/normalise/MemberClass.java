package dev.pawl.processor.normalise;

import dev.pawl.processor.code.Code;
import java.util.List;
import java.util.Optional;

/**
 * A class of the body as a member of the task's class, see {@link
 * dev.pawl.processor.code.MemberClasses}.
 *
 * @param declaration the class; what it captures are fields of its scope
 * @param isStatic whether it needs no instance of the task's class
 * @param scope the name of its scope, if it has one
 * @param held the fields of the scope
 */
public record MemberClass(
    Code declaration, boolean isStatic, Optional<String> scope, List<Held> held) {
  public MemberClass {
    held = List.copyOf(held);
  }

  /**
   * One field of a scope.
   *
   * @param constant the value of a constant, which is not passed to the constructor
   */
  public record Held(String type, String name, Optional<String> constant) {}
}
