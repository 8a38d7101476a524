package dev.pawl.processor.testing;

/** A case and a script for which the two runs can be told apart. */
public record Difference(
    String program, String name, Script script, Outcome straight, Outcome machine) {
  @Override
  public String toString() {
    return """
    %s.%s with %s
    ---- straight
    %s
    ---- machine
    %s\
    """
        .formatted(program, name, script, straight, machine);
  }
}
