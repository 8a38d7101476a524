/**
 * Calls that block, off the executor's thread. In reading order:
 *
 * <ol>
 *   <li>{@link dev.pawl.blocking.Blocking}: a task of a call; {@link dev.pawl.blocking.OnCancel}:
 *       what its cancellation does.
 *   <li>{@code BlockingTask}: the call between the one who awaits it and the thread that runs it.
 *   <li>{@link dev.pawl.blocking.BlockingPool}: the threads. {@code Workers} starts, queues and
 *       ends; {@code VirtualThreads} reaches what JDK 17 has no name for. A pool never looks at
 *       what it runs.
 * </ol>
 */
package dev.pawl.blocking;
