/**
 * The protocol between a task and what drives it.
 *
 * <pre>
 *   spawn ──▶ Spawner ──▶ ready queue ──take──▶ Executor ──poll(Context)──▶ Task
 *                             ▲                    │ queue empty              │ would block:
 *                             │                    ▼ waits                    ▼ leaves its Waker
 *                            wake ◀──────────── Reactor ◀──event── Registration, Direction
 * </pre>
 *
 * <p>In reading order:
 *
 * <ol>
 *   <li>{@link dev.pawl.Async} and {@link dev.pawl.Task}, with {@link dev.pawl.Poll}, {@link
 *       dev.pawl.Context}, {@link dev.pawl.Waker} and {@link dev.pawl.Cancelled}: what a task sees.
 *       A task never blocks, never touches the outside world but through its context, and never
 *       keeps the context.
 *   <li>{@link dev.pawl.AsyncBlock}: what {@code Task.async} makes a task of.
 *   <li>{@link dev.pawl.AsyncCloseable}: a resource that a task closes, for try-with-resources.
 *   <li>{@code Immediate}, {@code YieldNow}, {@code UncompiledAwait}: behind the statics of {@code
 *       Task}. Several tasks as one are in {@link dev.pawl.combine}, waiting for a moment in {@link
 *       dev.pawl.time}.
 *   <li>{@link dev.pawl.TaskLocal}: values that go along with a task, bound around its polls.
 *   <li>{@link dev.pawl.Spawner} and {@link dev.pawl.JoinHandle}, and {@code Named}, what a spawn
 *       with a name makes of a task ({@code Placed}, as a bound one is): a spawned task from
 *       outside. They never poll it. {@code BlockingJoin}: a plain thread that waits for one.
 *   <li>{@link dev.pawl.Scope}, with {@code ScopeEnd} and {@code ScopedBody}, and {@link
 *       dev.pawl.JoinSet}: several spawned tasks that don't outlive a block. They answer for what
 *       they spawn, as a {@code Member}. What their threads share is in {@code Children}, of one
 *       {@code Child} each, and in {@code Outcomes}.
 *   <li>{@code CellState}, {@code CellTurn}, {@code TaskCell}: a spawned task from inside. The
 *       state word is where the promise of no lost wake-up is kept, and the turn where an executor
 *       of one thread does without it. A cell never runs anything by itself: waking it only queues
 *       it.
 *   <li>{@code ReadyQueue}, with the {@code Arrivals} from other threads, and {@code LiveTasks}:
 *       which cells are due, and which exist. They never look into a cell's task.
 *   <li>{@code Scheduler}, and {@code Worker}, one thread's part in it: the loop. It never polls a
 *       task twice at once, nor one that is done. What it waits for besides is {@link
 *       dev.pawl.time.Timers}. Behind it are:
 *       <ul>
 *         <li>{@code SingleThreaded};
 *         <li>{@code WorkStealing}, several {@code StealingWorker}s with a {@code LocalQueue} each,
 *             an {@code Injection} for the arrivals, and {@code Sleepers}, where the promise is
 *             kept that nothing is due while all of them sleep; {@code Lookout}, what one sees of
 *             the others' long polls, and {@code UnawaitedFailures}.
 *       </ul>
 *   <li>{@code Counters}, of each worker, and {@link dev.pawl.Metrics}, their sums at a moment.
 *   <li>{@link dev.pawl.Executor}, and {@code Seat}, which says whose thread is inside; {@link
 *       dev.pawl.UnfinishedTasksException}, what closing could not end in time.
 *   <li>{@link dev.pawl.UncaughtExceptionHandler}, with {@code Uncaught} before it, and {@link
 *       dev.pawl.Trace}: who is told.
 * </ol>
 *
 * <p>Beside this package: {@link dev.pawl.combine} and {@link dev.pawl.time}, {@link dev.pawl.sync}
 * for what tasks share and wait for, {@link dev.pawl.net} and {@link dev.pawl.io}, {@link
 * dev.pawl.blocking} for calls that block, {@link dev.pawl.interop} for futures and publishers, and
 * {@link dev.pawl.reactor}, which waits in place of them all.
 *
 * <p><b>Who may call what.</b> {@code Task.poll} and {@code withdraw}: one thread at a time, as a
 * rule one of the executor's. {@code Waker.wake}, {@code Spawner.spawn}, {@code JoinHandle.cancel}
 * and {@code isDone}, {@code Executor.close}: any thread, at any time. A {@code Context}: only
 * within the poll that it was given to.
 *
 * <p><b>What happens before what.</b> Everything before {@code spawn} happens before the first
 * poll; everything before {@code wake} or {@code cancel} before the poll that it causes; each poll
 * of a task before its next one, whichever threads they are on; the last poll before {@code isDone}
 * is true and before the outcome is handed over.
 */
package dev.pawl;
