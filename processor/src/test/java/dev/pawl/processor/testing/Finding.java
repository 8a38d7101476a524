package dev.pawl.processor.testing;

/**
 * A random method that went wrong.
 *
 * @param seed makes the method again
 * @param kind what went wrong, in a word
 * @param text the details
 * @param program as small as it still goes wrong
 */
public record Finding(long seed, Kind kind, String text, String program) {
  /** What went wrong. */
  public enum Kind {
    /** The machine does something else than the body says. */
    DIFFERENT,
    /** The generated code does not compile, or the processor blames itself. */
    BROKEN,
    /** javac stopped, or the virtual machine rejected the classes. */
    CRASHED
  }

  @Override
  public String toString() {
    return "seed %d %s\n%s\n---- program\n%s".formatted(seed, kind, text, program);
  }
}
