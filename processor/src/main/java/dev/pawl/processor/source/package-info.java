/**
 * The user's code as javac understands it: trees, types and text of one method in a {@link
 * MethodSource}.
 *
 * <p>{@link Attribution} makes javac attribute a class, and knows when it must not ({@link
 * UnresolvedNames}, from what {@link FileScope} and {@link DeclaredNames} know). {@link SourceText}
 * has the text, {@link Awaits} and {@link FacadeCalls} tell which calls mean something to Pawl,
 * {@link NewerTrees} reaches what trees say on newer JDKs.
 *
 * <p>Never asks javac about a body before {@link Attribution} has allowed it. Nothing here decides
 * what is right or wrong.
 */
package dev.pawl.processor.source;
