/**
 * Writes the task's class: {@link TaskClassWriter} the class, {@link AdvanceWriter} its {@code
 * advance}, {@link CodeText} the user's statements in it, {@link StateTable} the Javadoc and {@code
 * toString}, {@link AccessHandles} what reaches private members.
 *
 * <p>Only here are variables given names and places. What is written must compile without a warning
 * and be pleasant to read.
 */
package dev.pawl.processor.emit;
