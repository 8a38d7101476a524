package dev.pawl.processor.emit;

import dev.pawl.processor.code.Variable;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields that keep variables while the task is suspended, called like the variables. */
final class Fields {
  /** The field of the result, which the machines that await this one read. */
  static final String RESULT = "value";

  private final Map<Variable, String> fields = new LinkedHashMap<>();

  Fields(Iterable<Variable> kept, NameScope names) {
    for (Variable variable : kept) {
      String name = names.of(variable);
      fields.put(variable, name.equals(RESULT) ? names.fresh(name) : name);
    }
  }

  /** The field of a variable. */
  String of(Variable variable) {
    return fields.get(variable);
  }

  /** All fields by their variables. */
  Map<Variable, String> all() {
    return fields;
  }
}
