/**
 * Waiting for channels. In reading order:
 *
 * <ol>
 *   <li>{@link dev.pawl.reactor.Direction}: what is known of one direction of one channel, and who
 *       waits to know more. The truth table, and the race between arming and dropping interest, are
 *       here and nowhere else. It never tries an operation, so it never says "readable", only "try
 *       again".
 *   <li>{@link dev.pawl.reactor.Waiter}: an operation that can be stored in a direction.
 *   <li>{@link dev.pawl.reactor.Registration}: a channel's key, with its two directions.
 *   <li>{@code Events}: what a select found. It wakes nobody while the selector's locks are held.
 *   <li>{@link dev.pawl.reactor.Reactor}: the selector, and whose thread waits in it. It never
 *       polls a task, and never learns what a channel is used for.
 * </ol>
 */
package dev.pawl.reactor;
