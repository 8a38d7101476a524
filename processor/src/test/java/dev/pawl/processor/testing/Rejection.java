package dev.pawl.processor.testing;

import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Why a method did not become a machine.
 *
 * @param message javac's, with the place
 * @param excerpt the lines at fault of a generated source; empty for others
 */
public record Rejection(String program, String method, Kind kind, String message, String excerpt) {
  public enum Kind {
    /** The processor said so, at a line of the method: honest. */
    REFUSED,
    /** It calls a method that was rejected. */
    DEPENDENT,
    /** The generated code does not compile, or the processor blames itself: a bug. */
    BROKEN
  }

  /** The message without what differs from method to method: the place, and numbers in names. */
  String cause() {
    List<String> lines = message.lines().toList();
    boolean isFault = lines.get(0).contains("[our-fault]") && lines.size() > 2;
    String symbol = lines.size() > 1 && lines.get(1).contains("symbol:") ? lines.get(1) : "";
    String cause = isFault ? lines.get(2) : lines.get(0).replaceFirst("^\\S+ ", "") + symbol;
    return cause.replaceAll("\\d+", "").strip();
  }

  static Kind kindOf(Diagnostic<? extends JavaFileObject> error) {
    String message = error.getMessage(Locale.ROOT);
    boolean refusal = message.startsWith("[") && !message.startsWith("[our-fault]");
    return refusal ? Kind.REFUSED : Kind.BROKEN;
  }

  @Override
  public String toString() {
    return "%s %s.%s: %s%s".formatted(kind, program, method, message, excerpt);
  }
}
