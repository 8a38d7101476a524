package dev.pawl.processor.testing.random;

/**
 * A local variable of a generated method.
 *
 * @param isFixed never assigned again, so that lambdas may capture it
 */
record Local(String name, JavaType type, boolean isFixed) {}
