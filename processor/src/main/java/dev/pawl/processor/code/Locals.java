package dev.pawl.processor.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;

/**
 * Which of the user's variables the machine knows. Those declared inside a statement that holds no
 * await, or in a lambda, are no business of the machine's: they are text.
 */
public final class Locals {
  private final Map<Element, Variable> variables = new HashMap<>();

  /** Makes a variable known, before anything that mentions it is read. */
  public Variable declare(Element element, Variable variable) {
    variables.put(element, variable);
    return variable;
  }

  Optional<Variable> find(Element element) {
    return Optional.ofNullable(variables.get(element));
  }
}
