package dev.pawl.processor.testing;

import java.util.List;

/** What can be seen of one run from outside. */
public record Outcome(String end, List<String> trace, int awaits, int suspensions) {
  static Outcome of(String end, Run run) {
    return new Outcome(end, List.copyOf(run.trace().entries()), run.awaits(), run.suspensions());
  }

  @Override
  public String toString() {
    return String.join("\n", trace) + "\n=> " + end;
  }
}
