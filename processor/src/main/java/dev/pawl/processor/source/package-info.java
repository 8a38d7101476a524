/**
 * The user's code as javac understands it: trees, types and text of one method in a {@link
 * MethodSource}.
 *
 * <p>{@link Attribution} says why the user's javac can't be asked about bodies. It starts a {@link
 * SecondCompilation} instead, which sees what the {@link FirstCompilation} knows by way of {@link
 * KnownClasses}, {@link WithoutBodies} and {@link ImportedModules}, and answers with {@link
 * AttributedClasses}. {@link SourceText} has the text, {@link Awaits} and {@link FacadeCalls} tell
 * which calls mean something to Pawl, {@link NewerTrees} reaches what trees say on newer JDKs,
 * {@link BoundClasses} are those that a class needs for its arguments.
 *
 * <p>Trees and elements of the two compilations must never be mixed; what is known of one is found
 * in the other by name. Nothing here decides what is right or wrong.
 */
package dev.pawl.processor.source;
