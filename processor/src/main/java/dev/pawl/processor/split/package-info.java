/**
 * Cuts a body in normal form into states: {@link Splitter} the statements, {@link Jumps} the ways
 * between them, {@link FinallyPaths} what a {@code finally} does with each way that leads into it.
 *
 * <p>A new state begins only where something other than the statement before it leads: at an await,
 * at the head of a loop, where branches meet. What nothing jumps to has no number. A machine too
 * long for one method is cut in more places, but never between an await and what reads its value.
 */
package dev.pawl.processor.split;
