/**
 * Finds what is annotated with {@code @Async}. Never asks about bodies, which nobody has attributed
 * yet.
 */
package dev.pawl.processor.collect;
