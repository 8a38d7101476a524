package dev.pawl.processor.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a case straight and as a machine under many scripts. */
final class Comparison {
  /**
   * More awaits than this in a run without trouble: behaviours are sampled instead of enumerated.
   */
  private static final int ENUMERATED = 4;

  private static final List<Behaviour> ALPHABET =
      List.of(Behaviour.READY, Behaviour.ONCE, Behaviour.FAILS, Behaviour.FAILS_LATER);

  /** Long enough for what a failure makes a program await in addition. */
  private static final int ALL_AWAITS = 1_000;

  private static final int SEEDS = 40;
  private static final int CANCELLATIONS = 16;

  private final Program straight;
  private final Program machine;

  Comparison(Program straight, Program machine) {
    this.straight = straight;
    this.machine = machine;
  }

  /**
   * Every behaviour of up to four awaits, samples of more, and cancellation at every suspension.
   */
  Optional<Difference> thorough(String name) {
    List<Script> scripts = new ArrayList<>();
    for (Behaviour behaviour : Behaviour.values()) {
      scripts.add(Script.allOf(behaviour, ALL_AWAITS));
    }
    int awaits = straight.run(name, Script.allOf(Behaviour.READY, ALL_AWAITS)).awaits();
    if (awaits <= ENUMERATED) {
      enumerate(awaits, List.of(), scripts);
    }
    for (int seed = 1; seed <= SEEDS; seed++) {
      scripts.add(Script.seeded(seed));
    }
    List<Script> uncancelled = distinct(name, scripts);
    return firstDifference(name, distinct(name, withCancellations(name, uncancelled)));
  }

  /** A handful of scripts, for programs that come by the thousand. */
  Optional<Difference> brief(String name, long seed) {
    Script pending = Script.allOf(Behaviour.ONCE, ALL_AWAITS);
    List<Script> scripts = new ArrayList<>();
    Outcome whenPending = straight.run(name, pending);
    Optional<Difference> difference = difference(name, pending, whenPending);
    if (difference.isPresent()) {
      return difference;
    }
    scripts.add(Script.allOf(Behaviour.READY, ALL_AWAITS));
    for (int i = 0; i < 3; i++) {
      scripts.add(Script.seeded(seed * 31 + i + 1));
    }
    int suspensions = whenPending.suspensions();
    scripts.add(pending.cancelledAt((int) Math.floorMod(seed, suspensions + 1L)));
    scripts.add(Script.seeded(seed * 31 + 7).cancelledAt((int) Math.floorMod(seed, 5L)));
    return firstDifference(name, scripts);
  }

  /** The difference that one script makes. */
  Optional<Difference> under(String name, Script script) {
    return difference(name, script, straight.run(name, script));
  }

  private Optional<Difference> difference(String name, Script script, Outcome expected) {
    Outcome actual = machine.run(name, script);
    return expected.equals(actual)
        ? Optional.empty()
        : Optional.of(new Difference(straight.type().getName(), name, script, expected, actual));
  }

  private Optional<Difference> firstDifference(String name, Collection<Script> scripts) {
    return scripts.stream()
        .map(script -> under(name, script))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * The first script of each run. Most scripts are longer than the runs, which end with a failure,
   * and say the same as far as these come. The machine needs to be run no oftener than the program:
   * one that awaits more than that is found out by any of them.
   */
  private List<Script> distinct(String name, List<Script> scripts) {
    Map<Script, Script> firsts = new LinkedHashMap<>();
    for (Script script : scripts) {
      firsts.putIfAbsent(script.upTo(straight.run(name, script).awaits()), script);
    }
    return List.copyOf(firsts.values());
  }

  private static void enumerate(int awaits, List<Behaviour> chosen, List<Script> scripts) {
    if (chosen.size() == awaits) {
      scripts.add(Script.listed(chosen));
      return;
    }
    for (Behaviour behaviour : ALPHABET) {
      List<Behaviour> longer = new ArrayList<>(chosen);
      longer.add(behaviour);
      enumerate(awaits, longer, scripts);
    }
  }

  private List<Script> withCancellations(String name, List<Script> scripts) {
    List<Script> all = new ArrayList<>(scripts);
    for (Script script : scripts) {
      int suspensions = straight.run(name, script).suspensions();
      for (int at = 0; at <= Math.min(suspensions, CANCELLATIONS); at++) {
        all.add(script.cancelledAt(at));
      }
    }
    return all;
  }
}
