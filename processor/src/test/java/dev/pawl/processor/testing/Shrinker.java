package dev.pawl.processor.testing;

import java.util.Iterator;
import java.util.function.Predicate;

/** Makes a program that goes wrong as short as it still goes wrong. */
final class Shrinker {
  private final Predicate<SourceFile> stillGoesWrong;
  private int attempts;

  /**
   * @param stillGoesWrong false, too, for what is not Java
   * @param attempts how many shorter programs to try at most
   */
  Shrinker(Predicate<SourceFile> stillGoesWrong, int attempts) {
    this.stillGoesWrong = stillGoesWrong;
    this.attempts = attempts;
  }

  /** The shortest program found; only {@code method} and its {@code callees} are made shorter. */
  SourceFile shrink(SourceFile program, String method, String callees) {
    SourceFile shortest = program;
    Iterator<SourceFile> candidates = Reductions.of(shortest, method, callees).iterator();
    while (candidates.hasNext() && attempts-- > 0) {
      SourceFile candidate = candidates.next();
      if (stillGoesWrong.test(candidate)) {
        shortest = candidate;
        candidates = Reductions.of(shortest, method, callees).iterator();
      }
    }
    return shortest;
  }
}
