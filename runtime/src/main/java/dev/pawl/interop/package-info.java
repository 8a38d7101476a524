/**
 * Tasks and what the JDK has for the same, both ways. In reading order:
 *
 * <ol>
 *   <li>{@link dev.pawl.interop.Futures}, with {@code StageTask} and {@code TaskFuture}: {@link
 *       java.util.concurrent.CompletableFuture}. Cancelling one side cancels the other, and what
 *       was thrown is thrown, not wrapped.
 *   <li>{@link dev.pawl.interop.Flows}, with {@link dev.pawl.interop.FlowItems} and {@code
 *       TaskPublisher}, which meets a {@code Demand}: {@link java.util.concurrent.Flow}. Neither
 *       side is sent more than it has asked for.
 * </ol>
 *
 * <p>A plain thread waits for a task by {@link dev.pawl.JoinHandle#join}; a task for code that
 * blocks, by {@link dev.pawl.blocking.Blocking}.
 */
package dev.pawl.interop;
