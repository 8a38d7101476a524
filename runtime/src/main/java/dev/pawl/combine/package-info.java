/**
 * Several tasks as one, polled in place: nothing is spawned. Users reach them through the statics
 * of {@link dev.pawl.Task}. In reading order:
 *
 * <ol>
 *   <li>{@code Child}: one of several tasks, and the waker that it is polled with, which says who
 *       of many was woken; {@code Awakenings}: those who were, in order.
 *   <li>{@code Group}: polls those that were woken, in the order in which they were; once the
 *       outcome is decided, cancels the rest and waits for its cleanup. What a combinator promises
 *       about failures and late values is kept here.
 *   <li>{@link dev.pawl.combine.Join} with {@link dev.pawl.combine.Joined}, and {@link
 *       dev.pawl.combine.Race} with {@link dev.pawl.combine.Selected}: what decides.
 *   <li>{@link dev.pawl.combine.Shielded}, {@link dev.pawl.combine.Mapped}: one task, seen
 *       differently.
 *   <li>{@link dev.pawl.combine.Retry}: one task after another.
 * </ol>
 */
package dev.pawl.combine;
