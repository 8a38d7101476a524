package dev.pawl.processor.testing.random;

/** A switch expression of a type: what needs statements inside an expression. */
@FunctionalInterface
interface SwitchExpressions {
  String of(JavaType type, int depth);
}
