/**
 * What is refused or warned of, one class per rule. A rule, its {@link
 * dev.pawl.processor.diagnostic.Problem} and the program {@code rejected/Rule.java} have one name.
 *
 * <p>{@link UnsupportedMethod} and {@link SameFactory} need only signatures and run before the
 * facade is written; {@link Checks} holds those that need an attributed body; {@link StrayAwaits}
 * looks also where nothing is {@code @Async}.
 */
package dev.pawl.processor.check;
