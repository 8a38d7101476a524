package dev.pawl.processor.testing.program;

import java.util.List;

/** Compiled classes with initialisers, and one without. */
public final class Initialised {
  private Initialised() {}

  /** Its initialiser makes a list. */
  public static class WithField {
    static final List<String> LIST = List.of();
  }

  /** Has nothing to initialise. */
  public static class Idle {
    static final int N = 1;
  }

  /** Is initialised with the classes that implement it. */
  public interface WithDefault extends Runnable {
    List<String> LIST = List.of();

    @Override
    default void run() {}
  }
}
