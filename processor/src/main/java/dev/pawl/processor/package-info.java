/**
 * Turns {@code @Async} methods into state machines. This is the map of the code.
 *
 * <p>{@link AsyncProcessor} is javac's side, {@link Rounds} says which round does what: in one
 * round {@link FacadeStage} writes {@code FooAsync}, whose factories the bodies mention; in a later
 * one {@link TaskClassStage} sends each method through the {@link Pipeline}. What waits for a round
 * waits by name ({@link AsyncMethod}), since elements and trees die with theirs.
 *
 * <p>Each package is a pass: a value in, a value out, nothing shared. In order:
 *
 * <table>
 *   <caption>The passes</caption>
 *   <tr><th>package<th>from<th>to<th>may assume<th>must never
 *   <tr><td>{@code collect}<td>a round<td>classes with {@code @Async} methods<td><td>look into bodies
 *   <tr><td>{@code facade}<td>signatures<td>facades, the names of all that is generated<td>every type in the signatures
 *       exists<td>look into bodies, or give a name twice
 *   <tr><td>{@code source}<td>a method by name<td>its attributed tree, text and awaits<td>its facade exists<td>let the user's javac
 *       attribute anything before the last round
 *   <tr><td>{@code check}<td>an attributed method<td>errors and warnings at the user's lines<td>javac understood the
 *       whole class<td>change anything
 *   <tr><td>{@code normalise}<td>an attributed method<td>statements in which each await stands alone<td>no rule is
 *       broken<td>reorder what Java evaluates, or know of states
 *   <tr><td>{@code split}<td>statements in normal form<td>a {@code machine}<td>awaits stand alone<td>cut what holds no
 *       await
 *   <tr><td>{@code liveness}<td>a machine<td>what each suspension keeps<td><td>change the machine
 *   <tr><td>{@code emit}<td>machine and liveness<td>the text of the Task class<td><td>decide what the program means
 * </table>
 *
 * <p>{@code code} and {@code machine} are the values that several passes share; {@code diagnostic}
 * has every message. Whatever a pass can't do right it refuses by throwing {@link
 * dev.pawl.processor.diagnostic.Rejected}: a wrong program is the worst that can come out of here.
 *
 * <p>Only the public API of the compiler is used, {@code com.sun.source}; only {@code facade} and
 * {@code emit} know JavaPoet.
 */
package dev.pawl.processor;
