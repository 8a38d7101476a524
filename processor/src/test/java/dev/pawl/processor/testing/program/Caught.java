package dev.pawl.processor.testing.program;

import dev.pawl.Cancelled;
import dev.pawl.processor.testing.Run;
import dev.pawl.processor.testing.StraightWorld;
import dev.pawl.processor.testing.Trace;

/**
 * What a catch clause of a program does first: generated code passes cancellation on through a
 * clause that would take it by accident, which plain Java would not.
 */
public final class Caught {
  private static final boolean IS_STRAIGHT = Caught.class.getClassLoader() instanceof StraightWorld;

  private Caught() {}

  /** Notes what was caught. */
  public static void caught(Throwable thrown) {
    if (thrown instanceof Cancelled cancelled) {
      if (IS_STRAIGHT) {
        throw cancelled;
      }
      Run.current().note("violation: cancellation was caught");
    }
    Trace.log(thrown);
  }
}
