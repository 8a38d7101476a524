package dev.pawl.processor;

import dev.pawl.processor.source.MethodSource;

/** The passes from a checked method to the text of its Task class, as one function. */
@FunctionalInterface
interface Backend {
  /** Returns the compilation unit that declares the method's Task class. */
  String taskClass(MethodSource source);
}
