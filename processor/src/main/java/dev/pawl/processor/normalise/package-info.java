/**
 * Brings a method's body into normal form: every await stands alone, in the order in which Java
 * would have evaluated it, and what is left around it holds none.
 *
 * <p>{@link Normaliser} walks the statements; one class each knows {@link Loops}, {@link Switches}
 * and {@link Tries}. Expressions are {@link OperandSpiller}'s: whatever Java evaluates before an
 * await is put into a temporary variable before it, with {@link Assignments} and {@link
 * Conditionals} for the operators that do more than combine their operands, and {@link
 * SharedCaptures} and {@link NestedCaptures} for operands whose types have no name.
 *
 * <p>Afterwards: no {@link Statement.Plain} and no condition, selector or returned value holds an
 * await; each {@link Statement.Jump} is to a label of a block around it. Nothing here knows of
 * states.
 */
package dev.pawl.processor.normalise;
