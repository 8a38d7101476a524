/**
 * The state machine as a value: what {@code split} makes, {@code liveness} studies and {@code emit}
 * writes.
 *
 * <p>A {@link Machine} is a {@link Region} of {@link Part}s in the order in which they are written:
 * a {@link State} holds {@link Operation}s, and control falls from its end into the next part
 * unless the last operation leads elsewhere; a {@link Try} holds a region of its own, because only
 * code inside a {@code try} statement is caught by it. A {@link Way} says how to go from one place
 * to another, through the cleanups between them.
 */
package dev.pawl.processor.machine;
