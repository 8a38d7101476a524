package dev.pawl.processor.testing;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the awaits of one run behave: the first ones as listed, the others by the seed.
 *
 * @param cancelAt the run is cancelled at this suspension; 0 is before the first poll, {@link
 *     #NEVER} is never
 */
public record Script(List<Behaviour> awaits, long seed, int cancelAt) {
  static final int NEVER = -1;

  /** The seed that means: all awaits that are not listed are ready at once. */
  private static final long CALM = 0;

  private static final Behaviour[] ALL = Behaviour.values();

  static Script listed(List<Behaviour> awaits) {
    return new Script(List.copyOf(awaits), CALM, NEVER);
  }

  static Script allOf(Behaviour behaviour, int awaits) {
    return listed(Collections.nCopies(awaits, behaviour));
  }

  static Script seeded(long seed) {
    return new Script(List.of(), seed, NEVER);
  }

  Script cancelledAt(int suspension) {
    return new Script(awaits, seed, suspension);
  }

  /** What it says of the first awaits, the others being ready at once. */
  Script upTo(int awaits) {
    return new Script(
        IntStream.range(0, awaits).mapToObj(this::behaviour).toList(), CALM, cancelAt);
  }

  /** How the task that is the {@code n}th to be polled behaves, from 0. */
  Behaviour behaviour(int n) {
    if (n < awaits.size()) {
      return awaits.get(n);
    }
    if (seed == CALM) {
      return Behaviour.READY;
    }
    long random = mix(seed + n * 0x9E3779B97F4A7C15L);
    // Failures end most programs early: one await in twelve, so that the others are seen, too.
    boolean calm = (random >>> 32) % 4 != 0;
    Behaviour chosen = ALL[(int) Math.floorMod(random, (long) ALL.length)];
    return calm && chosen.end() != Behaviour.End.VALUE ? Behaviour.ONCE : chosen;
  }

  private static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long x = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }

  /** As short as it can be read: all awaits that behave like the last one listed are left out. */
  @Override
  public String toString() {
    int end = awaits.size();
    while (end > 1 && awaits.get(end - 1) == awaits.get(end - 2)) {
      end--;
    }
    String listed = awaits.isEmpty() ? "seed " + seed : awaits.subList(0, end) + "…";
    return cancelAt == NEVER ? listed : listed + " cancelled at suspension " + cancelAt;
  }
}
