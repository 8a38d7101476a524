/**
 * What tasks share, and how they wait for each other. All of it may be used from several executors
 * at once, is fair to those who wait, and is safe to cancel: the Javadoc of each operation says
 * what its withdrawal means.
 *
 * <ol>
 *   <li>{@link dev.pawl.sync.Channel}, with its ends {@link dev.pawl.sync.Sender} and {@link
 *       dev.pawl.sync.Receiver}, and its tasks {@code Send} and {@code Receive}: a queue between
 *       tasks.
 *   <li>{@link dev.pawl.sync.Oneshot}: one value, once. {@link dev.pawl.sync.Broadcast}: each item
 *       to everybody, with {@link dev.pawl.sync.LaggedException} for the slow. {@link
 *       dev.pawl.sync.Watch}: the latest value.
 *   <li>{@link dev.pawl.sync.Semaphore}, {@link dev.pawl.sync.Mutex}, {@link dev.pawl.sync.RwLock}:
 *       who may go on; {@code Permits} is what all three are made of.
 *   <li>{@link dev.pawl.sync.Notify}, {@link dev.pawl.sync.Barrier}, {@link dev.pawl.sync.Once}:
 *       when to go on.
 *   <li>{@link dev.pawl.sync.ClosedException}: what comes of using any of them after its end.
 *   <li>{@code Operation}: the one shape of every task here; {@code Waiter}, {@code Waiters}: how
 *       it waits in line; {@code SpinLock}: what guards the line. No waker is called, and no task
 *       polled, under the lock.
 * </ol>
 *
 * <p><b>Withdrawn</b> means: nothing was taken, and what had been set aside for the operation goes
 * to the next in line. Such a task is done for; to try again, make a new one.
 *
 * <p><b>Starvation.</b> An operation that could complete at once asks {@link
 * dev.pawl.Context#mayProceed} first, so that a task which never has to wait still lets others run.
 */
package dev.pawl.sync;
