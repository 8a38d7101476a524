package dev.pawl.processor.check;

import dev.pawl.processor.diagnostic.Reporter;
import dev.pawl.processor.source.MethodSource;
import java.util.List;

/** The rules that an attributed method must keep to. */
public final class Checks {
  private static final List<Rule> RULES =
      List.of(
          MisplacedAwait::check, RawAsyncCall::check, BlockingCall::check, UnawaitedTask::check);

  /** One rule: reports each place where a method breaks it. */
  @FunctionalInterface
  interface Rule {
    void check(MethodSource source, Reporter reporter);
  }

  private Checks() {}

  /** Applies the rules in order. Returns whether the method may go on: warnings don't keep it. */
  public static boolean pass(MethodSource source, Reporter reporter) {
    int before = reporter.errors();
    for (Rule rule : RULES) rule.check(source, reporter);
    return reporter.errors() == before;
  }
}
