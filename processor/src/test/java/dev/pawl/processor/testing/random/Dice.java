package dev.pawl.processor.testing.random;

import java.util.List;
import java.util.SplittableRandom;

/** All the choices of one generated method; the same seed gives the same method. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From 0 to {@code n - 1}. */
  int below(int n) {
    return random.nextInt(n);
  }

  /** True once in {@code n} times. */
  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @SafeVarargs
  final <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }
}
